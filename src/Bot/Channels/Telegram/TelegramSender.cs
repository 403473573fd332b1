using System.Globalization;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Sends outbox rows through the Bot API.</summary>
internal sealed class TelegramSender(
    TelegramClients clients,
    TelegramAlbums albums,
    TextCatalog catalog,
    TimeProvider time
) : IChannelSender
{
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private ITelegramBotClient Bot => clients.Calls;

    /// <inheritdoc/>
    public Channel Channel => TelegramChannel.Channel;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation)
    {
        var chat = new ChatId(long.Parse(message.Contact.Address, CultureInfo.InvariantCulture));
        try
        {
            return (message.Content with { Markup = TelegramText.Html(message.Content.Markup) }) switch
            {
                { RefreshesMenu: true } => await RefreshMenuAsync(chat, message, db, cancellation),
                { DropsButtonsOf: { } id } => await DropButtonsAsync(chat, id, cancellation),
                { DropsButtonsOfRow: { } row } => await SentAsAsync(row, db, cancellation) is { } id
                    ? await DropButtonsAsync(chat, id, cancellation)
                    : NeverDelivered,
                { Replaces: { } row } content => await SentAsAsync(row, db, cancellation) is { } id
                    ? await EditAsync(chat, id, content, cancellation)
                    : NeverDelivered,
                { Attachment: { } file } content => await SendFileAsync(chat, content, file, db, cancellation),
                { Photos.Count: > 0 } content => await albums.SendAsync(chat, message, content, db, cancellation),
                var content => await SendTextAsync(chat, content, message.PartsSent, cancellation),
            };
        }
        catch (ApiRequestException refused)
        {
            return Refused(refused);
        }
        catch (RequestException failure)
        {
            return new SendResult.Failed(
                failure.HttpStatusCode is { } status
                    ? $"HTTP {(int)status}"
                    : failure.InnerException?.GetType().Name ?? "no answer"
            );
        }
    }

    private async Task<SendResult> SendTextAsync(
        ChatId chat,
        OutgoingMessage content,
        int partsSent,
        CancellationToken cancellation
    )
    {
        var parts = TelegramText.Split(content.Markup);
        var index = Math.Min(partsSent, parts.Count - 1);
        var isLast = index == parts.Count - 1;
        var sent = await Bot.SendMessage(
            chat,
            parts[index],
            parseMode: ParseMode.Html,
            replyMarkup: isLast ? Keyboard(content) : null,
            linkPreviewOptions: NoPreview,
            disableNotification: content.Silent,
            cancellationToken: cancellation
        );
        return new SendResult.Delivered(sent.Id.ToString(CultureInfo.InvariantCulture), More: !isLast);
    }

    private static readonly SendResult NeverDelivered = new SendResult.Pointless("the message was never delivered");

    private static Task<string?> SentAsAsync(long row, HelpdeskDb db, CancellationToken cancellation) =>
        db.Outbox.Where(r => r.Id == row).Select(r => r.PlatformMessageId).SingleOrDefaultAsync(cancellation);

    private async Task<SendResult> EditAsync(
        ChatId chat,
        string id,
        OutgoingMessage content,
        CancellationToken cancellation
    )
    {
        await Bot.EditMessageText(
            chat,
            Id(id),
            TelegramText.Fit(content.Markup),
            parseMode: ParseMode.Html,
            replyMarkup: Keyboard(content),
            linkPreviewOptions: NoPreview,
            cancellationToken: cancellation
        );
        return new SendResult.Delivered(id);
    }

    private async Task<SendResult> DropButtonsAsync(ChatId chat, string id, CancellationToken cancellation)
    {
        await Bot.EditMessageReplyMarkup(chat, Id(id), replyMarkup: null, cancellationToken: cancellation);
        return new SendResult.Delivered(id);
    }

    private async Task<SendResult> RefreshMenuAsync(
        ChatId chat,
        OutboxMessage message,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        var person = message.Contact.Person;
        var actsForHead = await Officers.ActsForAsync(db, person.Id, time.GetUtcNow(), cancellation) is not null;
        await Bot.SetMyCommands(
            TelegramMenu.For(actsForHead ? person.Roles | Roles.Head : person.Roles, catalog.For(person)),
            BotCommandScope.Chat(chat),
            cancellationToken: cancellation
        );
        return new SendResult.Delivered(null);
    }

    private async Task<SendResult> SendFileAsync(
        ChatId chat,
        OutgoingMessage content,
        long id,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        if (
            await db.Attachments.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellation)
            is not { } file
        )
            return new SendResult.Pointless("the file is kept no more");
        using var bytes = new MemoryStream(file.Bytes, writable: false);
        return Delivered(
            await Bot.SendDocument(
                chat,
                InputFile.FromStream(bytes, file.FileName),
                caption: content.Markup,
                parseMode: ParseMode.Html,
                disableNotification: content.Silent,
                cancellationToken: cancellation
            )
        );
    }

    private static SendResult.Delivered Delivered(Message sent) => new(sent.Id.ToString(CultureInfo.InvariantCulture));

    private static int Id(string id) => int.Parse(id, CultureInfo.InvariantCulture);

    private static InlineKeyboardMarkup? Keyboard(OutgoingMessage content) =>
        content.Buttons.Count == 0
            ? null
            : new InlineKeyboardMarkup(
                content.Buttons.Select(row =>
                    row.Select(button => InlineKeyboardButton.WithCallbackData(button.Label, button.Data))
                )
            );

    private static SendResult Refused(ApiRequestException refused)
    {
        bool Says(string words) => refused.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
        return refused switch
        {
            { ErrorCode: 429 } => new SendResult.TooFast(TimeSpan.FromSeconds(refused.Parameters?.RetryAfter ?? 1)),
            { ErrorCode: 403 } => new SendResult.Unreachable(refused.Message),
            { ErrorCode: 400 } when Says("message is not modified") => new SendResult.Pointless(refused.Message),
            { ErrorCode: 400 }
                when Says("message to edit not found")
                    || Says("message can't be edited")
                    || Says("MESSAGE_ID_INVALID") => new SendResult.Pointless(refused.Message),
            { ErrorCode: 400 } when Says("chat not found") || Says("user not found") => new SendResult.Unreachable(
                refused.Message
            ),
            { ErrorCode: 400 or 413 } => new SendResult.Rejected(refused.Message),
            _ => new SendResult.Failed($"{refused.ErrorCode}"),
        };
    }
}

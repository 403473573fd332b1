using System.Globalization;
using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Shows photos: together as an album; when Telegram refuses that, each in a message of its own; one that it can't show
/// as a photo (more than 10 MB, or too wide or high) as a file. What can't be shown at all is said.
/// </summary>
internal sealed class TelegramAlbums(
    TelegramClients clients,
    IPhotoStore store,
    TextCatalog catalog,
    ChannelDirectory channels,
    TimeProvider time
)
{
    private ITelegramBotClient Bot => clients.Calls;

    /// <summary>Sends the photos of a row, or the next part of it.</summary>
    /// <exception cref="RequestException">Telegram refused it, or did not answer.</exception>
    public async Task<SendResult> SendAsync(
        ChatId chat,
        OutboxMessage message,
        OutgoingMessage content,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        var photos = await db
            .Photos.AsNoTracking()
            .Include(photo => photo.Contact)
            .Where(photo => content.Photos.Contains(photo.Id))
            .OrderBy(photo => photo.Id)
            .ToListAsync(cancellation);
        if (
            photos.Any(photo => photo.Status is PhotoStatus.Pending && !IsKnownHere(photo))
            && time.GetUtcNow() - message.CreatedAt < PhotoFetcher.Patience
        )
            return new SendResult.NotYet(TimeSpan.FromSeconds(1));
        var usable = await UsableAsync(photos, cancellation);
        if (usable.Count == 0)
            return await SayMissingAsync(chat, message, content, db, cancellation);
        if (usable.Count > 1 && message.PartsSent == 0)
            try
            {
                return await SendAlbumAsync(chat, usable, content, cancellation);
            }
            catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 413)
            {
                // One that can't be shown must not take the others along: they follow one by one.
            }
        var index = Math.Min(message.PartsSent, usable.Count - 1);
        var caption = index == 0 ? content.Markup : "";
        var sent = await SendOneAsync(chat, usable[index], caption, content.Silent, cancellation);
        return Delivered(sent) with { More = index < usable.Count - 1 };
    }

    // Those that are still to be fetched follow when they are there.
    private async Task<SendResult> SayMissingAsync(
        ChatId chat,
        OutboxMessage message,
        OutgoingMessage content,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        if (
            await db
                .Tickets.Where(ticket => ticket.Id == message.TicketId)
                .Select(ticket => ticket.Code)
                .SingleOrDefaultAsync(cancellation)
            is not { } code
        )
            return new SendResult.Pointless("none of the photos can be shown");
        var said = catalog
            .For(message.Contact.Person)
            .PhotosMissingHere(code: ChatText.Code(code), count: content.Photos.Count);
        return Delivered(
            await Bot.SendMessage(
                chat,
                TelegramText.Html(said.Markup),
                parseMode: ParseMode.Html,
                disableNotification: content.Silent,
                cancellationToken: cancellation
            )
        );
    }

    private async Task<Message> SendOneAsync(
        ChatId chat,
        Photo photo,
        string caption,
        bool silent,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var file = await FileOfAsync(photo, cancellation);
            return await Bot.SendPhoto(
                chat,
                file.File,
                caption: caption,
                parseMode: ParseMode.Html,
                disableNotification: silent,
                cancellationToken: cancellation
            );
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 413)
        {
            if (!await IsStoredAsync(photo, cancellation))
                throw;
            // Its reference may be another bot's, and then ours is shown as a photo; or it is none that can be shown.
            await using var upload = await UploadAsync(photo, cancellation);
            if (IsAboutAReference(refused))
                return await Bot.SendPhoto(
                    chat,
                    upload.File,
                    caption: caption,
                    parseMode: ParseMode.Html,
                    disableNotification: silent,
                    cancellationToken: cancellation
                );
            return await Bot.SendDocument(
                chat,
                upload.File,
                caption: caption,
                parseMode: ParseMode.Html,
                disableNotification: silent,
                cancellationToken: cancellation
            );
        }
    }

    private async Task<SendResult> SendAlbumAsync(
        ChatId chat,
        IReadOnlyList<Photo> photos,
        OutgoingMessage content,
        CancellationToken cancellation
    )
    {
        List<Opened> opened = [];
        try
        {
            foreach (var photo in photos)
                opened.Add(await FileOfAsync(photo, cancellation));
            var album = opened.Select(
                (file, index) =>
                    new InputMediaPhoto(file.File)
                    {
                        Caption = index == 0 ? content.Markup : null,
                        ParseMode = index == 0 ? ParseMode.Html : ParseMode.None,
                    }
            );
            var sent = await Bot.SendMediaGroup(
                chat,
                [.. album],
                disableNotification: content.Silent,
                cancellationToken: cancellation
            );
            return Delivered(sent[0]);
        }
        finally
        {
            foreach (var file in opened)
                await file.DisposeAsync();
        }
    }

    private static bool IsAboutAReference(ApiRequestException refused) =>
        new[] { "file identifier", "file_id", "wrong remote file" }.Any(words =>
            refused.Message.Contains(words, StringComparison.OrdinalIgnoreCase)
        );

    private async Task<IReadOnlyList<Photo>> UsableAsync(IEnumerable<Photo> photos, CancellationToken cancellation)
    {
        List<Photo> usable = [];
        foreach (var photo in photos.Where(photo => photo.Status is PhotoStatus.Stored or PhotoStatus.Pending))
            if (IsKnownHere(photo) || await IsStoredAsync(photo, cancellation))
                usable.Add(photo);
        return usable;
    }

    // A file that is gone takes nothing along with it.
    private async Task<bool> IsStoredAsync(Photo photo, CancellationToken cancellation) =>
        photo is { Status: PhotoStatus.Stored, Hash: { } hash }
        && await store.LengthOfAsync(hash, cancellation) is not null;

    private bool IsKnownHere(Photo photo) => photo.IsKnownOn(channels.Of(TelegramChannel.Channel));

    private async Task<Opened> FileOfAsync(Photo photo, CancellationToken cancellation) =>
        IsKnownHere(photo) ? new Opened(InputFile.FromFileId(photo.Reference)) : await UploadAsync(photo, cancellation);

    private async Task<Opened> UploadAsync(Photo photo, CancellationToken cancellation)
    {
        var stream = await store.OpenAsync(photo.Hash!, cancellation);
        return new Opened(
            InputFile.FromStream(stream, photo.MediaType == "image/png" ? "foto.png" : "foto.jpg"),
            stream
        );
    }

    private static SendResult.Delivered Delivered(Message sent) => new(sent.Id.ToString(CultureInfo.InvariantCulture));

    private sealed record Opened(InputFile File, Stream? Stream = null) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Stream?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}

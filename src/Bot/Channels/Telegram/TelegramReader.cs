using System.Globalization;
using Helpdesk.Core.Messages;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Reads Telegram's updates. Only private chats are ours.</summary>
internal static class TelegramReader
{
    /// <summary>The largest file that a bot may download: 20 MB (Bot API, getFile).</summary>
    public const long MaxDownload = 20 * 1024 * 1024;

    private static readonly string[] PhotoTypes = ["image/jpeg", "image/png"];
    private static readonly string[] PhotoEndings = [".jpg", ".jpeg", ".png"];

    /// <summary>The update as a message, or null when it is none of ours.</summary>
    public static IncomingMessage? Read(Update update) =>
        update switch
        {
            { Message: { Chat.Type: ChatType.Private, From.IsBot: false } message } => Read(update.Id, message),
            { CallbackQuery: { } query } => Base($"{update.Id}:{query.Id}", query.From.Id, query.From) with
            {
                Tap = new Tap(query.Data ?? "", query.Message?.Id.ToString(CultureInfo.InvariantCulture)),
            },
            _ => null,
        };

    private static IncomingMessage Read(int updateId, Message message)
    {
        var incoming = Base($"{updateId}:{message.Id}", message.Chat.Id, message.From!) with
        {
            Text = message.Text ?? message.Caption ?? message.Contact?.PhoneNumber,
            AlbumId = message.MediaGroupId,
        };
        return message switch
        {
            { Photo: { Length: > 0 } sizes } => sizes
                .Where(size => size.FileSize is null or <= MaxDownload)
                .MaxBy(size => (long)size.Width * size.Height)
                is { } size
                ? incoming with
                {
                    Photo = new IncomingPhoto(size.FileId, SentAsFile: false),
                }
                : incoming with
                {
                    Unusable = UnusableFile.TooLarge,
                },
            { Document: { } document } when !IsPhoto(document) => incoming with { Unusable = UnusableFile.NotAPhoto },
            { Document.FileSize: > MaxDownload } => incoming with { Unusable = UnusableFile.TooLarge },
            { Document: { } document } => incoming with
            {
                Photo = new IncomingPhoto(document.FileId, SentAsFile: true),
            },
            _ when incoming.Text is null => incoming with { Unusable = UnusableFile.NotAPhoto },
            _ => incoming,
        };
    }

    // The sender's word only decides what is refused at once; the content is looked at when the file is here.
    private static bool IsPhoto(Document document) =>
        document.MimeType is { } type
            ? PhotoTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
            : PhotoEndings.Any(ending =>
                document.FileName?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true
            );

    private static IncomingMessage Base(string key, long chatId, User from) =>
        new(
            TelegramChannel.Channel,
            key,
            chatId.ToString(CultureInfo.InvariantCulture),
            $"{from.FirstName} {from.LastName}".Trim()
        );
}

using System.Globalization;
using System.Text.Json;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Reads Telegram's updates, each by itself, and of each only what is used: the kinds of forwards, media and service
/// messages grow with every version of the Bot API, and one that nobody knew must not take the words beside it along.
/// Only private chats are ours.
/// </summary>
internal static class TelegramReader
{
    /// <summary>The largest file that a bot may download: 20 MB (Bot API, getFile).</summary>
    public const long MaxDownload = 20 * 1024 * 1024;

    private static readonly string[] PhotoTypes = ["image/jpeg", "image/png"];
    private static readonly string[] PhotoEndings = [".jpg", ".jpeg", ".png"];

    // What a person sends that is not taken. Whatever else a message may carry without words is the service's own:
    // pins, joins, timers, boosts. Those are nobody's words, and get no answer.
    private static readonly (string Member, UnusableFile Kind)[] Unusable =
    [
        ("voice", UnusableFile.Voice),
        ("audio", UnusableFile.Audio),
        ("video", UnusableFile.Video),
        ("video_note", UnusableFile.Video),
        ("animation", UnusableFile.Video),
        ("sticker", UnusableFile.Sticker),
        ("poll", UnusableFile.Other),
        ("dice", UnusableFile.Other),
        ("game", UnusableFile.Other),
        ("story", UnusableFile.Other),
        ("paid_media", UnusableFile.Other),
        ("checklist", UnusableFile.Other),
        ("live_photo", UnusableFile.Other),
    ];

    /// <summary>Reads an update.</summary>
    /// <exception cref="FormatException">It is not as the Bot API says.</exception>
    public static TelegramUpdate Read(JsonElement update)
    {
        var id = update.Number("update_id") ?? throw new FormatException("an update without a number");
        if (update.Object("callback_query") is { } query)
            return Tap(id, query);
        if ((update.Object("message") ?? update.Object("edited_message")) is not { } message)
            return new TelegramUpdate(id);
        var chat = message.Object("chat") ?? throw new FormatException("a message without a chat");
        var chatId = chat.Number("id") ?? throw new FormatException("a chat without a number");
        var isEdit = !update.Has("message");
        return chat.Text("type") switch
        {
            "private" => new TelegramUpdate(id, Private(id, message, chatId, isEdit)),
            "group" or "supergroup" when !isEdit && IsToUs(message) => new TelegramUpdate(id, Group: chatId),
            _ => new TelegramUpdate(id),
        };
    }

    private static TelegramUpdate Tap(long id, JsonElement query)
    {
        var from = query.Object("from") ?? throw new FormatException("a tap by nobody");
        var queryId = query.Text("id") ?? throw new FormatException("a tap without a number");
        var person = from.Number("id") ?? throw new FormatException("a person without a number");
        var under = query.Object("message")?.Number("message_id");
        var message = Base($"{id}:{queryId}", person, from) with
        {
            Tap = new Tap(query.Text("data") ?? "", under?.ToString(CultureInfo.InvariantCulture)),
        };
        return new TelegramUpdate(id, message, queryId);
    }

    private static IncomingMessage? Private(long updateId, JsonElement message, long chatId, bool isEdit)
    {
        var from = message.Object("from") ?? throw new FormatException("a message by nobody");
        var number = message.Number("message_id") ?? throw new FormatException("a message without a number");
        if (from.Has("is_bot"))
            return null;
        var words = CleanText.Of(message.Text("text") ?? message.Text("caption"));
        var incoming = Base($"{updateId}:{number}", chatId, from) with
        {
            Text = words,
            MessageId = number.ToString(CultureInfo.InvariantCulture),
            IsEdit = isEdit,
            AlbumId = message.Text("media_group_id"),
            Answers = message.Object("reply_to_message")?.Number("message_id")?.ToString(CultureInfo.InvariantCulture),
        };
        // The photo stays what it was; of a place that moves, the first is kept.
        if (isEdit)
            return words.Length == 0 ? null : incoming;
        return WithParts(incoming, message);
    }

    private static IncomingMessage? WithParts(IncomingMessage incoming, JsonElement message)
    {
        if (message.Array("photo") is { } sizes && sizes.GetArrayLength() > 0)
            return Largest(sizes) is { } photo
                ? incoming with
                {
                    Photo = photo,
                }
                : incoming with
                {
                    Unusable = UnusableFile.TooLarge,
                };
        // An animation comes with a document for older programs.
        foreach (var (member, kind) in Unusable)
            if (message.Has(member))
                return incoming with { Unusable = kind };
        if (message.Object("document") is { } document)
            return WithDocument(incoming, document);
        if (message.Object("contact") is { } contact)
            return incoming with { Card = Card(contact) };
        if (Place(message) is { } place)
            return incoming with { Place = place };
        return incoming.Text.Length > 0 || message.Has("text") ? incoming : null;
    }

    private static IncomingMessage WithDocument(IncomingMessage incoming, JsonElement document)
    {
        var (name, type) = (document.Text("file_name") ?? "", document.Text("mime_type"));
        // The sender's word only decides what is refused at once; the content is looked at when the file is here.
        var isPhoto = type is not null
            ? PhotoTypes.Contains(type, StringComparer.OrdinalIgnoreCase)
            : PhotoEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        if (!isPhoto)
            return incoming with { Unusable = MediaNames.Kind(type, name) };
        if (document.Number("file_size") > MaxDownload || document.Text("file_id") is not { } file)
            return incoming with { Unusable = UnusableFile.TooLarge };
        return incoming with { Photo = new IncomingPhoto(file, SentAsFile: true) };
    }

    private static IncomingPhoto? Largest(JsonElement sizes) =>
        sizes
            .EnumerateArray()
            .Where(size => size.Number("file_size") is null or <= MaxDownload && size.Text("file_id") is not null)
            .OrderByDescending(size => (size.Number("width") ?? 0) * (double)(size.Number("height") ?? 0))
            .Select(size => new IncomingPhoto(size.Text("file_id")!, SentAsFile: false))
            .FirstOrDefault();

    private static ContactCard Card(JsonElement contact) =>
        new(
            CleanText.Name($"{contact.Text("first_name")} {contact.Text("last_name")}"),
            CleanText.Name(contact.Text("phone_number"))
        );

    private static string? Place(JsonElement message)
    {
        var location = message.Object("venue")?.Object("location") ?? message.Object("location");
        if (location is not { } point)
            return null;
        var words = message.Object("venue") is { } venue ? $"{venue.Text("title")}, {venue.Text("address")}" : "";
        return PlaceWords.Of(words, point.Fraction("latitude"), point.Fraction("longitude"));
    }

    // A command, a mention, an answer to us, or that we were let in.
    private static bool IsToUs(JsonElement message) =>
        message.Text("text") is { } text && (text.StartsWith('/') || text.Contains('@', StringComparison.Ordinal))
        || message.Object("reply_to_message")?.Object("from")?.Has("is_bot") == true
        || message.Has("group_chat_created")
        || message.Array("new_chat_members")?.EnumerateArray().Any(member => member.Has("is_bot")) == true;

    private static IncomingMessage Base(string key, long chatId, JsonElement from) =>
        new(
            TelegramChannel.Channel,
            key,
            chatId.ToString(CultureInfo.InvariantCulture),
            CleanText.Name($"{from.Text("first_name")} {from.Text("last_name")}")
        );
}

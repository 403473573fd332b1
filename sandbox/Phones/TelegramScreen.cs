using System.Globalization;
using System.Text.Json.Nodes;
using Helpdesk.Sandbox.BotApi;

namespace Helpdesk.Sandbox.Phones;

/// <summary>How a phone with Telegram shows its messages.</summary>
internal static class TelegramScreen
{
    private const string Length = "0.07";

    /// <summary>A message.</summary>
    public static PageMessage Of(ChatMessage message, ChatWorld world)
    {
        var file = message.FileId is { } id ? world.Files[id] : null;
        var quoted = message.ReplyTo is { } reply ? world.Find(message.ChatId, reply) : null;
        return new PageMessage(message.Id, message.FromBot, message.At)
        {
            Html = message.FromBot ? message.Html : null,
            Text = message.Text,
            Photo = file is { IsPhoto: true } ? file.Id : null,
            File = file is { Kind: FileKind.Document } ? new { id = file.Id, file.Name } : null,
            Part = Part(message, file),
            Edited = message.Edited,
            CanEdit = Phone.CanEdit(message) && !string.IsNullOrEmpty(message.Text),
            Forwarded = message.Fields["forward_origin"] is { } origin ? ForwardOrigin.NameOf(origin) : null,
            Quote = quoted is null
                ? null
                : new { quoted.FromBot, words = WordsOf(quoted, quoted.FileId is { } of ? world.Files[of] : null) },
            Buttons = message.Buttons.Select(row => row.Select(object (button) => new { button.Text, button.Data })),
        };
    }

    private static string WordsOf(ChatMessage message, ChatFile? file) =>
        message.Text is { Length: > 0 } text ? text
        : Part(message, file) is { } part ? part.Title
        : file is { IsPhoto: true } ? "Foto"
        : file?.Name ?? "Pesan";

    private static PagePart? Part(ChatMessage message, ChatFile? file) =>
        file?.Kind switch
        {
            null => Special(message.Fields),
            FileKind.Voice => new PagePart("voice", "Pesan suara", Length),
            FileKind.Audio => new PagePart("voice", file.Name ?? "Audio", Length),
            FileKind.Video => new PagePart("video", "Video", Length),
            FileKind.Animation => new PagePart("video", "GIF"),
            FileKind.VideoNote => new PagePart("video", "Pesan video", Length),
            FileKind.Sticker => new PagePart("sticker", "👍"),
            _ => null,
        };

    private static PagePart? Special(JsonObject fields)
    {
        if (fields["venue"] is { } venue)
            return new PagePart("location", $"{venue["title"]}", $"{venue["address"]}");
        if (fields["location"] is { } place)
            return new PagePart(
                "location",
                "Lokasi",
                Coordinates((double)place["latitude"]!, (double)place["longitude"]!)
            );
        if (fields["contact"] is { } contact)
            return new PagePart("contact", $"{contact["first_name"]}", $"{contact["phone_number"]}");
        if (fields["poll"] is { } poll)
            return new PagePart(
                "poll",
                $"{poll["question"]}",
                string.Join(" · ", poll["options"]!.AsArray().Select(option => $"{option!["text"]}"))
            );
        if (fields["pinned_message"] is not null)
            return new PagePart("service", "Pesan disematkan");
        if (fields["message_auto_delete_timer_changed"] is not null)
            return new PagePart("service", "Hapus otomatis diatur");
        return fields.Any(field => field.Key != "forward_origin") ? new PagePart("service", "Pesan jenis lain") : null;
    }

    /// <summary>A place as two numbers, the way people read them here.</summary>
    public static string Coordinates(double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"{latitude:0.####}, {longitude:0.####}");
}

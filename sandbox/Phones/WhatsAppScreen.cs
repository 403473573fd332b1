using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Helpdesk.Sandbox.TwilioApi;

namespace Helpdesk.Sandbox.Phones;

/// <summary>How a phone with WhatsApp shows its messages.</summary>
internal static partial class WhatsAppScreen
{
    private const string Length = "0.07";

    /// <summary>A message.</summary>
    public static PageMessage Of(TwilioMessage message, IReadOnlyList<TwilioMessage> screen, TwilioWorld world)
    {
        var media = message.MediaSid is { } sid ? world.Media[sid] : null;
        var part = Part(message, media);
        // A pressed quick reply answers its message too; that needs no quote to be understood.
        var quoted = message is { Answers: { } answered, Payload: null }
            ? screen.FirstOrDefault(other => other.Sid == answered)
            : null;
        return new PageMessage(message.Id, message.FromBot, message.At)
        {
            Html = message.FromBot ? WhatsAppMarkup.Html(message.Body) : null,
            Text = message.Text,
            Photo = part is null && media is not null && IsPhoto(media) ? media.Sid : null,
            File = part is null && media is not null && !IsPhoto(media) ? new { id = media.Sid, media.Name } : null,
            Part = part,
            Forwarded = message.Fields.ContainsKey("Forwarded") ? "" : null,
            Quote = quoted is null ? null : new { quoted.FromBot, words = WordsOf(quoted, world) },
            Buttons = message.Buttons.Select(button =>
                new object[] { new { Text = button.Title, Data = button.Title } }
            ),
        };
    }

    /// <summary>Whether a medium is shown as a photo.</summary>
    public static bool IsPhoto(TwilioMedia media) => media.ContentType.StartsWith("image/", StringComparison.Ordinal);

    private static string WordsOf(TwilioMessage message, TwilioWorld world)
    {
        var media = message.MediaSid is { } sid ? world.Media[sid] : null;
        return message.Text.Length > 0 ? message.Text
            : Part(message, media) is { } part ? part.Title
            : media is not null && IsPhoto(media) ? "Foto"
            : media?.Name ?? "Pesan";
    }

    private static PagePart? Part(TwilioMessage message, TwilioMedia? media) =>
        message.Type switch
        {
            "audio" => new PagePart("voice", "Pesan suara", Length),
            "video" => new PagePart("video", "Video", Length),
            "sticker" => new PagePart("sticker", "👍"),
            "contacts" => Contact(Encoding.UTF8.GetString(media!.Bytes)),
            "location" => new PagePart(
                "location",
                message.Fields.GetValueOrDefault("Label", "Lokasi"),
                message.Fields.GetValueOrDefault("Address")
                    ?? TelegramScreen.Coordinates(Number(message, "Latitude"), Number(message, "Longitude"))
            ),
            _ => null,
        };

    private static double Number(TwilioMessage message, string field) =>
        double.Parse(message.Fields[field], CultureInfo.InvariantCulture);

    private static PagePart Contact(string card) =>
        new("contact", CardName().Match(card).Groups[1].Value, CardPhone().Match(card).Groups[1].Value);

    [GeneratedRegex(@"^FN:(.*)$", RegexOptions.Multiline)]
    private static partial Regex CardName();

    [GeneratedRegex(@"^TEL[^:]*:(.*)$", RegexOptions.Multiline)]
    private static partial Regex CardPhone();
}

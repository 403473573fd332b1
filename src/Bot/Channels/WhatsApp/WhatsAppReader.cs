using System.Globalization;
using Helpdesk.Core.Messages;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Reads what Twilio says of messages that people sent. The inbox key is Twilio's ID of the message, however we learn
/// of it.
/// </summary>
internal static class WhatsAppReader
{
    /// <summary>The media type of a medium of which nothing is known but that it is taken for a photo.</summary>
    public const string UnknownPhoto = "image/jpeg";

    /// <summary>More than this are in no message (Twilio, media limits); a larger count is not believed.</summary>
    public const int MostMedia = 10;

    private const string StickerType = "image/webp";
    private static readonly string[] PhotoTypes = [UnknownPhoto, "image/jpg", "image/png"];
    private static readonly string[] CardTypes = ["text/vcard", "text/x-vcard", "text/directory"];

    // A sign put on a message of ours says nothing that needs an answer.
    private static readonly string[] Silent = ["reaction", "system"];

    /// <summary>A webhook's form; nothing when it is no WhatsApp message from a person.</summary>
    public static IReadOnlyList<IncomingMessage> Read(IReadOnlyDictionary<string, string> form)
    {
        string? Field(string name) => form.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
        if (
            WhatsAppAddress.Read(Field("From")) is not { } address
            || (Field("MessageSid") ?? Field("SmsMessageSid")) is not { } sid
            || IsSilent(form)
        )
            return [];
        // A quick reply's payload is its place among the options; others are answered by their words.
        var place = new[] { Field("ButtonPayload"), Field("ListId") }.FirstOrDefault(payload =>
            payload?.All(char.IsAsciiDigit) == true
        );
        var label = Field("ButtonText") ?? Field("ListTitle");
        var message = new IncomingMessage(WhatsAppChannel.Channel, sid, address, CleanText.Name(Field("ProfileName")))
        {
            ExternalId = WhatsAppAddress.ReadId(Field("ExternalUserId")) ?? WhatsAppAddress.ReadId(address),
            Text = CleanText.Of(place ?? label ?? Field("Body")),
            QuickReply = label is null ? null : CleanText.Of(label),
            Answers = Field("OriginalRepliedMessageSid"),
            Place = PlaceWords.Of(
                $"{Field("Label")}, {Field("Address")}",
                Degrees(Field("Latitude")),
                Degrees(Field("Longitude"))
            ),
        };
        return With(message, [.. MediaOf(Field)]);
    }

    /// <summary>Whether a webhook tells of something that nobody said.</summary>
    public static bool IsSilent(IReadOnlyDictionary<string, string> form) =>
        Silent.Contains(form.GetValueOrDefault("MessageType"), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A message from the account's listing; nothing when it did not come in, or is no WhatsApp message.
    /// </summary>
    public static IReadOnlyList<IncomingMessage> Read(MessageResource listed, IReadOnlyList<TwilioMedium> media)
    {
        if (
            listed.Direction != MessageResource.DirectionEnum.Inbound
            || WhatsAppAddress.Read(listed.From?.ToString()) is not { } address
        )
            return [];
        var message = new IncomingMessage(WhatsAppChannel.Channel, listed.Sid, address, "")
        {
            ExternalId = WhatsAppAddress.ReadId(address),
            Text = CleanText.Of(listed.Body),
            SentAt = SentAt(listed),
        };
        return With(message, [.. media.Take(MostMedia)]);
    }

    /// <summary>When a listed message was sent (UTC). Twilio's client gives it as the machine's local time.</summary>
    public static DateTimeOffset? SentAt(MessageResource listed) =>
        (listed.DateSent ?? listed.DateCreated) is { } sent ? new DateTimeOffset(sent).ToUniversalTime() : null;

    /// <summary>A medium of a listed message: its content stands where its description does, less the ending.</summary>
    public static TwilioMedium Medium(MediaResource listed) =>
        new(
            new Uri(TwilioClient.Api, listed.Uri.Replace(".json", "", StringComparison.Ordinal)).AbsoluteUri,
            listed.ContentType
        );

    private static IEnumerable<TwilioMedium> MediaOf(Func<string, string?> field)
    {
        var isCounted = int.TryParse(field("NumMedia"), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        for (var index = 0; isCounted && index < Math.Min(count, MostMedia); index++)
            if (field($"MediaUrl{index}") is { } url)
                yield return new TwilioMedium(url, field($"MediaContentType{index}"));
    }

    private static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    // WhatsApp has one medium a message; should there be more, each is taken, and the words go with the first.
    private static IReadOnlyList<IncomingMessage> With(IncomingMessage message, IReadOnlyList<TwilioMedium> media) =>
        media.Count == 0
            ? [HasParts(message) ? message : message with { Unusable = UnusableFile.Other }]
            :
            [
                .. media.Select(
                    (medium, index) =>
                        Medium(
                            index == 0 ? message : message with { Key = $"{message.Key}:{index}", Text = "" },
                            medium
                        ) with
                        {
                            AlbumId = media.Count > 1 ? message.Key : null,
                        }
                ),
            ];

    private static bool HasParts(IncomingMessage message) => message.Text.Length > 0 || message.Place is not null;

    // The sender's word only decides what is refused at once; the content is looked at when the file is here.
    private static IncomingMessage Medium(IncomingMessage message, TwilioMedium medium)
    {
        bool Is(params string[] types) => types.Contains(medium.ContentType, StringComparer.OrdinalIgnoreCase);
        if (Is(PhotoTypes))
            return message with { Photo = new IncomingPhoto(medium.Url, SentAsFile: false) };
        if (Is(CardTypes))
            // Some clients repeat the card's name as the message's words.
            return message with { CardAt = medium.Url };
        return message with { Unusable = Is(StickerType) ? UnusableFile.Sticker : MediaNames.Kind(medium.ContentType) };
    }
}

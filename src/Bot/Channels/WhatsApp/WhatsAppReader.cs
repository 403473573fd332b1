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

    private static readonly string[] PhotoTypes = [UnknownPhoto, "image/jpg", "image/png"];

    /// <summary>A webhook's form; nothing when it is no WhatsApp message from a person.</summary>
    public static IReadOnlyList<IncomingMessage> Read(IReadOnlyDictionary<string, string> form)
    {
        string? Field(string name) => form.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
        if (
            WhatsAppAddress.Read(Field("From")) is not { } address
            || (Field("MessageSid") ?? Field("SmsMessageSid")) is not { } sid
        )
            return [];
        var count = int.TryParse(Field("NumMedia"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        var media = Enumerable
            .Range(0, count)
            .Select(index =>
                Field($"MediaUrl{index}") is { } url ? new TwilioMedium(url, Field($"MediaContentType{index}")) : null
            )
            .OfType<TwilioMedium>();
        // A quick reply's payload is its place among the options; others are answered by their words.
        var place = new[] { Field("ButtonPayload"), Field("ListId") }.FirstOrDefault(payload =>
            payload?.All(char.IsAsciiDigit) == true
        );
        var message = new IncomingMessage(WhatsAppChannel.Channel, sid, address, Field("ProfileName") ?? "")
        {
            Text = place ?? Field("ButtonText") ?? Field("ListTitle") ?? Field("Body"),
            Answers = Field("OriginalRepliedMessageSid"),
        };
        return With(message, [.. media]);
    }

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
            Text = string.IsNullOrEmpty(listed.Body) ? null : listed.Body,
            SentAt = SentAt(listed),
        };
        return With(message, media);
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

    // WhatsApp has one medium a message; should there be more, each is taken, and the words go with the first.
    private static IReadOnlyList<IncomingMessage> With(IncomingMessage message, IReadOnlyList<TwilioMedium> media) =>
        media.Count == 0
            ? [message.Text is null ? message with { Unusable = UnusableFile.NotAPhoto } : message]
            :
            [
                .. media.Select(
                    (medium, index) =>
                        Medium(
                            index == 0 ? message : message with { Key = $"{message.Key}:{index}", Text = null },
                            medium
                        ) with
                        {
                            AlbumId = media.Count > 1 ? message.Key : null,
                        }
                ),
            ];

    // The sender's word only decides what is refused at once; the content is looked at when the file is here.
    private static IncomingMessage Medium(IncomingMessage message, TwilioMedium medium) =>
        PhotoTypes.Contains(medium.ContentType, StringComparer.OrdinalIgnoreCase)
            ? message with
            {
                Photo = new IncomingPhoto(medium.Url, SentAsFile: false),
            }
            : message with
            {
                Unusable = UnusableFile.NotAPhoto,
            };
}

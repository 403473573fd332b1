using System.Globalization;
using System.Text;
using Helpdesk.Sandbox.Phones;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>What a person does in WhatsApp.</summary>
internal sealed class WhatsAppPhone(TwilioWorld world, TwilioWebhooks webhooks, string number)
{
    /// <summary>The person.</summary>
    public WhatsAppUser User => world.Users[number];

    /// <summary>The messages on the screen.</summary>
    public IReadOnlyList<TwilioMessage> Messages => world.Screen(number);

    /// <summary>Types a text, as an answer to a message when one is given.</summary>
    public TwilioMessage Type(string text, TwilioMessage? answers = null) =>
        Send(hasMedia: false, message => message with { Body = text, Answers = answers?.Sid });

    /// <summary>Sends a photo or another file.</summary>
    public TwilioMessage SendFile(
        byte[] bytes,
        string contentType,
        string caption = "",
        string? name = null,
        TwilioMessage? answers = null
    )
    {
        var message = AddFile(bytes, contentType, caption, name, answers);
        webhooks.Bring(message);
        return message;
    }

    /// <summary>Sends photos from the gallery: a message each, and their webhooks come all at once.</summary>
    public IReadOnlyList<TwilioMessage> SendGallery(
        IEnumerable<byte[]> photos,
        string contentType,
        string caption = "",
        TwilioMessage? answers = null
    )
    {
        List<TwilioMessage> sent =
        [
            .. photos.Select((photo, place) => AddFile(photo, contentType, place == 0 ? caption : "", null, answers)),
        ];
        webhooks.Bring(sent);
        return sent;
    }

    /// <summary>Sends a place on the map, with its name and address when it has some.</summary>
    public TwilioMessage SendLocation(double latitude, double longitude, string label = "", string address = "")
    {
        Dictionary<string, string> fields = new()
        {
            ["Latitude"] = latitude.ToString(CultureInfo.InvariantCulture),
            ["Longitude"] = longitude.ToString(CultureInfo.InvariantCulture),
        };
        if (label.Length > 0)
            fields["Label"] = label;
        if (address.Length > 0)
            fields["Address"] = address;
        return Send(hasMedia: false, message => message with { Type = "location", Fields = fields });
    }

    /// <summary>Sends a contact card: a vCard, which is fetched like a photo.</summary>
    public TwilioMessage SendContact(string name, string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        var card =
            $"BEGIN:VCARD\nVERSION:3.0\nN:;{name};;;\nFN:{name}\nTEL;type=CELL;waid={digits}:{phone}\nEND:VCARD\n";
        return SendFile(Encoding.UTF8.GetBytes(card), "text/vcard", name: $"{name}.vcf");
    }

    /// <summary>Sends files picked together: a message each, all at once.</summary>
    public void SendFiles(IEnumerable<PhoneFile> files, string caption, TwilioMessage? answers) =>
        webhooks.Bring([
            .. files.Select(
                (file, place) => AddFile(file.Bytes, file.MediaType, place == 0 ? caption : "", file.Name, answers)
            ),
        ]);

    /// <summary>Forwards a message of this chat into it again.</summary>
    public TwilioMessage Forward(TwilioMessage message) =>
        Send(
            message.MediaSid is not null,
            sent =>
                sent with
                {
                    Body = message.Text,
                    MediaSid = message.MediaSid,
                    Type = message.MediaSid is { } media ? TypeOf(world.Media[media].ContentType) : message.Type,
                    Fields = new Dictionary<string, string>(message.Fields) { ["Forwarded"] = "true" },
                }
        );

    /// <summary>Forwards a text from another chat; WhatsApp does not say whose it was.</summary>
    public TwilioMessage Forward(string text) =>
        Send(
            hasMedia: false,
            message =>
                message with
                {
                    Body = text,
                    Fields = new Dictionary<string, string> { ["Forwarded"] = "true" },
                }
        );

    /// <summary>Presses a quick reply.</summary>
    public TwilioMessage Press(TwilioMessage message, string title)
    {
        var button = message.Buttons.First(button => button.Title == title);
        return Send(
            hasMedia: false,
            sent => sent with { Body = button.Title, Payload = button.Payload, Answers = message.Sid, Type = "button" }
        );
    }

    private TwilioMessage AddFile(
        byte[] bytes,
        string contentType,
        string caption,
        string? name,
        TwilioMessage? answers
    )
    {
        var media = world.AddMedia(bytes, contentType, name);
        return world.Add(
            number,
            fromBot: false,
            hasMedia: true,
            message =>
                message with
                {
                    Body = caption,
                    MediaSid = media.Sid,
                    Answers = answers?.Sid,
                    Type = TypeOf(contentType),
                }
        );
    }

    private static string TypeOf(string contentType) =>
        contentType switch
        {
            "image/webp" => "sticker",
            "text/vcard" => "contacts",
            _ => contentType.Split('/')[0] switch
            {
                "image" => "image",
                "audio" => "audio",
                "video" => "video",
                _ => "document",
            },
        };

    private TwilioMessage Send(bool hasMedia, Func<TwilioMessage, TwilioMessage> with)
    {
        var message = world.Add(number, fromBot: false, hasMedia, with);
        webhooks.Bring(message);
        return message;
    }
}

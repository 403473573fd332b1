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
    public TwilioMessage SendFile(byte[] bytes, string contentType, string caption = "", string? name = null)
    {
        var media = world.AddMedia(bytes, contentType, name);
        return Send(hasMedia: true, message => message with { Body = caption, MediaSid = media.Sid });
    }

    /// <summary>Presses a quick reply.</summary>
    public TwilioMessage Press(TwilioMessage message, string title)
    {
        var button = message.Buttons.First(button => button.Title == title);
        return Send(
            hasMedia: false,
            sent => sent with { Body = button.Title, Payload = button.Payload, Answers = message.Sid }
        );
    }

    private TwilioMessage Send(bool hasMedia, Func<TwilioMessage, TwilioMessage> with)
    {
        var message = world.Add(number, fromBot: false, hasMedia, with);
        webhooks.Bring(message);
        return message;
    }
}

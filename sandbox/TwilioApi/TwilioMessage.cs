namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A message at Twilio, in or out.</summary>
internal sealed record TwilioMessage(int Id, string Sid, string Number, bool FromBot, DateTimeOffset At)
{
    /// <summary>The person as the message's own addresses have them: a number, or an ID when it is hidden.</summary>
    public string Address { get; init; } = Number;

    /// <summary>What Twilio calls its kind: text, image, location …</summary>
    public string Type { get; init; } = "text";

    /// <summary>What else its webhook carries.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The text, in WhatsApp's markup when it is the bot's.</summary>
    public string Body { get; init; } = "";

    /// <summary>The medium, or null.</summary>
    public string? MediaSid { get; set; }

    /// <summary>Where the bot's medium is to be fetched, or null.</summary>
    public Uri? MediaUrl { get; init; }

    /// <summary>The template that it was sent with, or null.</summary>
    public ContentTemplate? Template { get; init; }

    /// <summary>Quick replies: title and payload.</summary>
    public IReadOnlyList<(string Title, string Payload)> Buttons { get; init; } = [];

    /// <summary>The message that a person answers to, the bot's or an own one, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>The payload of the quick reply that was pressed, or null.</summary>
    public string? Payload { get; init; }

    /// <summary>Where reports go, or null.</summary>
    public Uri? StatusCallback { get; init; }

    /// <summary>queued, delivered, failed … for the bot's; received for people's.</summary>
    public string Status { get; set; } = "received";

    /// <summary>Why it failed, or null.</summary>
    public int? ErrorCode { get; set; }

    /// <summary>
    /// Whether it is on the person's screen: all of theirs, and of the bot's those that were delivered.
    /// </summary>
    public bool IsShown => !FromBot || Status is "delivered" or "read";

    /// <summary>The words that are shown.</summary>
    public string Text => FromBot ? WhatsAppMarkup.Words(Body) : Body;
}

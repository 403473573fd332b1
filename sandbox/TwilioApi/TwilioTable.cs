namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>
/// What this server knows of Twilio's Messages resource, in one table. Written from Twilio's documentation; a test
/// compares it with the machine-readable one.
/// </summary>
internal static class TwilioTable
{
    /// <summary>Most characters of a body (error 21617).</summary>
    public const int MaxBody = 1600;

    /// <summary>Most characters of a template's variable.</summary>
    public const int MaxVariable = 255;

    /// <summary>Most characters of a quick reply's title, and how many there may be within the window.</summary>
    public const int MaxTitle = 20,
        MaxButtons = 3;

    /// <summary>The largest image and the largest other medium that WhatsApp takes, in bytes.</summary>
    public const int MaxImage = 5 * 1024 * 1024,
        MaxMedia = 16 * 1024 * 1024;

    /// <summary>How long after a person's last message a free message may be sent.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>The fields of the form.</summary>
    public static readonly IReadOnlyList<TwilioField> CreateMessage =
    [
        new("To", Required: true),
        new("StatusCallback"),
        new("ApplicationSid", Pattern: "^AP[0-9a-fA-F]{32}$"),
        new("MaxPrice"),
        new("ProvideFeedback"),
        new("Attempt"),
        new("ValidityPeriod"),
        new("ForceDelivery"),
        new("ContentRetention"),
        new("AddressRetention"),
        new("SmartEncoded"),
        new("PersistentAction", Repeats: true),
        new("TrafficType"),
        new("ShortenUrls"),
        new("ScheduleType"),
        new("SendAt"),
        new("SendAsMms"),
        new("ContentVariables"),
        new("RiskCheck"),
        new("From"),
        new("FallbackFrom"),
        new("MessagingServiceSid", Pattern: "^MG[0-9a-fA-F]{32}$"),
        new("Body"),
        new("MediaUrl", Repeats: true),
        new("ContentSid", Pattern: "^HX[0-9a-fA-F]{32}$"),
    ];
}

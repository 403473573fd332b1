namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Settings <c>Twilio:*</c>. Any of its credentials switches WhatsApp on; then all are needed.</summary>
internal sealed class TwilioOptions
{
    /// <summary>The account, letters and digits. Default: none.</summary>
    public string AccountSid { get; init; } = "";

    /// <summary>The account's token: it signs what Twilio sends us. A secret. Default: none.</summary>
    public string AuthToken { get; init; } = "";

    /// <summary>The sender's number, <c>whatsapp:+62…</c> or <c>+62…</c>. Default: none.</summary>
    public string From { get; init; } = "";

    /// <summary>Another API server than Twilio's, https, or http on this machine. Default: Twilio's.</summary>
    public Uri? ApiBaseUrl { get; init; }

    /// <summary>Content SIDs by template (<see cref="WhatsAppTemplates.Names"/>). Default: none.</summary>
    public Dictionary<string, string> Templates { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether WhatsApp is on.</summary>
    public bool IsOn => AccountSid.Length + AuthToken.Length + From.Length > 0;

    /// <summary>The sender's number, <c>+62…</c>.</summary>
    public string Number => From[(From.IndexOf(':', StringComparison.Ordinal) + 1)..];
}

namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Twilio:*</c>.</summary>
/// <param name="AccountSid">The account.</param>
/// <param name="AuthToken">The account's token: it signs what Twilio sends us. A secret.</param>
/// <param name="From">The sender's number, <c>+62…</c>.</param>
/// <param name="ApiBaseUrl">Another API server than Twilio's, or null.</param>
/// <param name="PublicBaseUrl">Where Twilio reaches us, without a slash at the end.</param>
/// <param name="Templates">Content templates.</param>
internal sealed record TwilioSettings(
    string AccountSid,
    string AuthToken,
    string From,
    Uri? ApiBaseUrl,
    Uri PublicBaseUrl,
    WhatsAppTemplates Templates
)
{
    /// <summary>An address of ours as Twilio is to call it.</summary>
    public Uri Public(string path) => new($"{PublicBaseUrl.AbsoluteUri.TrimEnd('/')}{path}");
}

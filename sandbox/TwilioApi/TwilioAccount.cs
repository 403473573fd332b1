namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>The account at Twilio.</summary>
/// <param name="Sid">The account.</param>
/// <param name="Token">Its token.</param>
/// <param name="Sender">The WhatsApp sender's number.</param>
internal sealed record TwilioAccount(string Sid, string Token, string Sender);

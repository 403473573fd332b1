namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>A medium at Twilio.</summary>
internal sealed record TwilioMedia(string Sid, byte[] Bytes, string ContentType, string? Name);

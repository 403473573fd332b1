namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>A medium as Twilio announces it.</summary>
internal sealed record TwilioMedium(string Url, string? ContentType);

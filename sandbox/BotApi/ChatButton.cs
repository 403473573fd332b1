namespace Helpdesk.Sandbox.BotApi;

/// <summary>A button under a message.</summary>
internal sealed record ChatButton(string Text, string? Data, string? Url);

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a tap was answered with.</summary>
internal sealed record CallbackAnswer(string QueryId, long UserId, string? Text, bool Alert);

namespace Helpdesk.Bot.Conversations;

/// <summary>What came in one message.</summary>
/// <param name="Text">The words.</param>
/// <param name="MessageId">The message, where it can be edited; null otherwise.</param>
internal sealed record WrittenPart(string Text, string? MessageId = null);

namespace Helpdesk.Bot.Conversations;

/// <summary>What a person who tapped is told in place of a message. At most 200 characters, Telegram's limit.</summary>
/// <param name="Text">The words; empty for none.</param>
/// <param name="Alert">Whether it must be closed by the person.</param>
internal sealed record TapAnswer(string Text, bool Alert);

namespace Helpdesk.Core.Messages;

/// <summary>A button.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Data">What it carries back: 1 to 64 bytes, Telegram's limit for callback data.</param>
internal sealed record OutgoingButton(string Label, string Data);

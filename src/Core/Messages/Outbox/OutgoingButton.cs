namespace Helpdesk.Core.Messages;

/// <summary>A button.</summary>
/// <param name="Label">What stands on it.</param>
/// <param name="Data">What it carries back: <see cref="ButtonData"/> as text, within what the channel's traits
/// allow.</param>
internal sealed record OutgoingButton(string Label, string Data);

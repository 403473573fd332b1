namespace Helpdesk.Core.Messages;

/// <summary>A button that was pressed.</summary>
/// <param name="Data">What the button carried; not to be trusted.</param>
/// <param name="MessageId">The platform's ID of the message that it stood under.</param>
internal sealed record Tap(string Data, string? MessageId);

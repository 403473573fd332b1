using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>An option of a question.</summary>
/// <param name="Key">What the flow is told.</param>
/// <param name="Label">What stands on the button.</param>
/// <param name="Acts">A step's button instead: it counts for as long as the step is open, whatever becomes of the
/// question.</param>
internal sealed record Option(string Key, string Label, ButtonData.Act? Acts = null)
{
    /// <summary>Whether a plain yes means this one.</summary>
    public bool IsYes { get; init; }
}

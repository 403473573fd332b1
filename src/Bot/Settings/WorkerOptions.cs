namespace Helpdesk.Bot.Settings;

/// <summary>Settings <c>Worker:*</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>Whether jobs run inside the Bot. Default, and all that is allowed yet: true.</summary>
    public bool InBot { get; init; } = true;
}

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Worker:*</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>
    /// Whether jobs run inside the Bot. Default: true; false where Workers run beside it, which want PostgreSQL.
    /// </summary>
    public bool InBot { get; init; } = true;
}

using Helpdesk.Core.Metrics;

namespace Helpdesk.Core.Storage;

/// <summary>A unit of work that waits for the <see cref="WriteGate"/>, and who waits for it.</summary>
/// <param name="key">What no other process may work on at the same time, or null.</param>
/// <param name="cancellation">Takes it back while it has not begun.</param>
internal abstract class QueuedWork(string? key, CancellationToken cancellation)
{
    /// <summary>Whether nobody waits for it: it goes when nothing else does, and alone.</summary>
    public bool IsBulk { get; init; }

    /// <summary>When it was queued: a timestamp of the gate's clock.</summary>
    public required long QueuedAt { get; init; }

    /// <summary>What no other process may work on at the same time, or null.</summary>
    public string? Key => key;

    /// <summary>The trace of whoever waits, or null.</summary>
    public string? Trace { get; } = HelpdeskTraces.Current;

    private protected Exception? Failure { get; private set; }

    /// <summary>Whether it is not to be begun any more.</summary>
    public bool IsTakenBack => cancellation.IsCancellationRequested;

    /// <summary>Does the work.</summary>
    public abstract Task RunAsync(UnitOfWork unit);

    /// <summary>Notes why it has failed; the first reason is the one.</summary>
    public void Fail(Exception failure) => Failure ??= failure;

    /// <summary>Answers whoever waits: after the commit, or when there will be none.</summary>
    public abstract void Complete();
}

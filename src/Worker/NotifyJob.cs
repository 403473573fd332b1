using Hangfire;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Worker;

/// <summary>
/// Tells whoever must act on a visit that was just opened. Harmless when run twice or late: the visit's claim decides.
/// </summary>
internal sealed class NotifyJob(WriteGate gate, IOutboxWaker waker)
{
    /// <summary>Announces one visit.</summary>
    [JobDisplayName("Announce step {1} of visit {0}")]
    [AutomaticRetry(Attempts = 4, DelaysInSeconds = [1, 5, 30, 120], OnAttemptsExceeded = AttemptsExceededAction.Fail)]
    public async Task RunAsync(long visitId, int step, CancellationToken cancellation)
    {
        if (await gate.RunAsync(work => AnnounceVisit.RunAsync(visitId, work, cancellation), cancellation))
            waker.Wake();
    }
}

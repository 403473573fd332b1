using Hangfire;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Worker;

/// <summary>
/// Tells whoever must act on a visit that was just opened. Harmless when run twice or late: the visit's claim decides.
/// </summary>
internal sealed class NotifyJob(AnnounceVisit announce, IOutboxWaker waker)
{
    /// <summary>Announces one visit.</summary>
    [AutomaticRetry(Attempts = 4, DelaysInSeconds = [1, 5, 30, 120])]
    public async Task RunAsync(long visitId, CancellationToken cancellation)
    {
        await announce.RunAsync(visitId, cancellation);
        waker.Wake();
    }
}

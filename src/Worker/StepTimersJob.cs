using Hangfire;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker;

/// <summary>
/// What happens to open visits by time. Every tick it announces visits that <see cref="NotifyJob"/> never got to: the process died between
/// the commit and the enqueuing, or the job store was not to be had.
/// </summary>
public sealed class StepTimersJob(IDbContextFactory<HelpdeskDb> databases, AnnounceVisit announce, IOutboxWaker waker)
{
    private const int Batch = 100;

    /// <summary>One tick. A failed tick needs no retry: the next one does the same work.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [DisableConcurrentExecution(60)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        List<long> missed;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            missed = await AnnounceVisit.UnannouncedAsync(db, Batch, cancellation);
        foreach (var visit in missed) await announce.RunAsync(visit, cancellation);
        if (missed.Count > 0) waker.Wake();
    }
}

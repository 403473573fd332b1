using Hangfire;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker;

/// <summary>
/// What happens to open visits by time: visits that <see cref="NotifyJob"/> never got to are announced (the process
/// died between the commit and the enqueuing, or the job store was not to be had), whoever must act is told at 80 % and
/// 100 % of a step's time, returned tickets that nobody answers are closed, and acting heads learn that their span
/// begins or ends.
/// </summary>
internal sealed class StepTimersJob(
    IDbContextFactory<HelpdeskDb> databases,
    AnnounceVisit announce,
    StepTimers timers,
    ActingHeadTimers actingHeads,
    IOutboxWaker waker
)
{
    private const int Batch = 100;

    /// <summary>One tick. A failed tick needs no retry: the next one does the same work.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [DisableConcurrentExecution(60)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        // An acting head whose span begins is asked for what is announced or overdue in the same tick.
        var told =
            await actingHeads.RunAsync(cancellation)
            + await AnnounceMissedAsync(cancellation)
            + await timers.RunAsync(cancellation)
            + await timers.AbandonAsync(cancellation);
        if (told > 0)
            waker.Wake();
    }

    private async Task<int> AnnounceMissedAsync(CancellationToken cancellation)
    {
        List<long> missed;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            missed = await AnnounceVisit.UnannouncedAsync(db, Batch, cancellation);
        foreach (var visit in missed)
            await announce.RunAsync(visit, cancellation);
        return missed.Count;
    }
}

using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Tickets;

/// <summary>Lets repairs go on whose date has come, and asks their handlers.</summary>
internal sealed partial class HoldTimers(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    TimeProvider time,
    ILogger<HoldTimers> log
)
{
    /// <summary>Ends all holds that are due. Returns how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<StepVisit> due;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            due = await db
                .Visits.AsNoTracking()
                .Where(visit => visit.HeldUntil <= now && visit.LeftAt == null)
                .Where(visit => visit.RetryAt == null || visit.RetryAt <= now)
                .OrderBy(visit => visit.HeldUntil)
                .Take(StepTimers.Batch)
                .ToListAsync(cancellation);
        var ended = 0;
        foreach (var visit in due)
            ended += await TryAsync(visit, cancellation) ? 1 : 0;
        return ended;
    }

    // Each in a transaction of its own. Whoever went on just now was first: then there is nothing to end any more.
    private Task<bool> TryAsync(StepVisit visit, CancellationToken cancellation)
    {
        var goOn = new Advance(visit.TicketId, visit.Id, TicketAction.EndHold, Actor: null);
        return DueItem.TryAsync(
            async () =>
                await gate.RunAsync(work => AdvanceTicket.RunAsync(goOn, work, cancellation), cancellation)
                is AdvanceResult.Done,
            async bug =>
            {
                LogBug(bug, visit.Id, StepTimers.PutAside);
                await StepTimers.PutAsideAsync(visit.Id, gate, cancellation);
                return false;
            }
        );
    }

    [LoggerMessage(LogLevel.Error, "The hold of visit {Visit} can't be ended; it is tried again in {Pause}")]
    private partial void LogBug(Exception bug, long visit, TimeSpan pause);
}

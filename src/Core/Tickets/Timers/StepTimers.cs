using Helpdesk.Core.Metrics;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Tells what time does to open visits: at 80 % of a step's time its actors, at 100 % its actors and the head, once a
/// visit. The claim and the messages are one transaction, and only an open visit can be claimed: one that was left
/// meanwhile says nothing. A visit that can't be told about is put aside, so that it stops no other's clock.
/// </summary>
internal sealed partial class StepTimers(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    TimeProvider time,
    ILogger<StepTimers> log
)
{
    /// <summary>How many visits one transaction tells about: few enough that nobody's reply waits for it.</summary>
    public const int Batch = 25;

    /// <summary>
    /// What should have been told longer ago than this was missed by a stop, and is told in one summary a person.
    /// </summary>
    public static readonly TimeSpan Missed = TimeSpan.FromMinutes(2);

    /// <summary>How long a visit is left alone after telling about it has failed.</summary>
    public static readonly TimeSpan PutAside = TimeSpan.FromMinutes(10);

    /// <summary>Whether anything is due: a look that claims nothing.</summary>
    public async Task<bool> IsAnythingDueAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var open = db.Visits.Where(visit => visit.LeftAt == null && (visit.RetryAt == null || visit.RetryAt <= now));
        return await open.AnyAsync(visit => visit.DueAt <= now && visit.OverdueToldAt == null, cancellation)
            || await open.AnyAsync(visit => visit.RemindAt <= now && visit.RemindedAt == null, cancellation);
    }

    /// <summary>Tells all that is due. Returns how many visits were told about.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var told = 0;
        while (await TellBatchAsync(cancellation) is > 0 and var batch)
            told += batch;
        return told;
    }

    /// <summary>Closes returned tickets that their reporters never answered. Returns how many.</summary>
    public async Task<int> AbandonAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<StepVisit> due;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            due = await db
                .Visits.AsNoTracking()
                .Where(visit => visit.AbandonAt <= now && visit.LeftAt == null)
                .Where(visit => visit.RetryAt == null || visit.RetryAt <= now)
                .OrderBy(visit => visit.AbandonAt)
                .Take(Batch)
                .ToListAsync(cancellation);
        var abandoned = 0;
        foreach (var visit in due)
            abandoned += await TryAsync(visit.Id, work => AbandonAsync(visit, work, cancellation), cancellation);
        return abandoned;
    }

    private async Task<int> TellBatchAsync(CancellationToken cancellation)
    {
        List<long> claimed = [];
        try
        {
            return await gate.RunAsync(
                work => TellAsync(only: null, claimed, work, cancellation),
                cancellation,
                bulk: true
            );
        }
        catch (Exception bug) when (IsBug(bug) && claimed.Count > 0)
        {
            // One of them can't be told about. Alone, each of the others can.
            foreach (var visit in claimed)
                await TryAsync(visit, work => TellAsync(visit, [], work, cancellation), cancellation);
            return claimed.Count;
        }
    }

    private Task<int> TryAsync(long visit, Func<UnitOfWork, Task<int>> tell, CancellationToken cancellation) =>
        DueItem.TryAsync(
            () => gate.RunAsync(tell, cancellation, bulk: true),
            async bug =>
            {
                LogBug(bug, visit, PutAside);
                await PutAsideAsync(visit, gate, cancellation);
                return 0;
            }
        );

    /// <summary>Leaves a visit alone for a while, because telling about it has failed.</summary>
    public static Task PutAsideAsync(long visit, WriteGate gate, CancellationToken cancellation) =>
        gate.RunAsync(
            work =>
                work.Db.Visits.Where(v => v.Id == visit)
                    .ExecuteUpdateAsync(set => set.SetProperty(v => v.RetryAt, work.Now + PutAside), cancellation),
            cancellation
        );

    private static bool IsBug(Exception failure) =>
        failure is not OperationCanceledException && !DatabaseTrouble.MayPass(failure);

    private static async Task<int> TellAsync(
        long? only,
        List<long> claimed,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        claimed.Clear();
        var (db, now) = (work.Db, work.Now);
        // A summary writes few rows, so that all that a stop has left behind goes into one.
        var before = now - Missed;
        var overdue = await VisitClaims.OverdueAsync(db, now, before, int.MaxValue, only, cancellation);
        var reminded = await VisitClaims.RemindersAsync(db, now, before, int.MaxValue, only, cancellation);
        var afterAStop = overdue.Count + reminded.Count > 0;
        if (!afterAStop)
        {
            overdue = await VisitClaims.OverdueAsync(db, now, now, Batch, only, cancellation);
            if (overdue.Count < Batch)
                reminded = await VisitClaims.RemindersAsync(db, now, now, Batch - overdue.Count, only, cancellation);
        }
        claimed.AddRange([.. overdue, .. reminded]);
        if (claimed.Count == 0)
            return 0;

        var visits = await db
            .Visits.AsNoTracking()
            .Include(visit => visit.Ticket.Handler)
            .Where(visit => EF.Parameter(claimed).Contains(visit.Id))
            .OrderBy(visit => visit.Id)
            .ToListAsync(cancellation);
        foreach (var visit in visits)
            HelpdeskMeter.TimerLateness.Record(
                (now - (overdue.Contains(visit.Id) ? visit.DueAt : visit.RemindAt) ?? TimeSpan.Zero).TotalSeconds
            );
        var officers = await Officers.ForAsync(db, visits, now, cancellation);
        var notices = new TimeNotices(work, officers, await ReportersAsync(visits, work, cancellation));
        notices.Write(
            visits.Where(visit => overdue.Contains(visit.Id)),
            visits.Where(visit => !overdue.Contains(visit.Id)),
            afterAStop
        );
        return claimed.Count;
    }

    private static async Task<Dictionary<long, Person>> ReportersAsync(
        List<StepVisit> visits,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var ids = visits
            .Where(visit => visit.Ticket.State is TicketState.Returned or TicketState.InRepair)
            .Select(visit => visit.Ticket.ReporterId)
            .Distinct()
            .ToList();
        return ids.Count == 0
            ? []
            : await work
                .Db.People.Include(person => person.Contacts)
                .Where(person => EF.Parameter(ids).Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, cancellation);
    }

    private static async Task<int> AbandonAsync(StepVisit visit, UnitOfWork work, CancellationToken cancellation)
    {
        var abandon = new Advance(visit.TicketId, visit.Id, TicketAction.Abandon, Actor: null);
        // Whoever answered just now was first: then there is nothing to abandon any more.
        return await AdvanceTicket.RunAsync(abandon, work, cancellation) is AdvanceResult.Done ? 1 : 0;
    }

    [LoggerMessage(LogLevel.Error, "Visit {Visit} can't be told about; it is tried again in {Pause}, the others go on")]
    private partial void LogBug(Exception bug, long visit, TimeSpan pause);
}

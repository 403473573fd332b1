using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Tells what time does to open visits: at 80 % of a step's time its actors, at 100 % its actors and the head, once a
/// visit. The claim and the messages are one transaction, and only an open visit can be claimed: one that was left
/// meanwhile says nothing.
/// </summary>
internal sealed class StepTimers(WriteGate gate, StepClocks clocks, TextCatalog catalog, TimeProvider time)
{
    /// <summary>How many visits one transaction tells about: few enough that nobody's reply waits for it.</summary>
    public const int Batch = 200;

    /// <summary>
    /// What should have been told longer ago than this was missed by a stop, and is told in one summary a person.
    /// </summary>
    public static readonly TimeSpan Missed = TimeSpan.FromMinutes(2);

    /// <summary>Tells all that is due. Returns how many visits were told about.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var told = 0;
        while (await gate.RunAsync(db => TellAsync(db, cancellation), cancellation) is > 0 and var batch)
            told += batch;
        return told;
    }

    /// <summary>Closes returned tickets that their reporters never answered. Returns how many.</summary>
    public async Task<int> AbandonAsync(CancellationToken cancellation)
    {
        var abandoned = 0;
        while (await gate.RunAsync(db => AbandonOneAsync(db, cancellation), cancellation))
            abandoned++;
        return abandoned;
    }

    private async Task<int> TellAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // A summary writes few rows, so that all that a stop has left behind goes into one.
        var missed = now - Missed;
        var overdue = await ClaimOverdueAsync(db, now, missed, int.MaxValue, cancellation);
        var reminded = await ClaimRemindersAsync(db, now, missed, int.MaxValue, cancellation);
        if (overdue.Count + reminded.Count == 0)
        {
            overdue = await ClaimOverdueAsync(db, now, now, Batch, cancellation);
            if (overdue.Count < Batch)
                reminded = await ClaimRemindersAsync(db, now, now, Batch - overdue.Count, cancellation);
            missed = DateTimeOffset.MinValue;
        }
        if (overdue.Count + reminded.Count == 0)
            return 0;

        List<long> ids = [.. overdue, .. reminded];
        var visits = await db
            .Visits.AsNoTracking()
            .Include(visit => visit.Ticket.Handler)
            .Where(visit => EF.Parameter(ids).Contains(visit.Id))
            .ToListAsync(cancellation);
        var officers = await Officers.LoadAsync(db, now, cancellation);
        var reporters = await ReportersAsync(db, visits, cancellation);
        var notices = new TimeNotices(clocks, catalog, officers, reporters, new OutboxWriter(db, now), now);
        notices.Write(
            visits.Where(visit => overdue.Contains(visit.Id)),
            visits.Where(visit => !overdue.Contains(visit.Id)),
            afterAStop: missed > DateTimeOffset.MinValue
        );
        return ids.Count;
    }

    // Both claims in one statement each, so that two processes never tell the same. Only an open visit can be claimed.
    private static async Task<HashSet<long>> ClaimOverdueAsync(
        HelpdeskDb db,
        DateTimeOffset now,
        DateTimeOffset before,
        int atMost,
        CancellationToken cancellation
    ) =>
        [
            .. await db
                .Database.SqlQuery<long>(
                    $"""
                    UPDATE "StepVisits" SET "OverdueToldAt" = {now.UtcDateTime}, "RemindedAt" = COALESCE("RemindedAt", {now.UtcDateTime})
                    WHERE "OverdueToldAt" IS NULL AND "LeftAt" IS NULL AND "Id" IN (
                        SELECT "Id" FROM "StepVisits" WHERE "DueAt" <= {before.UtcDateTime} AND "OverdueToldAt" IS NULL AND "LeftAt" IS NULL ORDER BY "DueAt" LIMIT {atMost})
                    RETURNING "Id" AS "Value"
                    """
                )
                .ToListAsync(cancellation),
        ];

    private static async Task<HashSet<long>> ClaimRemindersAsync(
        HelpdeskDb db,
        DateTimeOffset now,
        DateTimeOffset before,
        int atMost,
        CancellationToken cancellation
    ) =>
        [
            .. await db
                .Database.SqlQuery<long>(
                    $"""
                    UPDATE "StepVisits" SET "RemindedAt" = {now.UtcDateTime}
                    WHERE "RemindedAt" IS NULL AND "LeftAt" IS NULL AND "Id" IN (
                        SELECT "Id" FROM "StepVisits" WHERE "RemindAt" <= {before.UtcDateTime} AND "RemindedAt" IS NULL AND "LeftAt" IS NULL
                            AND ("DueAt" IS NULL OR "DueAt" > {now.UtcDateTime}) AND ("AbandonAt" IS NULL OR "AbandonAt" > {now.UtcDateTime})
                        ORDER BY "RemindAt" LIMIT {atMost})
                    RETURNING "Id" AS "Value"
                    """
                )
                .ToListAsync(cancellation),
        ];

    private async Task<Dictionary<long, Person>> ReportersAsync(
        HelpdeskDb db,
        List<StepVisit> visits,
        CancellationToken cancellation
    )
    {
        var ids = visits
            .Where(visit => clocks.Sop.Step(visit.Step).Actor is SopActor.Reporter)
            .Select(visit => visit.Ticket.ReporterId)
            .Distinct()
            .ToList();
        return ids.Count == 0
            ? []
            : await db
                .People.Include(person => person.Contacts)
                .Where(person => EF.Parameter(ids).Contains(person.Id))
                .ToDictionaryAsync(person => person.Id, cancellation);
    }

    private async Task<bool> AbandonOneAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var visit = await db
            .Visits.Where(v => v.AbandonAt <= now && v.LeftAt == null)
            .OrderBy(v => v.AbandonAt)
            .FirstOrDefaultAsync(cancellation);
        if (visit is null)
            return false;
        var use = new AdvanceTicket(db, clocks, new TicketNotices(db, catalog, new OutboxWriter(db, now)), now);
        var result = await use.RunAsync(
            new Advance(visit.TicketId, visit.Id, TicketAction.Abandon),
            actor: null,
            cancellation
        );
        return result is AdvanceResult.Done
            ? true
            : throw new InvalidOperationException($"Visit {visit.Id} could not be abandoned: {result.GetType().Name}.");
    }
}

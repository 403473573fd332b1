using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Kpi;

/// <summary>Whole tickets in a span, and what their reporters thought of them.</summary>
/// <param name="Received">Filed in the span.</param>
/// <param name="Finished">Closed in the span, those counted that were opened again later.</param>
/// <param name="Open">Open when the figures are read.</param>
/// <param name="Late">Of these, how many are on a step whose time has run out.</param>
/// <param name="MeanToFinish">The mean office time from filing to closing of the tickets that were closed in the span;
/// null when none were.</param>
/// <param name="Reopened">How often a closed ticket was opened again in the span.</param>
/// <param name="Ratings">How many ratings were given in the span.</param>
/// <param name="MeanStars">Their mean; null when there are none.</param>
internal sealed record KpiTickets(
    int Received,
    int Finished,
    int Open,
    int Late,
    TimeSpan? MeanToFinish,
    int Reopened,
    int Ratings,
    double? MeanStars
)
{
    /// <summary>Reads them.</summary>
    /// <param name="db">Read only.</param>
    /// <param name="from">The begin (UTC).</param>
    /// <param name="until">The end (UTC), excluded.</param>
    /// <param name="now">When "open" and "late" are meant (UTC).</param>
    /// <param name="calendar">By which office time is counted.</param>
    public static async Task<KpiTickets> ReadAsync(
        HelpdeskDb db,
        DateTimeOffset from,
        DateTimeOffset until,
        DateTimeOffset now,
        OfficeCalendar calendar,
        CancellationToken cancellation
    )
    {
        var closings = await db
            .Visits.Where(visit => visit.LeftAt >= from && visit.LeftAt < until && visit.Outcome == TicketAction.Close)
            .Select(visit => new { visit.Ticket.FiledAt, ClosedAt = visit.LeftAt!.Value })
            .ToListAsync(cancellation);
        var taken = closings.Select(closing => calendar.Measure(closing.FiledAt, closing.ClosedAt)).ToList();
        var stars = await db
            .Ratings.Where(rating => rating.At >= from && rating.At < until)
            .Select(rating => rating.Stars)
            .ToListAsync(cancellation);
        var open = db.Visits.Where(visit => visit.LeftAt == null);
        return new(
            // Filing leaves a visit of step 1 that nothing but itself has ended.
            await db.Visits.CountAsync(
                visit => visit.LeftAt >= from && visit.LeftAt < until && visit.Step == 1 && visit.Outcome == null,
                cancellation
            ),
            closings.Count,
            await open.CountAsync(cancellation),
            await open.CountAsync(visit => visit.DueAt <= now, cancellation),
            taken.Count == 0 ? null : TimeSpan.FromTicks((long)taken.Average(span => span.Ticks)),
            await ReopenedAsync(db, from, until, cancellation),
            stars.Count,
            stars.Count == 0 ? null : stars.Average()
        );
    }

    private static Task<int> ReopenedAsync(
        HelpdeskDb db,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellation
    ) =>
        db.Events.CountAsync(
            happened =>
                happened.At >= from
                && happened.At < until
                && happened.From == TicketState.Closed
                && happened.To == TicketState.InRepair,
            cancellation
        );
}

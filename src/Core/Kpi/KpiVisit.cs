using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Kpi;

/// <summary>One measured visit of a step, as the figures and the raw sheet need it.</summary>
/// <param name="Code">The ticket's ID.</param>
/// <param name="Category">The ticket's category.</param>
/// <param name="Office">The applicant's office (OPD).</param>
/// <param name="Step">The step's number.</param>
/// <param name="StaffId">Who ended it, or whose turn it is; null where no officer did or is named.</param>
/// <param name="Staff">The name of that person.</param>
/// <param name="EnteredAt">When it began (UTC).</param>
/// <param name="LeftAt">When it ended (UTC), or null while it is open.</param>
/// <param name="DueAt">When its time runs or ran out (UTC).</param>
/// <param name="Target">The standard time that was in force.</param>
/// <param name="Taken">The time taken, or null while it is open.</param>
/// <param name="Held">Office time on hold, which is no part of <paramref name="Taken"/>.</param>
/// <param name="Outcome">What ended it; null for filing and while open.</param>
internal sealed record KpiVisit(
    string Code,
    Teams Category,
    string Office,
    int Step,
    long? StaffId,
    string? Staff,
    DateTimeOffset EnteredAt,
    DateTimeOffset? LeftAt,
    DateTimeOffset? DueAt,
    TimeSpan Target,
    TimeSpan? Taken,
    TimeSpan Held,
    TicketAction? Outcome
)
{
    /// <summary>Whether it ended within its target.</summary>
    public bool OnTime => Taken <= Target;

    /// <summary>
    /// The visits that were ended in a span, in order, and all that are overdue now. Not measured: the time in which a
    /// returned ticket waits for its reporter, and a visit that the reporter ended by withdrawing the report.
    /// </summary>
    /// <param name="db">Read only.</param>
    /// <param name="from">The begin (UTC).</param>
    /// <param name="until">The end (UTC), excluded.</param>
    /// <param name="now">What "now" is for overdue ones (UTC).</param>
    /// <param name="staffId">Only this person's: ended by them, or overdue on tickets that they handle. Null for
    /// everyone's.</param>
    public static async Task<(List<KpiVisit> Ended, List<KpiVisit> Overdue)> ReadAsync(
        HelpdeskDb db,
        DateTimeOffset from,
        DateTimeOffset until,
        DateTimeOffset now,
        long? staffId,
        CancellationToken cancellation
    )
    {
        var ended =
            from visit in db.Visits
            where
                visit.LeftAt >= @from
                && visit.LeftAt < until
                && visit.Target != null
                && (visit.Outcome == null || visit.Outcome != TicketAction.Cancel)
            where staffId == null || (visit.LeftById == staffId && visit.Step > 1)
            join person in db.People on visit.LeftById equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby visit.LeftAt, visit.Id
            select new KpiVisit(
                visit.Ticket.Code,
                visit.Ticket.Category,
                visit.Ticket.Opd ?? visit.Ticket.Office,
                visit.Step,
                visit.Step > 1 ? visit.LeftById : null,
                visit.Step > 1 ? person!.Name : null,
                visit.EnteredAt,
                visit.LeftAt,
                visit.DueAt,
                visit.Target!.Value,
                visit.Taken,
                visit.Held,
                visit.Outcome
            );
        var overdue =
            from visit in db.Visits
            where
                visit.LeftAt == null
                && visit.DueAt <= now
                && visit.Target != null
                && (staffId == null || visit.Ticket.HandlerId == staffId)
            orderby visit.DueAt
            select new KpiVisit(
                visit.Ticket.Code,
                visit.Ticket.Category,
                visit.Ticket.Opd ?? visit.Ticket.Office,
                visit.Step,
                visit.Ticket.HandlerId,
                visit.Ticket.Handler!.Name,
                visit.EnteredAt,
                null,
                visit.DueAt,
                visit.Target!.Value,
                null,
                visit.Held,
                null
            );
        return (await ended.ToListAsync(cancellation), await overdue.ToListAsync(cancellation));
    }
}

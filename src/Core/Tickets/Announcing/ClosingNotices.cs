using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Step 6's output is that the reporter is told: what became of that notice stands in the ticket's history.
/// </summary>
internal static class ClosingNotices
{
    /// <summary>Notes an outcome for the last closing of a ticket, once, in the caller's transaction.</summary>
    public static async Task NoteAsync(
        long ticketId,
        NoticeOutcome outcome,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var visit = await work
            .Db.Visits.Include(v => v.Ticket)
            .Where(v => v.TicketId == ticketId && v.Outcome == TicketAction.Close)
            .OrderByDescending(v => v.Id)
            .FirstAsync(cancellation);
        if (await work.Db.Events.AnyAsync(e => e.VisitId == visit.Id && e.Notice == outcome, cancellation))
            return;
        work.Db.Events.Add(
            new TicketEvent
            {
                Ticket = visit.Ticket,
                Visit = visit,
                From = TicketState.Closed,
                To = TicketState.Closed,
                At = work.Now,
                Notice = outcome,
            }
        );
    }
}

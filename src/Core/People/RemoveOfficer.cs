using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// Takes the roles of an officer away. Their tickets go back to the team, so that nobody waits for one who has left.
/// </summary>
internal static class RemoveOfficer
{
    /// <summary>The tickets whose open step is an officer's, the oldest first.</summary>
    public static Task<List<StepVisit>> HeldByAsync(HelpdeskDb db, long personId, CancellationToken cancellation) =>
        db
            .Visits.Include(visit => visit.Ticket.Handler)
            .Where(visit => visit.LeftAt == null && visit.Ticket.HandlerId == personId)
            .OrderBy(visit => visit.Id)
            .ToListAsync(cancellation);

    /// <summary>Does it; returns the visits that have to be announced to the team.</summary>
    /// <param name="officer">Whose roles; one whom the settings name stays an admin.</param>
    /// <param name="by">The admin.</param>
    public static async Task<IReadOnlyList<StepVisit>> RunAsync(
        Person officer,
        Person by,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        officer.Roles &= Roles.ConfiguredAdmin;
        officer.Teams = Teams.None;
        var held = await HeldByAsync(work.Db, officer.Id, cancellation);
        List<TicketEvent> given = [.. held.Select(visit => GiveBack(visit, by, work))];
        await work.Db.SaveChangesAsync(cancellation);
        foreach (var happened in given)
            await new PromptEndings(work).EndOfficersAsync(happened.Ticket, happened.Visit, happened, cancellation);
        // Where the head decides, nobody's turn changes.
        return [.. held.Where(visit => work.Sop.Step(visit.Step).Actor is SopActor.Handler)];
    }

    private static TicketEvent GiveBack(StepVisit visit, Person by, UnitOfWork work)
    {
        var ticket = visit.Ticket;
        var happened = new TicketEvent
        {
            Ticket = ticket,
            Visit = visit,
            Action = TicketAction.GiveBack,
            From = ticket.State,
            To = ticket.State,
            Actor = by,
            At = work.Now,
            // Whose it was: whoever takes it on now reads why it comes to them.
            Words = ticket.Handler?.Name,
        };
        work.Db.Events.Add(happened);
        (ticket.Handler, ticket.HandlerId) = (null, null);
        ticket.Revision++;
        if (work.Sop.Step(visit.Step).Actor is SopActor.Handler)
            visit.AnnouncedAt = null;
        return happened;
    }
}

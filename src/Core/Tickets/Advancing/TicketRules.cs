using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>What each way out of a state demands; rights stand before evidence.</summary>
internal static class TicketRules
{
    /// <summary>The demands of an exit that a question does not meet.</summary>
    public static IEnumerable<TicketRefusal> Unmet(SopExit exit, TicketQuestion question) =>
        UnmetRights(exit, question).Concat(UnmetEvidence(exit, question.Evidence, question.Now));

    private static IEnumerable<TicketRefusal> UnmetRights(SopExit exit, TicketQuestion question)
    {
        var (ticket, actor) = (question.Ticket, question.Actor);
        switch (exit.By)
        {
            case SopActor.Reporter when actor.PersonId != ticket.ReporterId:
                yield return TicketRefusal.NotItsReporter;
                break;
            case SopActor.Team or SopActor.Handler when !(actor.Roles.HasFlag(Roles.Staff) && actor.InTeam):
                yield return TicketRefusal.NotStaffOfItsTeam;
                break;
            case SopActor.Head when !actor.Roles.HasFlag(Roles.Head):
                yield return TicketRefusal.NotTheHead;
                break;
            case SopActor.Officer
                when !(actor.Roles.HasFlag(Roles.Staff) && actor.InTeam) && !actor.Roles.HasFlag(Roles.Head):
                yield return TicketRefusal.NotStaffOfItsTeam;
                break;
            case SopActor.Clock when actor.PersonId is not null:
                yield return TicketRefusal.NotAPersons;
                break;
        }
        if (exit.After is { } before && LastEnded(ticket)?.Outcome != before)
            yield return TicketRefusal.NotInThisState;
        if (exit.OnHold is { } held && ticket.OpenVisit?.HeldSince is not null != held)
            yield return TicketRefusal.NotInThisState;
        if (exit.Withdrawn is { } withdrawn && ticket.OpenVisit?.WithdrawnAt is not null != withdrawn)
            yield return TicketRefusal.NotInThisState;
        if (exit.Within is { } within && !(question.Now - ticket.ClosedAt <= within))
            yield return TicketRefusal.TooLate;
    }

    private static StepVisit? LastEnded(Ticket ticket) =>
        ticket.Visits.Where(visit => visit.LeftAt is not null).OrderBy(visit => visit.Id).LastOrDefault();

    private static IEnumerable<TicketRefusal> UnmetEvidence(SopExit exit, GivenEvidence evidence, DateTimeOffset now)
    {
        if (exit.Asks is SopRequest.Words or SopRequest.Hold && string.IsNullOrWhiteSpace(evidence.Words))
            yield return TicketRefusal.WordsMissing;
        // A day more, because it goes on when the office opens.
        if (
            exit.Asks is SopRequest.Hold
            && !(evidence.Until > now && evidence.Until <= now.AddDays(HelpdeskSop.MostHoldDays + 1))
        )
            yield return TicketRefusal.DateMissing;
        if (exit.Asks is SopRequest.Colleague && !evidence.HasColleague)
            yield return TicketRefusal.ColleagueMissing;
        if (exit.Asks is SopRequest.Category && evidence.Category is null)
            yield return TicketRefusal.CategoryMissing;
        if (exit.Needs.HasFlag(Evidence.OwnNote) && !evidence.HasOwnNote)
            yield return TicketRefusal.NoNoteOfYours;
        if (exit.Needs.HasFlag(Evidence.VisitNote) && evidence.VisitNotes == 0)
            yield return TicketRefusal.NoteMissing;
        if (exit.Needs.HasFlag(Evidence.VisitPhoto) && evidence.VisitPhotos == 0)
            yield return TicketRefusal.PhotoMissing;
    }
}

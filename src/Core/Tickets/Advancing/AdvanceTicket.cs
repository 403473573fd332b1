using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Steps 2 to 6: does one action on a ticket, if the workflow allows it.</summary>
internal static class AdvanceTicket
{
    /// <summary>Loads, decides, and writes the change with its history and notices into the unit of work.</summary>
    public static async Task<AdvanceResult> RunAsync(Advance wanted, UnitOfWork work, CancellationToken cancellation)
    {
        var ticket = await work
            .Db.Tickets.Include(t => t.Visits)
            .Include(t => t.Handler)
            .Include(t => t.Reporter)
            .SingleOrDefaultAsync(t => t.Id == wanted.TicketId, cancellation);
        if (ticket is null || ticket.Visits.All(visit => visit.Id != wanted.VisitId))
            return new AdvanceResult.Unknown();
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        if (visit.Id != wanted.VisitId)
            return await PastAsync(ticket, wanted.VisitId, work, cancellation);

        var onBehalfOf = await ActsForAsync(ticket, wanted, work, cancellation);
        var ownNote =
            wanted.Action is TicketAction.TakeBackNote
                ? await StandingNotes.LastOfAsync(work.Db, visit.Id, wanted.Actor, cancellation)
                : null;
        var change = new TicketChange(ticket, visit, wanted, onBehalfOf, ownNote, work);
        var decision = await DecideAsync(change, work, cancellation);
        if (IsToBeAskedFor(ticket, wanted, decision) is { } request)
            return new AdvanceResult.Asks(ticket, request);
        if (decision.Allowed)
            return await change.ApplyAsync(decision.To, cancellation);
        return decision.Refusals.Contains(TicketRefusal.NotInThisState) && visit.LeftAt is not null
            ? await PastAsync(ticket, visit.Id, work, cancellation)
            : new AdvanceResult.Refused(ticket, decision.Refusals);
    }

    // Whoever may do it, and has brought nothing yet, is asked; whoever may not is told at once.
    private static SopRequest? IsToBeAskedFor(Ticket ticket, Advance wanted, TicketDecision decision)
    {
        var mayAct = decision.Refusals.All(refusal =>
            refusal
                is TicketRefusal.WordsMissing
                    or TicketRefusal.ColleagueMissing
                    or TicketRefusal.DateMissing
                    or TicketRefusal.CategoryMissing
        );
        var asks = HelpdeskSop.Exit(ticket.State, wanted.Action)?.Asks ?? SopRequest.Nothing;
        // Mostly it is known whose work it is.
        if (asks is SopRequest.Category && decision.Allowed)
            return null;
        return mayAct && wanted.BringsNothing && asks is not SopRequest.Nothing ? asks : null;
    }

    // For whom someone decides who is no head: an acting head's name stands beside the head's in the history.
    private static Task<Person?> ActsForAsync(
        Ticket ticket,
        Advance wanted,
        UnitOfWork work,
        CancellationToken cancellation
    ) =>
        wanted.Actor is { } actor
        && !actor.Is(Roles.Head)
        && HelpdeskSop.Exit(ticket.State, wanted.Action)?.By is SopActor.Head
            ? Officers.ActsForAsync(work.Db, actor.Id, work.Now, cancellation)
            : Task.FromResult<Person?>(null);

    private static async Task<TicketDecision> DecideAsync(
        TicketChange change,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (ticket, wanted) = (change.Ticket, change.Wanted);
        var actor = wanted.Actor is not { } person
            ? TicketActor.Clock
            : new TicketActor(
                person.Id,
                change.OnBehalfOf is null ? person.Roles : person.Roles | Roles.Head,
                await TeamRule.CoversAsync(work.Db, person, ticket.Category, cancellation)
            );
        var evidence = await EvidenceAsync(change, work, cancellation);
        return TicketWorkflow.Decide(new TicketQuestion(ticket, wanted.Action, actor, evidence, work.Now));
    }

    // Only what the action needs is counted.
    private static async Task<GivenEvidence> EvidenceAsync(
        TicketChange change,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (ticket, visit, wanted) = (change.Ticket, change.Visit, change.Wanted);
        var needs = HelpdeskSop.Exit(ticket.State, wanted.Action)?.Needs ?? Evidence.None;
        var hasColleague =
            wanted.To is { } colleague
            && colleague.Id != ticket.HandlerId
            && await TeamRule.CoversAsync(work.Db, colleague, ticket.Category, cancellation);
        return new GivenEvidence(
            wanted.Words,
            needs.HasFlag(Evidence.VisitNote) ? await StandingNotes.Of(work.Db, visit.Id).CountAsync(cancellation) : 0,
            needs.HasFlag(Evidence.VisitPhoto)
                ? await work.Db.Photos.Where(Photo.IsUsable).CountAsync(p => p.VisitId == visit.Id, cancellation)
                : 0,
            hasColleague,
            change.SettledCategory,
            change.TakesBack is not null,
            wanted.Until
        );
    }

    private static async Task<AdvanceResult> PastAsync(
        Ticket ticket,
        long visitId,
        UnitOfWork work,
        CancellationToken cancellation
    ) =>
        new AdvanceResult.Past(
            ticket,
            await work
                .Db.Events.Include(e => e.Actor)
                .Include(e => e.OnBehalfOf)
                .Where(e => e.VisitId == visitId && e.From != e.To)
                .OrderByDescending(e => e.Id)
                .FirstAsync(cancellation)
        );
}

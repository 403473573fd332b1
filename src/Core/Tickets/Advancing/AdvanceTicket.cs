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
        var decision = await DecideAsync(ticket, visit, wanted, onBehalfOf is not null, work, cancellation);
        if (IsToBeAskedFor(ticket, wanted, decision) is { } request)
            return new AdvanceResult.Asks(ticket, request);
        if (decision.Allowed)
            return await ApplyAsync(ticket, visit, wanted, onBehalfOf, decision.To, work, cancellation);
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
        Ticket ticket,
        StepVisit visit,
        Advance wanted,
        bool actsAsHead,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var actor = wanted.Actor is not { } person
            ? TicketActor.Clock
            : new TicketActor(
                person.Id,
                actsAsHead ? person.Roles | Roles.Head : person.Roles,
                await TeamRule.CoversAsync(work.Db, person, ticket.Category, cancellation)
            );
        var needs = HelpdeskSop.Exit(ticket.State, wanted.Action)?.Needs ?? Evidence.None;
        var notes = needs.HasFlag(Evidence.VisitNote)
            ? await StandingNotes.Of(work.Db, visit.Id).CountAsync(cancellation)
            : 0;
        var photos = needs.HasFlag(Evidence.VisitPhoto)
            ? await work.Db.Photos.Where(Photo.IsUsable).CountAsync(p => p.VisitId == visit.Id, cancellation)
            : 0;
        var hasColleague =
            wanted.To is { } colleague
            && colleague.Id != ticket.HandlerId
            && await TeamRule.CoversAsync(work.Db, colleague, ticket.Category, cancellation);
        var evidence = new GivenEvidence(
            wanted.Words,
            notes,
            photos,
            hasColleague,
            Settled(ticket, wanted),
            needs.HasFlag(Evidence.OwnNote)
            && await StandingNotes.LastOfAsync(work.Db, visit.Id, wanted.Actor, cancellation) is not null
                ? 1
                : 0,
            wanted.Until
        );
        return TicketWorkflow.Decide(new TicketQuestion(ticket, wanted.Action, actor, evidence, work.Now));
    }

    private static async Task<AdvanceResult> ApplyAsync(
        Ticket ticket,
        StepVisit visit,
        Advance wanted,
        Person? onBehalfOf,
        TicketState to,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var takenBack =
            wanted.Action is TicketAction.TakeBackNote
                ? await StandingNotes.LastOfAsync(work.Db, visit.Id, wanted.Actor, cancellation)
                : null;
        var happened = Record(ticket, visit, wanted, onBehalfOf, (to, takenBack), work);
        var former = ticket.Handler;
        await TakeOverAsync(ticket, wanted, work, cancellation);
        foreach (var photo in wanted.Photos ?? [])
            if (wanted.Action is TicketAction.AddNote)
                StepVisits.Give(photo, visit);
            else
                StepVisits.GiveAsInformation(photo, visit);
        if (HelpdeskSop.Exit(ticket.State, wanted.Action)!.To == ticket.State)
        {
            if (wanted.Action is TicketAction.Hold)
                StepVisits.Hold(visit, work.Clocks, wanted.Until!.Value, work.Now);
            else if (wanted.Action is TicketAction.Resume or TicketAction.EndHold)
                StepVisits.GoOn(visit, work.Clocks, work.Now);
            else if (wanted.Action is TicketAction.ChangeCategory)
                GiveToTeam(ticket, visit, Settled(ticket, wanted)!.Value);
            else if (wanted.Action is TicketAction.Withdraw)
                visit.WithdrawnAt = work.Now;
            SetAnswerDue(ticket, wanted, work);
            await TellAsync(ticket, visit, wanted, happened, former, work, cancellation);
            return new AdvanceResult.Done(ticket, wanted.Action is TicketAction.ChangeCategory ? visit : null);
        }

        if (wanted.Action is TicketAction.Approve)
            ticket.Category = Settled(ticket, wanted)!.Value;
        if (wanted is { Action: TicketAction.Resubmit, Words: { } correction })
        {
            // It is stored, so that its heading is in the reporter's language.
            var heading = work.Catalog.For(ticket.Reporter).CorrectionHeading;
            ticket.Description += $"\n\n{heading} {correction}";
        }
        // Leaving a final state closes no visit: there the last one is closed already, and stays as it was.
        if (visit.LeftAt is null)
            StepVisits.Close(visit, work.Clocks, wanted.Action, wanted.Actor?.Id, work.Now);
        ticket.State = to;
        ticket.ClosedAt = to is TicketState.Closed ? work.Now : null;
        if (HelpdeskSop.Exit(to, TicketAction.AddInformation) is null)
            ticket.AnswerDueAt = null;
        var opened = StepVisits.Open(ticket, work.Clocks, work.Now);
        await work.Db.SaveChangesAsync(cancellation);

        var notices = new TicketNotices(work);
        await notices.EndPromptsAsync(ticket, visit, happened, cancellation);
        await notices.TellReporterAsync(ticket, happened, opened, cancellation);
        return new AdvanceResult.Done(ticket, opened);
    }

    // Whose work it is once the action is done: whoever is on one team alone says it by taking a ticket on, or by giving
    // it away. Null while it must be asked.
    private static Teams? Settled(Ticket ticket, Advance wanted)
    {
        static Teams? Single(Teams? teams) => teams is Teams.Application or Teams.Network ? teams : null;
        var known = wanted.Category ?? Single(ticket.Category) ?? Single(wanted.Actor?.Teams);
        return wanted.Action is TicketAction.ChangeCategory && wanted.Category is null ? known ^ Teams.Both : known;
    }

    // The clock goes on; the visit is announced once more, to the team whose turn it is now.
    private static void GiveToTeam(Ticket ticket, StepVisit visit, Teams team)
    {
        ticket.Category = team;
        (ticket.Handler, ticket.HandlerId, visit.AnnouncedAt) = (null, null, null);
    }

    // Whoever is asked is reminded once; whatever they write then is taken for the answer.
    private static void SetAnswerDue(Ticket ticket, Advance wanted, UnitOfWork work)
    {
        if (wanted.Action is TicketAction.AskReporter)
            ticket.AnswerDueAt = work.Clocks.Calendar.WhenOpen(work.Now + HelpdeskSop.AnswerPatience);
        else if (wanted.Action is TicketAction.AddInformation)
            ticket.AnswerDueAt = null;
    }

    // What is said on a ticket reaches whom it is for, though the ticket stays where it is.
    private static async Task TellAsync(
        Ticket ticket,
        StepVisit visit,
        Advance wanted,
        TicketEvent happened,
        Person? former,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        if (wanted.Action is TicketAction.AddNote or TicketAction.TakeBackNote)
            return;
        await work.Db.SaveChangesAsync(cancellation);
        var notices = new TicketNotices(work);
        switch (wanted.Action)
        {
            case TicketAction.Withdraw:
                await notices.TellOfWithdrawalAsync(ticket, visit, cancellation);
                break;
            case TicketAction.AddInformation:
                await notices.TellOfInformationAsync(ticket, wanted, cancellation);
                break;
            case TicketAction.AddRemark:
                await notices.TellOfRemarkAsync(ticket, visit, wanted, cancellation);
                await notices.TellReporterAsync(ticket, happened, visit, cancellation);
                break;
            case TicketAction.Hold:
                await notices.TellHeadsOfHoldAsync(ticket, visit, happened, cancellation);
                await notices.TellReporterAsync(ticket, happened, visit, cancellation);
                break;
            case TicketAction.Resume:
                break;
            case TicketAction.ChangeCategory:
                await notices.EndOfficersPromptsAsync(ticket, visit, happened, cancellation);
                break;
            case TicketAction.EndHold:
                await AnnounceVisit.GoesOnAsync(visit, work, cancellation);
                break;
            case TicketAction.HandOver:
                await notices.EndOfficersPromptsAsync(ticket, visit, happened, cancellation);
                if (former is not null && former.Id != wanted.Actor!.Id)
                    await notices.TellFormerHandlerAsync(ticket, former, wanted.To!, cancellation);
                await AnnounceVisit.HandedOverAsync(visit, wanted.Actor!, work, cancellation);
                break;
            default:
                await notices.TellReporterAsync(ticket, happened, visit, cancellation);
                break;
        }
    }

    private static TicketEvent Record(
        Ticket ticket,
        StepVisit visit,
        Advance wanted,
        Person? onBehalfOf,
        (TicketState To, TicketEvent? TakenBack) result,
        UnitOfWork work
    )
    {
        var happened = new TicketEvent
        {
            Ticket = ticket,
            Visit = visit,
            Action = wanted.Action,
            From = ticket.State,
            To = result.To,
            TakesBackId = result.TakenBack?.Id,
            Actor = wanted.Actor,
            OnBehalfOf = onBehalfOf,
            At = work.Now,
            Words = wanted.Words ?? wanted.To?.Name,
            Photos = wanted.Photos?.Count ?? 0,
        };
        work.Db.Events.Add(happened);
        ticket.Revision++;
        return happened;
    }

    // Who acts on a step of the handler becomes the handler; the former one is told.
    private static async Task TakeOverAsync(
        Ticket ticket,
        Advance wanted,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var isHandlers =
            wanted.Action is TicketAction.Approve
            || HelpdeskSop.Exit(ticket.State, wanted.Action)!.By is SopActor.Handler;
        if (wanted.To is { } colleague)
            (ticket.Handler, ticket.HandlerId) = (colleague, colleague.Id);
        if (wanted.To is not null || wanted.Actor is not { } actor || !isHandlers || ticket.HandlerId == actor.Id)
            return;
        var former = ticket.Handler;
        (ticket.Handler, ticket.HandlerId) = (actor, actor.Id);
        if (former is not null)
            await new TicketNotices(work).TellFormerHandlerAsync(ticket, former, actor, cancellation);
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

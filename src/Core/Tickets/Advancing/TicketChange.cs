using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;

namespace Helpdesk.Core.Tickets;

/// <summary>One action on a ticket: what it changes, what is recorded of it, and who hears of it.</summary>
/// <param name="ticket">The ticket, with its visits, its handler and its reporter.</param>
/// <param name="visit">Its last visit: the open one, or the one that ended it.</param>
/// <param name="wanted">The action.</param>
/// <param name="onBehalfOf">The head for whom an acting head decides, or null.</param>
/// <param name="takesBack">The note that is taken back, or null.</param>
/// <param name="work">The caller's unit of work.</param>
internal sealed class TicketChange(
    Ticket ticket,
    StepVisit visit,
    Advance wanted,
    Person? onBehalfOf,
    TicketEvent? takesBack,
    UnitOfWork work
)
{
    private readonly OfficerNotices _officers = new(work);
    private readonly ReporterNotices _reporter = new(work);
    private readonly PromptEndings _prompts = new(work);

    /// <summary>The ticket.</summary>
    public Ticket Ticket => ticket;

    /// <summary>Its last visit.</summary>
    public StepVisit Visit => visit;

    /// <summary>The action.</summary>
    public Advance Wanted => wanted;

    /// <summary>The head for whom an acting head decides, or null.</summary>
    public Person? OnBehalfOf => onBehalfOf;

    /// <summary>The note that is taken back, or null.</summary>
    public TicketEvent? TakesBack => takesBack;

    /// <summary>
    /// Whose work it is once the action is done: whoever is on one team alone says it by taking a ticket on, or by
    /// giving it away. Null while it must be asked.
    /// </summary>
    public Teams? SettledCategory
    {
        get
        {
            static Teams? Single(Teams? teams) => teams is Teams.Application or Teams.Network ? teams : null;
            var known = wanted.Category ?? Single(ticket.Category) ?? Single(wanted.Actor?.Teams);
            return wanted.Action is TicketAction.ChangeCategory && wanted.Category is null ? known ^ Teams.Both : known;
        }
    }

    /// <summary>Does what was allowed, and writes history and notices with it.</summary>
    /// <param name="to">The state that the ticket is in afterwards.</param>
    public async Task<AdvanceResult> ApplyAsync(TicketState to, CancellationToken cancellation)
    {
        var happened = Record(to);
        var former = ticket.Handler;
        await TakeOverAsync(cancellation);
        foreach (var photo in wanted.Photos ?? [])
            if (wanted.Action is TicketAction.AddNote)
                StepVisits.Give(photo, visit);
            else
                StepVisits.GiveAsInformation(photo, visit);
        return HelpdeskSop.Exit(ticket.State, wanted.Action)!.To == ticket.State
            ? await StayAsync(happened, former, cancellation)
            : await MoveAsync(happened, to, cancellation);
    }

    private async Task<AdvanceResult> StayAsync(TicketEvent happened, Person? former, CancellationToken cancellation)
    {
        switch (wanted.Action)
        {
            case TicketAction.Hold:
                StepVisits.Hold(visit, work.Clocks, wanted.Until!.Value, work.Now);
                break;
            case TicketAction.Resume or TicketAction.EndHold:
                StepVisits.GoOn(visit, work.Clocks, work.Now);
                break;
            case TicketAction.ChangeCategory:
                // The clock goes on; the visit is announced once more, to the team whose turn it is now.
                ticket.Category = SettledCategory!.Value;
                (ticket.Handler, ticket.HandlerId, visit.AnnouncedAt) = (null, null, null);
                break;
            case TicketAction.Withdraw:
                visit.WithdrawnAt = work.Now;
                break;
            // Whoever is asked is reminded once; whatever they write then is taken for the answer.
            case TicketAction.AskReporter:
                ticket.AnswerDueAt = work.Clocks.Calendar.WhenOpen(work.Now + HelpdeskSop.AnswerPatience);
                break;
            case TicketAction.AddInformation:
                ticket.AnswerDueAt = null;
                break;
        }
        await TellAsync(happened, former, cancellation);
        return new AdvanceResult.Done(ticket, wanted.Action is TicketAction.ChangeCategory ? visit : null);
    }

    private async Task<AdvanceResult> MoveAsync(TicketEvent happened, TicketState to, CancellationToken cancellation)
    {
        if (wanted.Action is TicketAction.Approve)
            ticket.Category = SettledCategory!.Value;
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
        // What is written from now on is personal data again.
        ticket.ErasedAt = null;
        if (HelpdeskSop.Exit(to, TicketAction.AddInformation) is null)
            ticket.AnswerDueAt = null;
        var opened = StepVisits.Open(ticket, work.Clocks, work.Now);
        await work.Db.SaveChangesAsync(cancellation);

        await _prompts.EndAsync(ticket, visit, happened, cancellation);
        await _reporter.TellAsync(ticket, happened, opened, cancellation);
        return new AdvanceResult.Done(ticket, opened);
    }

    // What is said on a ticket reaches whom it is for, though the ticket stays where it is.
    private async Task TellAsync(TicketEvent happened, Person? former, CancellationToken cancellation)
    {
        if (wanted.Action is TicketAction.AddNote or TicketAction.TakeBackNote)
            return;
        await work.Db.SaveChangesAsync(cancellation);
        switch (wanted.Action)
        {
            case TicketAction.Withdraw:
                await _officers.TellOfWithdrawalAsync(ticket, visit, cancellation);
                break;
            case TicketAction.AddInformation:
                await _officers.TellOfInformationAsync(ticket, wanted, cancellation);
                break;
            case TicketAction.AddRemark:
                await _officers.TellOfRemarkAsync(ticket, visit, wanted, cancellation);
                await _reporter.TellAsync(ticket, happened, visit, cancellation);
                break;
            case TicketAction.Hold:
                await _officers.TellOfHoldAsync(ticket, visit, happened, cancellation);
                await _reporter.TellAsync(ticket, happened, visit, cancellation);
                break;
            case TicketAction.Resume:
                await _reporter.TellAsync(ticket, happened, visit, cancellation);
                break;
            case TicketAction.ChangeCategory:
                await _prompts.EndOfficersAsync(ticket, visit, happened, cancellation);
                break;
            case TicketAction.EndHold:
                await AnnounceVisit.GoesOnAsync(visit, work, cancellation);
                break;
            case TicketAction.HandOver:
                await _prompts.EndOfficersAsync(ticket, visit, happened, cancellation);
                if (former is not null && former.Id != wanted.Actor!.Id)
                    await _officers.TellFormerHandlerAsync(ticket, former, wanted.To!, cancellation);
                // Whoever takes it for themselves has it in hand.
                if (wanted.To!.Id != wanted.Actor!.Id)
                    await AnnounceVisit.HandedOverAsync(visit, wanted.Actor!, work, cancellation);
                break;
            default:
                await _reporter.TellAsync(ticket, happened, visit, cancellation);
                break;
        }
    }

    private TicketEvent Record(TicketState to)
    {
        var happened = new TicketEvent
        {
            Ticket = ticket,
            Visit = visit,
            Action = wanted.Action,
            From = ticket.State,
            To = to,
            TakesBackId = takesBack?.Id,
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
    private async Task TakeOverAsync(CancellationToken cancellation)
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
            await _officers.TellFormerHandlerAsync(ticket, former, actor, cancellation);
    }
}

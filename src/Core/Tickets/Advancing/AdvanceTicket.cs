using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Steps 2 to 6: does one action on a ticket, if the workflow allows it.</summary>
internal sealed class AdvanceTicket(HelpdeskDb db, StepClocks clocks, TicketNotices notices, DateTimeOffset now)
{
    /// <summary>
    /// Loads, decides, and writes the change with its history and notices into the caller's transaction.
    /// </summary>
    public Task<AdvanceResult> RunAsync(Advance wanted, Person? actor, CancellationToken cancellation) =>
        RunAsync(wanted, actor, apply: true, cancellation);

    /// <summary>
    /// What <see cref="RunAsync(Advance, Person?, CancellationToken)"/> would answer; changes nothing.
    /// </summary>
    public Task<AdvanceResult> ProbeAsync(Advance wanted, Person? actor, CancellationToken cancellation) =>
        RunAsync(wanted, actor, apply: false, cancellation);

    private async Task<AdvanceResult> RunAsync(
        Advance wanted,
        Person? actor,
        bool apply,
        CancellationToken cancellation
    )
    {
        var ticket = await db
            .Tickets.Include(t => t.Visits)
            .Include(t => t.Handler)
            .Include(t => t.Reporter)
            .SingleOrDefaultAsync(t => t.Id == wanted.TicketId, cancellation);
        if (ticket is null || ticket.Visits.All(visit => visit.Id != wanted.VisitId))
            return new AdvanceResult.Unknown();
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        if (visit.Id != wanted.VisitId)
            return await PastAsync(ticket, wanted.VisitId, cancellation);

        var head = await ActsForAsync(ticket, wanted.Action, actor, cancellation);
        var decision = await DecideAsync(ticket, visit, wanted, actor, actsAsHead: head is not null, cancellation);
        if (!decision.Allowed)
            return decision.Refusals.Contains(TicketRefusal.NotInThisState) && visit.LeftAt is not null
                ? await PastAsync(ticket, visit.Id, cancellation)
                : new AdvanceResult.Refused(ticket, decision.Refusals);
        return apply
            ? await ApplyAsync(ticket, visit, wanted, actor, head, decision.To, cancellation)
            : new AdvanceResult.Done(ticket, null);
    }

    /// <summary>
    /// Whether a person is staff for a ticket's category. A team without anyone is covered by all staff.
    /// </summary>
    public static async Task<bool> InTeamAsync(
        HelpdeskDb db,
        Person person,
        Teams category,
        CancellationToken cancellation
    ) =>
        person.Is(Roles.Staff)
        && (
            (person.Teams & category) != 0
            || !await db.People.AnyAsync(
                other => (other.Roles & Roles.Staff) != 0 && (other.Teams & category) != 0,
                cancellation
            )
        );

    // For whom someone decides who is no head: an acting head's name stands beside the head's in the history.
    private Task<Person?> ActsForAsync(
        Ticket ticket,
        TicketAction action,
        Person? actor,
        CancellationToken cancellation
    ) =>
        actor is not null && !actor.Is(Roles.Head) && HelpdeskSop.Exit(ticket.State, action)?.By is SopActor.Head
            ? Officers.ActsForAsync(db, actor.Id, now, cancellation)
            : Task.FromResult<Person?>(null);

    private async Task<TicketDecision> DecideAsync(
        Ticket ticket,
        StepVisit visit,
        Advance wanted,
        Person? actor,
        bool actsAsHead,
        CancellationToken cancellation
    )
    {
        var acting = actor is null
            ? TicketActor.Clock
            : new TicketActor(
                actor.Id,
                actsAsHead ? actor.Roles | Roles.Head : actor.Roles,
                await InTeamAsync(db, actor, ticket.Category, cancellation)
            );
        var needs = HelpdeskSop.Exit(ticket.State, wanted.Action)?.Needs ?? Evidence.None;
        var notes = needs.HasFlag(Evidence.VisitNote)
            ? await db.Events.CountAsync(
                e => e.VisitId == visit.Id && e.Action == TicketAction.AddNote && e.Words != null,
                cancellation
            )
            : 0;
        var photos = needs.HasFlag(Evidence.VisitPhoto)
            ? await db.Photos.CountAsync(
                p => p.VisitId == visit.Id && (p.Status == PhotoStatus.Pending || p.Status == PhotoStatus.Stored),
                cancellation
            )
            : 0;
        return TicketWorkflow.Decide(
            ticket,
            wanted.Action,
            acting,
            new GivenEvidence(wanted.Words, notes, photos),
            now
        );
    }

    private async Task<AdvanceResult> ApplyAsync(
        Ticket ticket,
        StepVisit visit,
        Advance wanted,
        Person? actor,
        Person? onBehalfOf,
        TicketState to,
        CancellationToken cancellation
    )
    {
        var happened = new TicketEvent
        {
            Ticket = ticket,
            Visit = visit,
            Action = wanted.Action,
            From = ticket.State,
            To = to,
            Actor = actor,
            OnBehalfOf = onBehalfOf,
            At = now,
            Words = wanted.Words,
            Photos = wanted.Photos?.Count ?? 0,
        };
        db.Events.Add(happened);
        ticket.Revision++;
        await TakeOverAsync(ticket, wanted.Action, actor, cancellation);
        foreach (var photo in wanted.Photos ?? [])
            StepVisits.Give(photo, visit);
        if (HelpdeskSop.Exit(ticket.State, wanted.Action)!.To == ticket.State)
            return new AdvanceResult.Done(ticket, null);

        StepVisits.Close(visit, clocks, wanted.Action, actor?.Id, now);
        ticket.State = to;
        ticket.ClosedAt = to is TicketState.Closed ? now : null;
        var opened = StepVisits.Open(ticket, clocks, now);
        if (wanted.Action is TicketAction.Resubmit && wanted.Words is { } correction)
            ticket.Description += $"\n\n{notices.CorrectionHeading(ticket)} {correction}";
        await db.SaveChangesAsync(cancellation);

        await notices.EndPromptsAsync(ticket, visit, happened, cancellation);
        await notices.TellReporterAsync(ticket, happened, opened, cancellation);
        return new AdvanceResult.Done(ticket, opened);
    }

    // Who acts on a step of the handler becomes the handler; the former one is told.
    private async Task TakeOverAsync(Ticket ticket, TicketAction action, Person? actor, CancellationToken cancellation)
    {
        if (
            actor is null
            || (action != TicketAction.Approve && HelpdeskSop.Exit(ticket.State, action)!.By is not SopActor.Handler)
        )
            return;
        if (ticket.HandlerId == actor.Id)
            return;
        var former = ticket.Handler;
        ticket.Handler = actor;
        ticket.HandlerId = actor.Id;
        if (former is not null)
            await notices.TellFormerHandlerAsync(ticket, former, actor, cancellation);
    }

    private async Task<AdvanceResult> PastAsync(Ticket ticket, long visitId, CancellationToken cancellation) =>
        new AdvanceResult.Past(
            ticket,
            await db
                .Events.Include(e => e.Actor)
                .Include(e => e.OnBehalfOf)
                .Where(e => e.VisitId == visitId && e.From != e.To)
                .OrderByDescending(e => e.Id)
                .FirstAsync(cancellation)
        );
}

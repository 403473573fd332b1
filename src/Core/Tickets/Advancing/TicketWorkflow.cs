using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Stateless;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Holds a ticket to the SOP: decides, from the ticket, the action, the actor and what is at hand, and changes nothing.
/// </summary>
internal static class TicketWorkflow
{
    /// <summary>
    /// Decides one action. The state machine is configured by looping over <see cref="HelpdeskSop.Exits"/>.
    /// </summary>
    public static TicketDecision Decide(
        Ticket ticket,
        TicketAction action,
        TicketActor actor,
        GivenEvidence evidence,
        DateTimeOffset now
    )
    {
        var state = ticket.State;
        var machine = new StateMachine<TicketState, TicketAction>(() => state, next => state = next);
        foreach (var exit in HelpdeskSop.Exits)
        {
            var guards = Guards(exit, ticket, actor, evidence, now);
            if (exit.To == exit.From)
                machine.Configure(exit.From).PermitReentryIf(exit.Action, guards);
            else
                machine.Configure(exit.From).PermitIf(exit.Action, exit.To, guards);
        }

        if (!machine.CanFire(action, out var unmet))
            return new(
                ticket.State,
                unmet is null ? [TicketRefusal.NotInThisState] : [.. unmet.Select(Enum.Parse<TicketRefusal>)]
            );
        machine.Fire(action);
        return new(state, []);
    }

    private static Tuple<Func<bool>, string>[] Guards(
        SopExit exit,
        Ticket ticket,
        TicketActor actor,
        GivenEvidence evidence,
        DateTimeOffset now
    )
    {
        List<Tuple<Func<bool>, string>> guards = [];
        void Add(bool applies, TicketRefusal refusal, Func<bool> holds)
        {
            if (applies)
                guards.Add(Tuple.Create(holds, refusal.ToString()));
        }

        Add(exit.By is SopActor.Reporter, TicketRefusal.NotItsReporter, () => actor.PersonId == ticket.ReporterId);
        Add(
            exit.By is SopActor.Team or SopActor.Handler,
            TicketRefusal.NotStaffOfItsTeam,
            () => actor.Roles.HasFlag(Roles.Staff) && actor.InTeam
        );
        Add(exit.By is SopActor.Head, TicketRefusal.NotTheHead, () => actor.Roles.HasFlag(Roles.Head));
        Add(exit.By is SopActor.Clock, TicketRefusal.NotAPersons, () => actor.PersonId is null);
        Add(
            exit.Needs.HasFlag(Evidence.Words),
            TicketRefusal.WordsMissing,
            () => !string.IsNullOrWhiteSpace(evidence.Words)
        );
        Add(exit.Needs.HasFlag(Evidence.VisitNote), TicketRefusal.NoteMissing, () => evidence.VisitNotes > 0);
        Add(exit.Needs.HasFlag(Evidence.VisitPhoto), TicketRefusal.PhotoMissing, () => evidence.VisitPhotos > 0);
        Add(
            exit.Within is not null,
            TicketRefusal.TooLate,
            () => ticket.ClosedAt is { } closed && now - closed <= exit.Within
        );
        return [.. guards];
    }
}

using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Stateless;

namespace Helpdesk.Core.Tickets;

/// <summary>Why an action on a ticket is refused. Each has a text for the person.</summary>
public enum TicketRefusal
{
    /// <summary>The state has no such way out.</summary>
    NotInThisState,

    /// <summary>Only the ticket's reporter may.</summary>
    NotItsReporter,

    /// <summary>Only staff of the ticket's team may.</summary>
    NotStaffOfItsTeam,

    /// <summary>Only the head of division may.</summary>
    NotTheHead,

    /// <summary>Only time does this.</summary>
    NotAPersons,

    /// <summary>Words are missing.</summary>
    WordsMissing,

    /// <summary>This visit has no note yet.</summary>
    NoteMissing,

    /// <summary>This visit has no photo yet.</summary>
    PhotoMissing,

    /// <summary>The time in which it was possible is over.</summary>
    TooLate,
}

/// <summary>Who acts.</summary>
/// <param name="PersonId">The person, or null for the clock.</param>
/// <param name="Roles">What the person is.</param>
/// <param name="InTeam">Whether the person is staff of the ticket's team.</param>
public sealed record Acting(long? PersonId, Roles Roles, bool InTeam)
{
    /// <summary>The passing of time.</summary>
    public static readonly Acting Clock = new(null, Roles.None, InTeam: false);
}

/// <summary>What is at hand for an action.</summary>
/// <param name="Words">What the person wrote with the action, or null.</param>
/// <param name="VisitNotes">Notes in the open visit.</param>
/// <param name="VisitPhotos">Photos in the open visit, those that are still being fetched included.</param>
public sealed record AtHand(string? Words = null, int VisitNotes = 0, int VisitPhotos = 0);

/// <summary>What the workflow decided: the state to go to, or why not (then <see cref="Refusals"/> has at least one).</summary>
public sealed record TicketDecision(TicketState To, IReadOnlyList<TicketRefusal> Refusals)
{
    /// <summary>Whether the action may be done.</summary>
    public bool Allowed => Refusals.Count == 0;
}

/// <summary>Holds a ticket to the SOP: decides, from the ticket, the action, the actor and what is at hand, and changes nothing.</summary>
public static class TicketWorkflow
{
    /// <summary>Decides one action. The state machine is configured by looping over <see cref="HelpdeskSop.Exits"/>.</summary>
    public static TicketDecision Decide(Ticket ticket, TicketAction action, Acting actor, AtHand atHand, DateTimeOffset now)
    {
        var state = ticket.State;
        var machine = new StateMachine<TicketState, TicketAction>(() => state, next => state = next);
        foreach (var exit in HelpdeskSop.Exits)
        {
            var guards = Guards(exit, ticket, actor, atHand, now);
            if (exit.To == exit.From) machine.Configure(exit.From).PermitReentryIf(exit.Action, guards);
            else machine.Configure(exit.From).PermitIf(exit.Action, exit.To, guards);
        }

        if (!machine.CanFire(action, out var unmet))
            return new(ticket.State, unmet is null ? [TicketRefusal.NotInThisState] : [.. unmet.Select(Enum.Parse<TicketRefusal>)]);
        machine.Fire(action);
        return new(state, []);
    }

    private static Tuple<Func<bool>, string>[] Guards(SopExit exit, Ticket ticket, Acting actor, AtHand atHand, DateTimeOffset now)
    {
        List<Tuple<Func<bool>, string>> guards = [];
        void Add(bool applies, TicketRefusal refusal, Func<bool> holds)
        {
            if (applies) guards.Add(Tuple.Create(holds, refusal.ToString()));
        }

        Add(exit.By is SopActor.Reporter, TicketRefusal.NotItsReporter, () => actor.PersonId == ticket.ReporterId);
        Add(exit.By is SopActor.Team or SopActor.Handler, TicketRefusal.NotStaffOfItsTeam, () => actor.Roles.HasFlag(Roles.Staff) && actor.InTeam);
        Add(exit.By is SopActor.Head, TicketRefusal.NotTheHead, () => actor.Roles.HasFlag(Roles.Head));
        Add(exit.By is SopActor.Clock, TicketRefusal.NotAPersons, () => actor.PersonId is null);
        Add(exit.Needs.HasFlag(Evidence.Words), TicketRefusal.WordsMissing, () => !string.IsNullOrWhiteSpace(atHand.Words));
        Add(exit.Needs.HasFlag(Evidence.VisitNote), TicketRefusal.NoteMissing, () => atHand.VisitNotes > 0);
        Add(exit.Needs.HasFlag(Evidence.VisitPhoto), TicketRefusal.PhotoMissing, () => atHand.VisitPhotos > 0);
        Add(exit.Within is not null, TicketRefusal.TooLate, () => ticket.ClosedAt is { } closed && now - closed <= exit.Within);
        return [.. guards];
    }
}

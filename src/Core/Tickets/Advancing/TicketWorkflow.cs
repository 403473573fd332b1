using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Holds a ticket to the SOP: decides, from the ticket, the action, the actor and what is at hand, and changes nothing.
/// </summary>
internal static class TicketWorkflow
{
    // A machine looks at one question at a time, so that each thread has its own.
    private static readonly ThreadLocal<TicketMachine> Machine = new(() => new TicketMachine());

    /// <summary>Decides one action.</summary>
    public static TicketDecision Decide(TicketQuestion question)
    {
        var state = question.Ticket.State;
        if (Machine.Value!.Fire(question) is { } to)
            return new TicketDecision(to, []);
        return HelpdeskSop.Exit(state, question.Action) is { } exit
            ? new TicketDecision(state, [.. TicketRules.Unmet(exit, question)])
            : new TicketDecision(state, [TicketRefusal.NotInThisState]);
    }
}

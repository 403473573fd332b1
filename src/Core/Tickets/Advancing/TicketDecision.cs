using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// What the workflow decided: the state to go to, or why not (then <see cref="Refusals"/> has at least one).
/// </summary>
internal sealed record TicketDecision(TicketState To, IReadOnlyList<TicketRefusal> Refusals)
{
    /// <summary>Whether the action may be done.</summary>
    public bool Allowed => Refusals.Count == 0;
}

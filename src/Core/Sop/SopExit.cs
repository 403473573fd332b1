namespace Helpdesk.Core.Sop;

/// <summary>One way out of a state.</summary>
/// <param name="From">The state that is left.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">The state that is entered; the same as <paramref name="From"/> for an action that stays.</param>
/// <param name="By">Who may do it.</param>
/// <param name="Needs">What must be there.</param>
/// <param name="Within">How long after closing it is possible; null for always. Plain time.</param>
internal sealed record SopExit(
    TicketState From,
    TicketAction Action,
    TicketState To,
    SopActor By,
    Evidence Needs = Evidence.None,
    TimeSpan? Within = null
);

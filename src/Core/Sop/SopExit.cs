namespace Helpdesk.Core.Sop;

/// <summary>One way out of a state.</summary>
/// <param name="From">The state that is left.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">The state that is entered; the same as <paramref name="From"/> for an action that stays.</param>
/// <param name="By">Who may do it.</param>
/// <param name="Asks">What the person is asked for once they choose it.</param>
/// <param name="Needs">What must have been given in this visit of the step before.</param>
/// <param name="Within">How long after closing it is possible; null for always. Plain time.</param>
/// <param name="After">What must have ended the visit before; null for anything.</param>
/// <param name="OnHold">Whether the visit must be on hold, or must not be; null for either.</param>
/// <param name="Withdrawn">Whether the reporter must have said in this visit that the trouble is gone, or must not
/// have; null for either.</param>
/// <param name="Offer">Where people get a button for it.</param>
internal sealed record SopExit(
    TicketState From,
    TicketAction Action,
    TicketState To,
    SopActor By,
    SopRequest Asks = SopRequest.Nothing,
    Evidence Needs = Evidence.None,
    TimeSpan? Within = null,
    TicketAction? After = null,
    bool? OnHold = null,
    bool? Withdrawn = null,
    SopOffer Offer = SopOffer.OnPrompt
);

using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>What the workflow is asked: whether someone may do an action on a ticket now.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Action">The action.</param>
/// <param name="Actor">Who wants it.</param>
/// <param name="Evidence">What is given with it, and was given in this visit.</param>
/// <param name="Now">The instant (UTC).</param>
internal sealed record TicketQuestion(
    Ticket Ticket,
    TicketAction Action,
    TicketActor Actor,
    GivenEvidence Evidence,
    DateTimeOffset Now
);

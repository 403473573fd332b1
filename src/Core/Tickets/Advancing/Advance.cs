using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>An action that someone wants to do on a ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="VisitId">The visit for which the action was offered; another open visit means that it comes too
/// late.</param>
/// <param name="Action">The action.</param>
/// <param name="Words">The words that come with it.</param>
/// <param name="Photos">Photos that come with it, not yet in the database's ticket.</param>
internal sealed record Advance(
    long TicketId,
    long VisitId,
    TicketAction Action,
    string? Words = null,
    IReadOnlyList<Photo>? Photos = null
);

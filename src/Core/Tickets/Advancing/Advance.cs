using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>An action that someone wants to do on a ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="VisitId">
/// The visit for which the action was offered; another open visit means that it comes too late.
/// </param>
/// <param name="Action">The action.</param>
/// <param name="Actor">Who wants it, or null for the passing of time.</param>
/// <param name="Words">The words that come with it.</param>
/// <param name="Photos">Photos that come with it, not yet given to the ticket.</param>
/// <param name="To">The colleague to whom the ticket is handed over, or null.</param>
/// <param name="Category">Whose work it is, where the person was asked for it; else null.</param>
/// <param name="Until">Until when a repair is to wait (UTC), or null.</param>
internal sealed record Advance(
    long TicketId,
    long VisitId,
    TicketAction Action,
    Person? Actor,
    string? Words = null,
    IReadOnlyList<Photo>? Photos = null,
    Person? To = null,
    Teams? Category = null,
    DateTimeOffset? Until = null
)
{
    /// <summary>Whether nothing comes with it, as with a button that was pressed.</summary>
    public bool BringsNothing => Words is null && Photos is null or [] && To is null;
}

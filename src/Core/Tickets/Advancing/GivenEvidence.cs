using Helpdesk.Core.People;

namespace Helpdesk.Core.Tickets;

/// <summary>What is at hand for an action.</summary>
/// <param name="Words">What the person wrote with the action, or null.</param>
/// <param name="VisitNotes">Notes in the open visit.</param>
/// <param name="VisitPhotos">Photos in the open visit, those that are still being fetched included.</param>
/// <param name="HasColleague">Whether a colleague of the ticket's team was chosen.</param>
/// <param name="Category">Whose work it is once the action is done, or null while nobody has said it.</param>
/// <param name="HasOwnNote">Whether a note in the open visit is by whoever acts.</param>
/// <param name="Until">Until when a repair is to wait (UTC), or null.</param>
internal sealed record GivenEvidence(
    string? Words = null,
    int VisitNotes = 0,
    int VisitPhotos = 0,
    bool HasColleague = false,
    Teams? Category = null,
    bool HasOwnNote = false,
    DateTimeOffset? Until = null
);

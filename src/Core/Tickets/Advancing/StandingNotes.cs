using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>The notes of a repair that stand: those that were taken back count no more.</summary>
internal static class StandingNotes
{
    /// <summary>The notes of a visit.</summary>
    public static IQueryable<TicketEvent> Of(HelpdeskDb db, long visitId) =>
        db.Events.Where(note =>
            note.VisitId == visitId
            && note.Action == TicketAction.AddNote
            && note.Words != null
            && !db.Events.Any(later => later.TakesBackId == note.Id)
        );

    /// <summary>The last note that a person wrote in a visit, or null.</summary>
    public static Task<TicketEvent?> LastOfAsync(
        HelpdeskDb db,
        long visitId,
        Person? author,
        CancellationToken cancellation
    )
    {
        var id = author?.Id;
        return Of(db, visitId)
            .Where(note => note.ActorId == id)
            .OrderByDescending(note => note.Id)
            .FirstOrDefaultAsync(cancellation);
    }
}

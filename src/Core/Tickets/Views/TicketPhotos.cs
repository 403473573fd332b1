using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>The photos of a ticket that can be shown: the reporter's, and those of the officers.</summary>
/// <param name="OfReport">Keys of those of the report, and of what its reporter added.</param>
/// <param name="OfOfficers">Keys of those that officers sent: of the repair, or with a decision.</param>
internal sealed record TicketPhotos(IReadOnlyList<long> OfReport, IReadOnlyList<long> OfOfficers)
{
    private const int RepairStep = 3;

    /// <summary>How many there are.</summary>
    public int Count => OfReport.Count + OfOfficers.Count;

    /// <summary>All photos of a ticket that are there, or still to be fetched.</summary>
    public static async Task<TicketPhotos> LoadAsync(HelpdeskDb db, long ticketId, CancellationToken cancellation)
    {
        var photos = await db
            .Photos.Where(Photo.IsUsable)
            .Where(photo => photo.TicketId == ticketId)
            .OrderBy(photo => photo.Id)
            .Select(photo => new
            {
                photo.Id,
                IsOfOfficer = photo.Contact.PersonId
                    != db.Tickets.Where(ticket => ticket.Id == ticketId).Select(ticket => ticket.ReporterId).First()
                    || db.Visits.Any(visit => visit.Id == photo.VisitId && visit.Step == RepairStep),
            })
            .ToListAsync(cancellation);
        return new(
            [.. photos.Where(photo => !photo.IsOfOfficer).Select(photo => photo.Id)],
            [.. photos.Where(photo => photo.IsOfOfficer).Select(photo => photo.Id)]
        );
    }

    /// <summary>
    /// Some photos of a ticket, loaded with whom they are from and the ticket's visits; those that can't be shown are
    /// left out.
    /// </summary>
    public static TicketPhotos Of(Ticket ticket, IEnumerable<Photo> photos)
    {
        var repairs = ticket.Visits.Where(visit => visit.Step == RepairStep).Select(visit => visit.Id).ToHashSet();
        var usable = photos
            .Where(Photo.IsUsableWhenLoaded)
            .ToLookup(photo => photo.Contact.PersonId != ticket.ReporterId || repairs.Contains(photo.VisitId ?? 0));
        return new([.. usable[false].Select(photo => photo.Id)], [.. usable[true].Select(photo => photo.Id)]);
    }

    /// <summary>The messages that show them, an album each.</summary>
    public IEnumerable<OutgoingMessage> Albums(Texts texts, string code) =>
        Albums(OfReport, texts.PhotosOfReport(ChatText.Code(code)))
            .Concat(Albums(OfOfficers, texts.PhotosOfRepair(ChatText.Code(code))));

    private static IEnumerable<OutgoingMessage> Albums(IReadOnlyList<long> photos, ChatText caption) =>
        photos.Chunk(Ticket.MaxPhotos).Select(album => new OutgoingMessage { Markup = caption.Markup, Photos = album });
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>The photos of a ticket that can be shown: those of the report, and those of its repairs.</summary>
/// <param name="OfReport">Keys of those of the report, and of what its reporter added.</param>
/// <param name="OfRepair">Keys of those that staff took of the repair.</param>
internal sealed record TicketPhotos(IReadOnlyList<long> OfReport, IReadOnlyList<long> OfRepair)
{
    private const int RepairStep = 3;

    /// <summary>How many there are.</summary>
    public int Count => OfReport.Count + OfRepair.Count;

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
                IsOfRepair = db.Visits.Any(visit => visit.Id == photo.VisitId && visit.Step == RepairStep),
            })
            .ToListAsync(cancellation);
        return new(
            [.. photos.Where(photo => !photo.IsOfRepair).Select(photo => photo.Id)],
            [.. photos.Where(photo => photo.IsOfRepair).Select(photo => photo.Id)]
        );
    }

    /// <summary>Some photos of a ticket whose visits are loaded; those that can't be shown are left out.</summary>
    public static TicketPhotos Of(Ticket ticket, IEnumerable<Photo> photos)
    {
        var repairs = ticket.Visits.Where(visit => visit.Step == RepairStep).Select(visit => visit.Id).ToHashSet();
        var usable = photos.Where(Photo.IsUsableWhenLoaded).ToLookup(photo => repairs.Contains(photo.VisitId ?? 0));
        return new([.. usable[false].Select(photo => photo.Id)], [.. usable[true].Select(photo => photo.Id)]);
    }

    /// <summary>The messages that show them, an album each.</summary>
    public IEnumerable<OutgoingMessage> Albums(Texts texts, string code) =>
        Albums(OfReport, texts.PhotosOfReport(ChatText.Code(code)))
            .Concat(Albums(OfRepair, texts.PhotosOfRepair(ChatText.Code(code))));

    private static IEnumerable<OutgoingMessage> Albums(IReadOnlyList<long> photos, ChatText caption) =>
        photos.Chunk(Ticket.MaxPhotos).Select(album => new OutgoingMessage { Markup = caption.Markup, Photos = album });
}

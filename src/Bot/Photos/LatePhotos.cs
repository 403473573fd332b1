using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Photos;

/// <summary>
/// A photo that could be fetched only after messages had stopped waiting for it is shown late, to everyone who was to
/// see it with the others.
/// </summary>
internal static class LatePhotos
{
    /// <summary>Writes who is shown it, in the caller's transaction.</summary>
    /// <param name="photoId">The photo, which is stored.</param>
    /// <param name="work">The unit of work.</param>
    public static async Task ShowAsync(long photoId, UnitOfWork work, CancellationToken cancellation)
    {
        var photo = await work
            .Db.Photos.AsNoTracking()
            .Include(p => p.Contact)
            .SingleAsync(p => p.Id == photoId, cancellation);
        if (photo.TicketId is not { } ticket)
            return;
        var sent = await work
            .Db.Outbox.Include(row => row.Contact.Person)
            .Where(row => row.TicketId == ticket && row.Status == OutboxStatus.Sent)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        var missedBy = sent.Where(row =>
            row.Content.Photos.Contains(photoId) && !photo.IsKnownOn(work.Reach.Channels.Of(row.Channel))
        );
        foreach (var row in missedBy.DistinctBy(row => row.ContactId).ToList())
            work.Outbox.Write(row.Contact, row.Purpose, row.Content with { Photos = [photoId] }, ticket);
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// Takes personal data out of tickets that are over, and forgets people. What figures are made of stays: who had which
/// office, what kind of fault, how long each step took.
/// </summary>
internal static class Erasure
{
    /// <summary>What stands where something was taken out.</summary>
    public const string Erased = "—";

    /// <summary>Takes names, numbers, words and photos out of tickets, and what was sent about them.</summary>
    /// <param name="tickets">Their keys; all are over.</param>
    /// <returns>The hashes of photos that nothing names any more: their files are to go after the commit.</returns>
    public static async Task<IReadOnlyList<string>> OfTicketsAsync(
        IReadOnlyList<long> tickets,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (db, now) = (work.Db, work.Now);
        // One that was opened again since it was looked for is somebody's work.
        tickets = await db
            .Tickets.Where(ticket => EF.Parameter(tickets).Contains(ticket.Id))
            .Where(ticket => !ticket.Visits.Any(visit => visit.LeftAt == null))
            .Select(ticket => ticket.Id)
            .ToListAsync(cancellation);
        await db
            .Tickets.Where(ticket => EF.Parameter(tickets).Contains(ticket.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(ticket => ticket.ApplicantName, Erased)
                        .SetProperty(ticket => ticket.Phone, Erased)
                        .SetProperty(ticket => ticket.Location, Erased)
                        .SetProperty(ticket => ticket.Description, Erased)
                        .SetProperty(ticket => ticket.ErasedAt, now),
                cancellation
            );
        await db
            .Events.Where(e => EF.Parameter(tickets).Contains(e.TicketId) && e.Words != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Words, (string?)null), cancellation);
        await db
            .Ratings.Where(rating => EF.Parameter(tickets).Contains(rating.TicketId))
            .ExecuteUpdateAsync(set => set.SetProperty(rating => rating.Comment, (string?)null), cancellation);
        await db
            .Outbox.Where(row =>
                EF.Parameter(tickets).Contains(row.TicketId!.Value) && row.Status != OutboxStatus.Pending
            )
            .ExecuteDeleteAsync(cancellation);
        return await PhotosAsync(
            db.Photos.Where(photo => EF.Parameter(tickets).Contains(photo.TicketId!.Value)),
            db,
            cancellation
        );
    }

    /// <summary>Forgets someone who has no ticket that is not erased, and no role.</summary>
    /// <returns>As <see cref="OfTicketsAsync"/>.</returns>
    public static async Task<IReadOnlyList<string>> OfPersonAsync(
        long personId,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (db, now) = (work.Db, work.Now);
        var person = await db
            .People.Include(p => p.Contacts)
            .Where(ErasureDue.MayBeForgotten(db))
            .SingleOrDefaultAsync(p => p.Id == personId, cancellation);
        // They have begun something since they were looked for.
        if (person is null)
            return [];
        (person.Name, person.Language, person.ErasedAt) = (Erased, null, now);
        (person.ApplicantName, person.ApplicantOffice, person.ApplicantPhone) = (null, null, null);
        foreach (var contact in person.Contacts)
        {
            // Nobody has that address: whoever writes again is somebody new.
            (contact.Address, contact.ExternalId) = ($"erased-{contact.Id}", null);
            contact.UnreachableSince ??= now;
        }
        await db.SaveChangesAsync(cancellation);
        var contacts = person.Contacts.Select(contact => contact.Id).ToList();
        await db
            .Outbox.Where(row => contacts.Contains(row.ContactId) || row.CallPersonId == personId)
            .ExecuteDeleteAsync(cancellation);
        // What they sent as an officer is evidence on somebody's ticket, and goes with that.
        var unused = db.Photos.Where(photo => contacts.Contains(photo.ContactId) && photo.TicketId == null);
        return await PhotosAsync(unused, db, cancellation);
    }

    private static async Task<IReadOnlyList<string>> PhotosAsync(
        IQueryable<Photo> which,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        var hashes = await which
            .Where(photo => photo.Hash != null)
            .Select(photo => photo.Hash!)
            .Distinct()
            .ToListAsync(cancellation);
        await which.ExecuteDeleteAsync(cancellation);
        // The same picture can be on another ticket too.
        var used = await db
            .Photos.Where(photo => EF.Parameter(hashes).Contains(photo.Hash!))
            .Select(photo => photo.Hash!)
            .ToListAsync(cancellation);
        return [.. hashes.Except(used)];
    }
}

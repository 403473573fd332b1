using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Notes that a person has written from an address, and lets what waited for that go out.</summary>
internal static class InboundContact
{
    /// <summary>The contact that a message came from, made when it is the first.</summary>
    public static async Task<Contact> SeenAsync(
        IncomingMessage message,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var contact = await FindAsync(message, work, cancellation);
        if (contact is null)
            work.Db.Contacts.Add(contact = New(message));
        // Whoever hides their number, or shows it again, is the same person, and is answered where they wrote from.
        (contact.Address, contact.ExternalId) = (message.Address, message.ExternalId ?? contact.ExternalId);
        var sentAt = message.SentAt ?? work.Now;
        if (contact.LastInboundAt is not { } last || last < sentAt)
            contact.LastInboundAt = sentAt;
        contact.WindowClosedAt = null;
        if (contact.OptedOutAt is null)
            contact.UnreachableSince = null;
        // Until someone joins by an invitation, their name is what the platform says now; not every way that a message
        // comes has it.
        if (message.ProfileName.Length > 0 && (contact.Person.Roles is Roles.None or Roles.ConfiguredAdmin))
            contact.Person.Name = message.ProfileName;
        await work.Db.SaveChangesAsync(cancellation);
        if (work.Reach.IsWindowOpen(contact, work.Now))
            await ReleaseWaitingAsync(contact, work, cancellation);
        return contact;
    }

    /// <summary>
    /// Whoever writes opens the session window: what waited for it follows, here or where the person is now.
    /// </summary>
    /// <param name="contact">The address that the person wrote from.</param>
    public static async Task ReleaseWaitingAsync(Contact contact, UnitOfWork work, CancellationToken cancellation)
    {
        var (db, now) = (work.Db, work.Now);
        var waiting = await db
            .Outbox.Where(row => row.Status == OutboxStatus.Waiting && row.Contact.PersonId == contact.PersonId)
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                Row = row,
                IsOver = row.Purpose == OutboxPurpose.Announcement
                    && db.Visits.Any(visit => visit.Id == row.PromptVisitId && visit.LeftAt != null),
            })
            .ToListAsync(cancellation);
        foreach (var (row, isOver) in waiting.Select(found => (found.Row, found.IsOver)))
        {
            var isHere = row.ContactId == contact.Id;
            (row.Status, row.NotBefore) = (isHere ? OutboxStatus.Pending : OutboxStatus.Parked, now);
            if (!isHere && !isOver)
                work.Outbox.Write(contact, row.Purpose, row.Content, row.TicketId, row.PromptVisitId, redirected: true);
        }
        if (waiting.Count > 0)
            await db.SaveChangesAsync(cancellation);
    }

    // By what the platform calls them first: an address may change hands.
    private static async Task<Contact?> FindAsync(
        IncomingMessage message,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var found = await work
            .Db.Contacts.Include(c => c.Person)
            .Where(c =>
                c.Channel == message.Channel
                && (c.Address == message.Address || (message.ExternalId != null && c.ExternalId == message.ExternalId))
            )
            .ToListAsync(cancellation);
        return found.Find(contact => contact.ExternalId is not null && contact.ExternalId == message.ExternalId)
            ?? found.Find(contact => contact.Address == message.Address);
    }

    private static Contact New(IncomingMessage message) =>
        new()
        {
            Person = new Person { Name = message.ProfileName.Length > 0 ? message.ProfileName : message.Address },
            Channel = message.Channel,
            Address = message.Address,
            ExternalId = message.ExternalId,
        };
}

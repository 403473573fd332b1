using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Notes that a person has written from an address, and lets what waited for that go out.</summary>
internal static class InboundContact
{
    private static readonly CompiledQuery<
        Func<HelpdeskDb, Channel, string, string, IAsyncEnumerable<KnownContact>>
    > Known = new(() =>
        EF.CompileAsyncQuery(
            (HelpdeskDb db, Channel channel, string address, string id) =>
                db
                    .Contacts.Where(c => c.Channel == channel && (c.Address == address || c.ExternalId == id))
                    .Select(c => new KnownContact(
                        c,
                        c.Person,
                        db.Outbox.Any(row => row.Status == OutboxStatus.Waiting && row.Contact.PersonId == c.PersonId),
                        db.Conversations.Where(conversation => conversation.ContactId == c.Id).ToList()
                    ))
        )
    );

    /// <summary>
    /// The contact that a message came from, made when it is the first, and the conversations with it.
    /// </summary>
    public static async Task<(Contact Contact, IReadOnlyList<Conversation> Conversations)> SeenAsync(
        IncomingMessage message,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var known = await FindAsync(message, work, cancellation);
        var contact = known?.Contact ?? New(message);
        if (known is null)
        {
            work.Db.Contacts.Add(contact);
            await work.Db.SaveChangesAsync(cancellation);
        }
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
        if (known is { SomethingWaits: true } && work.Reach.IsWindowOpen(contact, work.Now))
        {
            await work.Db.SaveChangesAsync(cancellation);
            await ReleaseWaitingAsync(contact, work, cancellation);
        }
        return (contact, known?.Conversations ?? []);
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
            row.Move(isHere ? OutboxEvent.PersonWrote : OutboxEvent.PersonWroteElsewhere);
            row.NotBefore = now;
            if (!isHere && !isOver)
                work.Outbox.Write(contact, row.Purpose, row.Content, row.TicketId, row.PromptVisitId, redirected: true);
        }
        if (waiting.Count > 0)
            await db.SaveChangesAsync(cancellation);
    }

    // By what the platform calls them first: an address may change hands.
    private static async Task<KnownContact?> FindAsync(
        IncomingMessage message,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (db, id) = (work.Db, message.ExternalId);
        List<KnownContact> found = [];
        // Nobody is called "": who comes without another name is found by their address.
        var people = Known.For(db)(db, message.Channel, message.Address, id ?? "");
        await foreach (var known in people.WithCancellation(cancellation))
            found.Add(known);
        return found.Find(known => known.Contact.ExternalId is not null && known.Contact.ExternalId == id)
            ?? found.Find(known => known.Contact.Address == message.Address);
    }

    private sealed record KnownContact(
        Contact Contact,
        Person Person,
        bool SomethingWaits,
        List<Conversation> Conversations
    );

    private static Contact New(IncomingMessage message) =>
        new()
        {
            Person = new Person { Name = message.ProfileName.Length > 0 ? message.ProfileName : message.Address },
            Channel = message.Channel,
            Address = message.Address,
            ExternalId = message.ExternalId,
        };
}

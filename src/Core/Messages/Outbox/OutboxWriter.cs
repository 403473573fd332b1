using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Messages;

/// <summary>Writes outbox rows in the caller's transaction.</summary>
/// <param name="db">The caller's unit of work.</param>
/// <param name="now">The instant of the update (UTC).</param>
internal sealed class OutboxWriter(HelpdeskDb db, DateTimeOffset now)
{
    /// <summary>Writes one message to one contact.</summary>
    public OutboxMessage Write(
        Contact to,
        OutboxPurpose purpose,
        OutgoingMessage content,
        long? ticketId = null,
        long? promptVisitId = null,
        bool redirected = false
    )
    {
        var message = new OutboxMessage
        {
            Contact = to,
            Channel = to.Channel,
            Purpose = purpose,
            TicketId = ticketId,
            PromptVisitId = promptVisitId,
            Content = content,
            Redirected = redirected,
            CreatedAt = now,
            NotBefore = now,
        };
        db.Outbox.Add(message);
        return message;
    }

    /// <summary>
    /// Where to reach people now: of each, the address last written from, one that works before one that doesn't.
    /// </summary>
    public static async Task<List<Contact>> ReachAsync(IQueryable<Person> people, CancellationToken cancellation)
    {
        var found = await people.Include(person => person.Contacts).ToListAsync(cancellation);
        return Reach(found);
    }

    /// <inheritdoc cref="ReachAsync"/>
    /// <param name="people">The people, with their addresses loaded.</param>
    public static List<Contact> Reach(IEnumerable<Person> people) => [.. people.Select(Reach).OfType<Contact>()];

    /// <summary>
    /// Whether nobody can be told, as far as is known. Who has a number that can be phoned does not count: that they
    /// must be is said when the message fails.
    /// </summary>
    public static bool ReachesNobody(IEnumerable<Contact> recipients) =>
        recipients.All(contact => contact is { UnreachableSince: not null, Channel: Channel.Telegram });

    private static Contact? Reach(Person person) =>
        person
            .Contacts.OrderBy(contact => contact.UnreachableSince is not null)
            .ThenByDescending(contact => contact.LastInboundAt)
            .FirstOrDefault();
}

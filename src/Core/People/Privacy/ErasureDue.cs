using System.Linq.Expressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>Whose personal data is to go by now: what is kept no longer, and what somebody had removed.</summary>
internal sealed class ErasureDue(IDbContextFactory<HelpdeskDb> databases, HelpdeskRules rules, TimeProvider time)
{
    /// <summary>
    /// How long after an admin has granted a removal it is done: the person is told first, where they still can be.
    /// </summary>
    public static readonly TimeSpan AfterGrant = TimeSpan.FromMinutes(10);

    private const int Batch = 50;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);

    /// <summary>Tickets, the oldest first; never more than a batch.</summary>
    public async Task<IReadOnlyList<long>> TicketsAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (now, granted) = (time.GetUtcNow(), time.GetUtcNow() - AfterGrant);
        var before = rules.Retention.Ends ? rules.Retention.Before(now) : DateTimeOffset.MinValue;
        var over = db.Tickets.Where(ticket =>
            ticket.ErasedAt == null && !ticket.Visits.Any(visit => visit.LeftAt == null)
        );
        var old = await over.Where(ticket =>
                ticket.FiledAt < before && !ticket.Visits.Any(visit => visit.LeftAt > before)
            )
            .OrderBy(ticket => ticket.FiledAt)
            .Select(ticket => ticket.Id)
            .Take(Batch)
            .ToListAsync(cancellation);
        return old.Count > 0
            ? old
            : await over.Where(ticket =>
                    ticket.Reporter.ErasureGrantedAt < granted && ticket.Reporter.Roles == Roles.None
                )
                .OrderBy(ticket => ticket.FiledAt)
                .Select(ticket => ticket.Id)
                .Take(Batch)
                .ToListAsync(cancellation);
    }

    /// <summary>
    /// Whether a person can be forgotten: without a role, a block, anything begun, or a ticket that is not erased.
    /// </summary>
    public static Expression<Func<Person, bool>> MayBeForgotten(HelpdeskDb db) =>
        person =>
            person.ErasedAt == null
            && person.Roles == Roles.None
            && person.BlockedAt == null
            && !db.Conversations.Any(one => one.Contact.PersonId == person.Id)
            && !db.Tickets.Any(ticket => ticket.ReporterId == person.Id && ticket.ErasedAt == null);

    /// <summary>People without a role whose tickets are all erased; never more than a batch.</summary>
    public async Task<IReadOnlyList<long>> PeopleAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var (granted, longAgo) = (now - AfterGrant, now - LongestWait);
        var before = rules.Retention.Ends ? rules.Retention.Before(now) : DateTimeOffset.MinValue;
        // They are told first; who does not open their window for days is not waited for any longer.
        var untold = db.Outbox.Where(row =>
            row.Status == OutboxStatus.Pending
            || row.Status == OutboxStatus.Waiting
            || row.Status == OutboxStatus.Deferred
        );
        return await db
            .People.Where(MayBeForgotten(db))
            .Where(person =>
                person.ErasureGrantedAt < longAgo
                || (person.ErasureGrantedAt < granted && !untold.Any(row => row.Contact.PersonId == person.Id))
                || (person.Contacts.Any() && person.Contacts.All(contact => contact.LastInboundAt < before))
            )
            .OrderBy(person => person.Id)
            .Select(person => person.Id)
            .Take(Batch)
            .ToListAsync(cancellation);
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// The head names who stands in for them, or ends it, in the caller's transaction. Begin and end are told by time.
/// </summary>
internal sealed class AppointActingHead(HelpdeskDb db, TextCatalog catalog, OutboxWriter outbox, DateTimeOffset now)
{
    /// <summary>Names an acting head; whatever the head had arranged before ends.</summary>
    /// <param name="head">The head.</param>
    /// <param name="acting">Who stands in: another person who holds a role.</param>
    /// <param name="from">From when (UTC).</param>
    /// <param name="until">Until when (UTC), excluded; later than <paramref name="from"/> and than now.</param>
    public async Task RunAsync(
        Person head,
        Person acting,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellation
    )
    {
        await EndAsync(head, cancellation);
        var named = new ActingHead
        {
            Head = head,
            Acting = acting,
            From = from,
            Until = until,
            NamedAt = now,
        };
        db.ActingHeads.Add(named);
        if (from > now)
            Tell(
                acting,
                texts => texts.ActingNamed(head: head.Name, from: texts.DayOf(from), until: texts.LastDayBefore(until))
            );
    }

    /// <summary>Ends what the head has arranged. Returns whether there was anything.</summary>
    public async Task<bool> EndAsync(Person head, CancellationToken cancellation)
    {
        var arranged = await db
            .ActingHeads.Include(a => a.Acting.Contacts)
            .Where(a => a.HeadId == head.Id && a.Until > now)
            .ToListAsync(cancellation);
        foreach (var span in arranged)
        {
            if (span.From <= now)
            {
                span.Until = now;
                continue;
            }
            (span.Until, span.EndToldAt) = (span.From, now);
            Tell(span.Acting, texts => texts.ActingCancelled(head.Name));
        }
        return arranged.Count > 0;
    }

    private void Tell(Person person, Func<Texts, ChatText> words)
    {
        foreach (var contact in OutboxWriter.Reach([person]))
            outbox.Write(
                contact,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = words(catalog.For(person)).Markup }
            );
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Tells acting heads that their span has begun or is over, once, each with the tickets that wait for a decision.
/// </summary>
internal sealed class ActingHeadTimers(WriteGate gate, WorkQueues pending, TextCatalog catalog, TimeProvider time)
{
    /// <summary>Tells all that is due. Returns how many spans began or ended.</summary>
    public Task<int> RunAsync(CancellationToken cancellation) =>
        gate.RunAsync(db => RunAsync(db, cancellation), cancellation);

    private async Task<int> RunAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var ended = await db
            .ActingHeads.Where(a => a.Until <= now && a.EndToldAt == null)
            .OrderBy(a => a.Id)
            .ToListAsync(cancellation);
        foreach (var span in ended)
            await EndAsync(db, span, now, cancellation);
        var begun = await db
            .ActingHeads.Where(a => a.From <= now && a.Until > now && a.BeginToldAt == null)
            .OrderBy(a => a.Id)
            .ToListAsync(cancellation);
        foreach (var span in begun)
            await BeginAsync(db, span, now, cancellation);
        return ended.Count + begun.Count;
    }

    private async Task BeginAsync(HelpdeskDb db, ActingHead span, DateTimeOffset now, CancellationToken cancellation)
    {
        var claimed = await db
            .ActingHeads.Where(a => a.Id == span.Id && a.BeginToldAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.BeginToldAt, now), cancellation);
        if (claimed == 0)
            return;
        await db
            .People.Include(person => person.Contacts)
            .Where(person => person.Id == span.HeadId || person.Id == span.ActingId)
            .LoadAsync(cancellation);
        RefreshMenu(db, span.Acting, now);
        await pending.SendDecisionsAsync(
            db,
            span.Acting,
            texts => texts.ActingBegins(head: span.Head.Name, until: texts.LastDayBefore(span.Until)),
            now,
            cancellation
        );
    }

    private async Task EndAsync(HelpdeskDb db, ActingHead span, DateTimeOffset now, CancellationToken cancellation)
    {
        var claimed = await db
            .ActingHeads.Where(a => a.Id == span.Id && a.EndToldAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndToldAt, now), cancellation);
        if (claimed == 0)
            return;
        await db
            .People.Include(person => person.Contacts)
            .Where(person => person.Id == span.HeadId || person.Id == span.ActingId)
            .LoadAsync(cancellation);
        RefreshMenu(db, span.Acting, now);
        foreach (var contact in OutboxWriter.Reach([span.Acting]))
            new OutboxWriter(db, now).Write(
                contact,
                OutboxPurpose.Alarm,
                new OutgoingMessage { Markup = catalog.For(span.Acting).ActingEnded(span.Head.Name).Markup }
            );
        await pending.SendDecisionsAsync(
            db,
            span.Head,
            texts => texts.ActingEndedToHead(span.Acting.Name),
            now,
            cancellation
        );
    }

    private static void RefreshMenu(HelpdeskDb db, Person person, DateTimeOffset now)
    {
        foreach (var contact in OutboxWriter.Reach([person]))
            new OutboxWriter(db, now).Write(contact, OutboxPurpose.Edit, new OutgoingMessage { RefreshesMenu = true });
    }
}

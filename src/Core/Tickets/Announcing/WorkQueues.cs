using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Sends people the queue of what waits for them, in one message each, what runs out first on top.</summary>
internal sealed class WorkQueues(StepClocks clocks, TextCatalog catalog)
{
    /// <summary>How many tickets a queue shows.</summary>
    public const int Shown = 10;

    /// <summary>
    /// Sends everyone who has something to do, on a platform that forgets taps, their queue. Returns how many people
    /// that are.
    /// </summary>
    /// <param name="db">The caller's unit of work.</param>
    /// <param name="heading">What stands above the queue, in each language.</param>
    /// <param name="now">The instant (UTC).</param>
    public async Task<int> SendAsync(
        HelpdeskDb db,
        Func<Texts, ChatText> heading,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var officers = await Officers.LoadAsync(db, now, cancellation);
        Dictionary<Person, List<StepVisit>> queues = [];
        await foreach (var visit in Open(db).AsAsyncEnumerable().WithCancellation(cancellation))
        foreach (
            var person in ActorsOf(visit, officers)
                .Where(person => OutboxWriter.Reach([person]) is [{ } contact] && contact.Channel.ShowsButtons())
        )
            if (!queues.TryAdd(person, [visit]))
                queues[person].Add(visit);
        var outbox = new OutboxWriter(db, now);
        foreach (var (person, visits) in queues)
            Send(outbox, person, heading, visits, now);
        return queues.Count;
    }

    /// <summary>Sends one person the tickets that wait for a decision; the heading alone when there are none.</summary>
    /// <param name="db">The caller's unit of work.</param>
    /// <param name="person">Who, with their addresses.</param>
    /// <param name="heading">What stands above.</param>
    /// <param name="now">The instant (UTC).</param>
    public async Task SendDecisionsAsync(
        HelpdeskDb db,
        Person person,
        Func<Texts, ChatText> heading,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        Send(
            new OutboxWriter(db, now),
            person,
            heading,
            await Open(db).Where(visit => visit.Ticket.State == TicketState.Escalated).ToListAsync(cancellation),
            now
        );

    /// <summary>Open visits in the order in which their time runs out; those without a clock last.</summary>
    public static IQueryable<StepVisit> InOrder(IQueryable<StepVisit> visits) =>
        visits
            .Where(visit => visit.LeftAt == null)
            .OrderBy(visit => visit.DueAt == null)
            .ThenBy(visit => visit.DueAt)
            .ThenBy(visit => visit.Id);

    private static IQueryable<StepVisit> Open(HelpdeskDb db) =>
        InOrder(db.Visits.Include(visit => visit.Ticket.Reporter.Contacts));

    private IReadOnlyList<Person> ActorsOf(StepVisit visit, Officers officers) =>
        clocks.Sop.Step(visit.Step).Actor is var actor and not SopActor.Reporter
            ? officers.Actors(actor, visit.Ticket.Category, visit.Ticket.HandlerId)
            : [visit.Ticket.Reporter];

    private void Send(
        OutboxWriter outbox,
        Person person,
        Func<Texts, ChatText> heading,
        List<StepVisit> visits,
        DateTimeOffset now
    )
    {
        if (OutboxWriter.Reach([person]) is not [var contact])
            return;
        var texts = catalog.For(person);
        var shown = visits.Take(Shown).ToList();
        var more = visits.Count - shown.Count;
        var text = ChatText.Paragraphs([
            heading(texts),
            .. shown.Select(visit => TicketViews.QueueLine(texts, clocks, visit, now)),
            more > 0 ? texts.TimesMore(more) : ChatText.Empty,
        ]);
        // With a single ticket the step's own buttons fit: one can act at once.
        var only = visits is [var one] ? one : null;
        var buttons = only is null
            ? TicketViews.ShowButtons(shown.Select(visit => visit.Ticket))
            : TicketViews.Buttons(texts, only.Ticket, only, clocks.Sop.Step(only.Step).Actor);
        var content = new OutgoingMessage
        {
            Markup = text.Markup,
            Buttons = buttons,
            Silent = !clocks.Calendar.IsOpen(now),
        };
        outbox.Write(contact, OutboxPurpose.Announcement, content, only?.TicketId, only?.Id);
    }
}

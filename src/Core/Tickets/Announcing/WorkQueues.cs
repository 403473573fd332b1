using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Sends people the queue of what waits for them, in one message each, what runs out first on top.</summary>
internal static class WorkQueues
{
    /// <summary>How many tickets a queue shows.</summary>
    public const int Shown = 5;

    /// <summary>
    /// Sends everyone who has something to do, on a channel that forgets taps, their queue. Returns how many people
    /// that are.
    /// </summary>
    /// <param name="heading">What stands above the queue, in each language.</param>
    /// <param name="work">The unit of work.</param>
    public static async Task<int> SendAsync(
        Func<Texts, ChatText> heading,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        Dictionary<Person, List<StepVisit>> queues = [];
        await foreach (var visit in Open(work.Db).AsAsyncEnumerable().WithCancellation(cancellation))
        foreach (var person in ActorsOf(visit, officers, work).Where(person => LosesTaps(person, work)))
            if (!queues.TryAdd(person, [visit]))
                queues[person].Add(visit);
        foreach (var (person, visits) in queues)
            Send(person, heading, visits, work);
        return queues.Count;
    }

    /// <summary>Sends one person the tickets that wait for a decision; the heading alone when there are none.</summary>
    /// <param name="person">Who, with their addresses.</param>
    /// <param name="heading">What stands above.</param>
    /// <param name="work">The unit of work.</param>
    public static async Task SendDecisionsAsync(
        Person person,
        Func<Texts, ChatText> heading,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var escalated = Open(work.Db).Where(visit => visit.Ticket.State == TicketState.Escalated);
        Send(person, heading, await escalated.ToListAsync(cancellation), work);
    }

    /// <summary>Open visits in the order in which their time runs out; those without a clock last.</summary>
    public static IQueryable<StepVisit> InOrder(IQueryable<StepVisit> visits) =>
        visits
            .Where(visit => visit.LeftAt == null)
            .OrderBy(visit => visit.DueAt == null)
            .ThenBy(visit => visit.DueAt)
            .ThenBy(visit => visit.Id);

    private static IQueryable<StepVisit> Open(HelpdeskDb db) =>
        InOrder(db.Visits.Include(visit => visit.Ticket.Reporter.Contacts).Include(visit => visit.Ticket.Handler));

    private static bool LosesTaps(Person person, UnitOfWork work) =>
        Reachability.AddressOf(person) is { } contact
        && work.Reach.Channels.Of(contact.Channel).TapLifetime is not null;

    private static IReadOnlyList<Person> ActorsOf(StepVisit visit, Officers officers, UnitOfWork work) =>
        work.Sop.Step(visit.Step).Actor is var actor and not SopActor.Reporter
            ? officers.Actors(actor, visit.Ticket.Category, visit.Ticket.HandlerId)
            : [visit.Ticket.Reporter];

    private static void Send(Person person, Func<Texts, ChatText> heading, List<StepVisit> visits, UnitOfWork work)
    {
        if (Reachability.AddressOf(person) is not { } contact)
            return;
        var texts = work.TextsFor(person, contact);
        var shown = visits.Take(Shown).ToList();
        var more = visits.Count - shown.Count;
        var text = ChatText.Paragraphs([
            heading(texts),
            ChatText.Lines(shown.Select(visit => TicketLines.QueueLine(texts, work.Clocks, visit, work.Now))),
            more > 0 ? texts.TimesMore(more) : ChatText.Empty,
        ]);
        // With a single ticket the step's own buttons fit: one can act at once.
        var only = visits is [var one] ? one : null;
        var buttons = only is null
            ? TicketButtons.Show(shown.Select(visit => visit.Ticket))
            : TicketButtons.PromptButtons(texts, only.Ticket, only, work.Sop.Step(only.Step).Actor);
        var content = new OutgoingMessage
        {
            Markup = text.Markup,
            Buttons = buttons,
            Silent = !work.Clocks.Calendar.IsOpen(work.Now),
        };
        work.Outbox.Write(contact, OutboxPurpose.Announcement, content, only?.TicketId, only?.Id);
    }
}

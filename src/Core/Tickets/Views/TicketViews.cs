using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>How tickets look in a chat.</summary>
internal static class TicketViews
{
    private const int ShortWords = 400;

    /// <summary>The report as staff and head see it: with names and phone number.</summary>
    public static ChatText Card(Texts texts, Ticket ticket, int photos) =>
        texts.Card(
            category: texts.TeamName(ticket.Category),
            name: ticket.ApplicantName,
            office: ticket.Office,
            phone: PhoneNumber.Shown(ticket.Phone),
            location: ticket.Location,
            description: ticket.Description,
            photos: photos,
            filedAt: texts.When(ticket.FiledAt)
        );

    /// <summary>Who did it; an acting head is shown with the head for whom they decided.</summary>
    public static string? NameOf(Texts texts, TicketEvent happened) =>
        happened switch
        {
            { Actor: { } actor, OnBehalfOf: { } head } => texts.NameOnBehalf(name: actor.Name, head: head.Name),
            { Actor: { } actor } => actor.Name,
            _ => null,
        };

    /// <summary>"Disetujui oleh Budi, 22 Nov 2026, 14.05 WIB".</summary>
    public static ChatText Happened(Texts texts, TicketEvent happened, string? by)
    {
        var done = happened switch
        {
            { Notice: NoticeOutcome.Delivered } => texts.NoticeDelivered,
            { Notice: NoticeOutcome.NotDelivered } => texts.NoticeNotDelivered,
            { Action: { } action } => texts.ActionDoneName(action),
            _ => texts.DoneFile,
        };
        return by is null
            ? texts.HappenedWithoutName(done: done, at: texts.When(happened.At))
            : texts.Happened(done: done, by: by, at: texts.When(happened.At));
    }

    /// <summary>
    /// Whether the reporter can be written to, where the platform sets limits to it: for staff, who may have to phone
    /// instead.
    /// </summary>
    public static ChatText Reach(Texts texts, Reachability reach, Person reporter, DateTimeOffset now)
    {
        var works = reporter.Contacts.Where(contact => !contact.IsUnreachable);
        if (works.Any(contact => reach.WindowClosesAt(contact) is null))
            return ChatText.Empty;
        return Reachability.AddressOf(reporter) switch
        {
            { UnreachableSince: { } since } => texts.ReachNone(texts.When(since)),
            { } contact when reach.WindowClosesAt(contact) is { } closes => reach.IsWindowOpen(contact, now)
                ? texts.ReachUntil(texts.When(closes))
                : texts.ReachClosed(texts.When(closes)),
            _ => ChatText.Empty,
        };
    }

    /// <summary>The buttons for one kind of actor on an open visit, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> Buttons(
        Texts texts,
        Ticket ticket,
        StepVisit visit,
        SopActor actor
    ) =>
        [
            .. HelpdeskSop
                .ExitsOf(ticket.State)
                .Where(exit => exit.By == actor && exit.Offer is SopOffer.OnPrompt)
                .Select(exit => new OutgoingButton(
                    texts.ActionLabel(exit.Action),
                    new ButtonData.Act(ticket.Id, visit.Id, exit.Action).ToString()
                ))
                .Chunk(2),
        ];

    /// <summary>The buttons of a step's prompt: its own, and what is wanted now and then behind one more.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> PromptButtons(
        Texts texts,
        Ticket ticket,
        StepVisit visit,
        SopActor actor
    ) =>
        actor is SopActor.Reporter
            ? Buttons(texts, ticket, visit, actor)
            : [.. Buttons(texts, ticket, visit, actor), [More(texts, ticket)]];

    /// <summary>The button that offers what else can be done.</summary>
    public static OutgoingButton More(Texts texts, Ticket ticket) =>
        new(texts.LabelMore, new ButtonData.More(ticket.Id).ToString());

    /// <summary>The buttons under the notice that a ticket is closed: the rating, and the way back.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> AfterClosing(
        Texts texts,
        Ticket ticket,
        StepVisit closing
    ) =>
        [
            [
                .. Enumerable
                    .Range(TicketRating.Worst, TicketRating.Best)
                    .Select(stars => new OutgoingButton(
                        stars.ToString(texts.Culture),
                        new ButtonData.Rate(ticket.Id, closing.Id, stars).ToString()
                    )),
            ],
            .. Buttons(texts, ticket, closing, SopActor.Reporter),
        ];

    /// <summary>The button by which a reporter answers a question.</summary>
    public static OutgoingButton Answer(Texts texts, Ticket ticket, StepVisit visit) =>
        new(texts.LabelAnswer, new ButtonData.Act(ticket.Id, visit.Id, TicketAction.AddInformation).ToString());

    /// <summary>The state, step and times: what anyone with the ID may see.</summary>
    public static ChatText Progress(Texts texts, HelpdeskSop sop, Ticket ticket)
    {
        var step = sop.StepOf(ticket.State);
        var since = ticket
            .Visits.Where(visit => visit.LeftAt is null)
            .Select(visit => (DateTimeOffset?)visit.EnteredAt)
            .FirstOrDefault();
        return ChatText.Lines(
            texts.StatusHead(code: ChatText.Code(ticket.Code), state: texts.StateName(ticket.State)),
            step is null
                ? ChatText.Empty
                : texts.StatusStep(
                    step: step.No,
                    title: texts.StepTitle(step.No),
                    since: since is null ? "" : texts.When(since.Value)
                ),
            ticket.OpenVisit?.HeldUntil is { } held ? texts.OnHoldUntil(texts.DayOf(held)) : ChatText.Empty,
            texts.StatusFiled(category: texts.TeamName(ticket.Category), filedAt: texts.When(ticket.FiledAt)),
            ticket.ClosedAt is { } closed ? texts.StatusClosed(texts.When(closed)) : ChatText.Empty
        );
    }

    /// <summary>The history, one line an event.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="events">What happened, in order. Photos without words are left out: the card counts them.</param>
    /// <param name="reader">For whom.</param>
    /// <param name="atMost">How many of the last are shown; that some are left out is said.</param>
    public static ChatText History(
        Texts texts,
        IEnumerable<TicketEvent> events,
        HistoryReader reader,
        int atMost = int.MaxValue
    )
    {
        var shown = events
            .Where(happened =>
                happened.From != happened.To
                || WordsFor(reader, happened) is not null
                || (reader is HistoryReader.Officer && happened.Notice is not null)
            )
            .ToList();
        var left = shown.Count - atMost;
        return ChatText.Lines([
            left > 0 ? texts.HistoryLeftOut(left) : ChatText.Empty,
            .. shown.TakeLast(atMost).Select(happened => Line(texts, happened, reader)),
        ]);
    }

    private static ChatText Line(Texts texts, TicketEvent happened, HistoryReader reader) =>
        ChatText.Lines(
            texts.HistoryLine(
                Happened(texts, happened, reader is HistoryReader.Anyone ? null : NameOf(texts, happened))
            ),
            WordsFor(reader, happened) is { } words ? texts.HistoryWords(Shorten(words, ShortWords)) : ChatText.Empty
        );

    private static string? WordsFor(HistoryReader reader, TicketEvent happened) =>
        reader switch
        {
            HistoryReader.Officer => happened.Words,
            // Written to be read by whoever asks for the ticket.
            _ when happened.Action is TicketAction.InformReporter => happened.Words,
            HistoryReader.Reporter when happened.Action is TicketAction.AskReporter or TicketAction.Reopen =>
                happened.Words,
            HistoryReader.Reporter when happened is { Action: TicketAction.AddRemark, From: TicketState.Returned } =>
                happened.Words,
            HistoryReader.Reporter when happened.Action is null or TicketAction.Return => happened.Words,
            HistoryReader.Reporter when happened.Action is TicketAction.Resubmit or TicketAction.AddInformation =>
                happened.Words,
            _ => null,
        };

    /// <summary>One line of a list of tickets.</summary>
    public static ChatText QueueLine(Texts texts, Ticket ticket) =>
        texts.QueueLine(
            code: ChatText.Code(ticket.Code),
            state: texts.StateName(ticket.State),
            office: ticket.Office,
            location: Shorten(ticket.Location, 60),
            filedAt: texts.When(ticket.FiledAt)
        );

    /// <summary>One line of a queue: with the office time that is left of the open step.</summary>
    public static ChatText QueueLine(Texts texts, StepClocks clocks, StepVisit visit, DateTimeOffset now) =>
        ChatText.Lines(
            QueueLine(texts, visit.Ticket),
            visit.HeldUntil is { } held ? texts.OnHoldUntil(texts.DayOf(held))
                : visit.DueAt is { } due ? ChatText.Plain($"⏱ {texts.Left(clocks.Left(due, now))}")
                : ChatText.Empty
        );

    /// <summary>Buttons that show tickets, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> ShowButtons(IEnumerable<Ticket> tickets) =>
        [
            .. tickets
                .Select(ticket => new OutgoingButton(ticket.Code, new ButtonData.Show(ticket.Id).ToString()))
                .Chunk(2),
        ];

    /// <summary>What a refusal says.</summary>
    public static ChatText Refusal(Texts texts, Ticket ticket, IReadOnlyList<TicketRefusal> why)
    {
        var code = ChatText.Code(ticket.Code);
        if (why.Contains(TicketRefusal.NoteMissing) && why.Contains(TicketRefusal.PhotoMissing))
            return texts.RefusalNoteAndPhotoMissing(code);
        return why[0] switch
        {
            TicketRefusal.NotInThisState => texts.RefusalNotInThisState(
                code: code,
                state: texts.StateName(ticket.State)
            ),
            TicketRefusal.NotItsReporter => texts.RefusalNotItsReporter(code),
            TicketRefusal.NotStaffOfItsTeam => texts.RefusalNotStaffOfItsTeam(code),
            TicketRefusal.NotTheHead => texts.RefusalNotTheHead(code),
            TicketRefusal.NotAPersons => texts.RefusalNotAPersons(code),
            TicketRefusal.WordsMissing => texts.RefusalWordsMissing(code),
            TicketRefusal.DateMissing => texts.RefusalDateMissing(code),
            TicketRefusal.ColleagueMissing => texts.RefusalColleagueMissing(code),
            TicketRefusal.NoteMissing => texts.RefusalNoteMissing(code),
            TicketRefusal.PhotoMissing => texts.RefusalPhotoMissing(code),
            TicketRefusal.TooLate => texts.RefusalTooLate(code),
            var unknown => throw new ArgumentOutOfRangeException(nameof(why), unknown, "A refusal without words."),
        };
    }

    /// <summary>Who was first.</summary>
    public static ChatText Past(Texts texts, Ticket ticket, TicketEvent by, bool withName) =>
        texts.TooLateToAct(
            code: ChatText.Code(ticket.Code),
            happened: Happened(texts, by, withName ? NameOf(texts, by) : null),
            state: texts.StateName(ticket.State)
        );

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>How tickets look in a chat.</summary>
internal static class TicketViews
{
    /// <summary>How much of a description a card shows to those who have read it all, in characters.</summary>
    public const int LongestAgain = 160;

    private const int ShortWords = 100,
        ShortDescription = 80,
        ShortLocation = 40,
        QueuedOffice = 20,
        QueuedProblem = 28;

    // Close to the end of the time in which a person can be written to, it is worth a line.
    private static readonly TimeSpan WindowEndsSoon = TimeSpan.FromHours(4);

    /// <summary>The report as staff and head see it: with names and phone number.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="ticket">The ticket, with its handler.</param>
    /// <param name="photos">How many photos it has.</param>
    /// <param name="longest">How much of the description is shown, in characters; the rest is a tap away.</param>
    public static ChatText Card(Texts texts, Ticket ticket, int photos, int longest = int.MaxValue) =>
        ChatText.Lines(
            texts.Card(
                category: texts.CategoryName(ticket.Category),
                name: ticket.ApplicantName,
                office: ticket.Office,
                phone: PhoneNumber.Shown(ticket.Phone),
                field: texts.LocationField(ticket.Category),
                location: ticket.Location,
                description: Shorten(ticket.Description, longest),
                photos: photos == 0 ? texts.NoPhotos : photos,
                filedAt: texts.WhenInList(ticket.FiledAt)
            ),
            ticket.Handler is { } handler ? texts.CardHandler(handler.Name) : ChatText.Empty
        );

    /// <summary>The report in two lines, for those who have seen it.</summary>
    public static ChatText ShortCard(Texts texts, Ticket ticket) =>
        texts.CardShort(
            office: ticket.Office,
            location: Shorten(ticket.Location, ShortLocation),
            description: OneLine(ticket.Description)
        );

    /// <summary>The first words of a text, on one line.</summary>
    public static string OneLine(string text, int length = ShortDescription) =>
        Shorten(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), length);

    /// <summary>Who did it; an acting head is shown with the head for whom they decided.</summary>
    public static string? NameOf(Texts texts, TicketEvent happened) =>
        happened switch
        {
            { Actor: { } actor, OnBehalfOf: { } head } => texts.NameOnBehalf(name: actor.Name, head: head.Name),
            { Actor: { } actor } => actor.Name,
            _ => null,
        };

    /// <summary>"Disetujui oleh Budi, hari ini 14.05".</summary>
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
            ? texts.HappenedWithoutName(done: done, at: texts.WhenInList(happened.At))
            : texts.Happened(done: done, by: by, at: texts.WhenInList(happened.At));
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
            { } contact when reach.WindowClosesAt(contact) is { } closes => reach.IsWindowOpen(contact, now) switch
            {
                false => texts.ReachClosed(texts.When(closes)),
                true when closes - now < WindowEndsSoon => texts.ReachUntil(texts.When(closes)),
                true => ChatText.Empty,
            },
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
                .Where(exit => exit.Withdrawn is not { } withdrawn || withdrawn == visit.WithdrawnAt is not null)
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

    /// <summary>The button by which a reporter adds to an open ticket.</summary>
    public static OutgoingButton AddInformation(Texts texts, Ticket ticket, StepVisit visit) =>
        new(texts.LabelAddInformation, new ButtonData.Act(ticket.Id, visit.Id, TicketAction.AddInformation).ToString());

    /// <summary>The state, step and times: what anyone with the ID may see.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="sop">The procedure.</param>
    /// <param name="ticket">The ticket, with its visits and its handler.</param>
    /// <param name="reader">For whom: officers read the house's own words, its reporter also who handles it.</param>
    public static ChatText Progress(Texts texts, HelpdeskSop sop, Ticket ticket, HistoryReader reader)
    {
        var (step, open) = (sop.StepOf(ticket.State), ticket.OpenVisit);
        var isOfficer = reader is HistoryReader.Officer;
        return ChatText.Lines(
            texts.StatusHead(
                code: ChatText.Code(ticket.Code),
                state: isOfficer ? texts.StateName(ticket.State) : texts.StateNameOutside(ticket.State)
            ),
            step is null || open is null
                ? ChatText.Empty
                : texts.StatusStep(
                    step: step.No,
                    title: isOfficer ? texts.StepTitle(step.No) : texts.StepTitleOutside(step.No),
                    since: texts.When(open.EnteredAt)
                ),
            open?.HeldUntil is { } held ? texts.OnHoldUntil(texts.DayOf(held)) : ChatText.Empty,
            open?.DueAt is { } due ? texts.StatusDue(texts.WhenInList(due)) : ChatText.Empty,
            // Officers read it on the card.
            reader is HistoryReader.Reporter
            && open is not null
            && ticket.Handler is { } handler
                ? texts.CardHandler(handler.Name)
                : ChatText.Empty,
            reader is HistoryReader.Anyone
                ? texts.StatusFiled(
                    category: texts.CategoryName(ticket.Category),
                    filedAt: texts.WhenInList(ticket.FiledAt)
                )
                : ChatText.Empty,
            ticket.ClosedAt is { } closed ? texts.StatusClosed(texts.When(closed)) : ChatText.Empty
        );
    }

    /// <summary>The history, one line an event.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="events">What happened, in order. Photos without words are left out: the card counts them.</param>
    /// <param name="reader">For whom.</param>
    /// <param name="atMost">How many of the last are shown, and with the beginning of their words; that some are left out
    /// is said. Null for all, with all their words.</param>
    public static ChatText History(
        Texts texts,
        IEnumerable<TicketEvent> events,
        HistoryReader reader,
        int? atMost = null
    )
    {
        var all = events.ToList();
        var takenBack = all.Select(happened => happened.TakesBackId).OfType<long>().ToHashSet();
        var shown = all.Where(happened => happened.TakesBackId is null && IsFor(reader, happened))
            .Where(happened => happened.From != happened.To || SaysSomething(reader, happened))
            .ToList();
        var left = shown.Count - (atMost ?? shown.Count);
        return ChatText.Lines([
            left > 0 ? texts.HistoryLeftOut(left) : ChatText.Empty,
            .. shown
                .TakeLast(atMost ?? shown.Count)
                .Select(happened => Line(texts, (happened, takenBack.Contains(happened.Id)), reader, atMost is null)),
        ]);
    }

    // Where nothing changed, there are words to read, or it is an event by itself: a hold, a hand over, that the trouble
    // is gone.
    private static bool SaysSomething(HistoryReader reader, TicketEvent happened) =>
        WordsFor(reader, happened) is not null
        || (
            reader is not HistoryReader.Anyone
            && happened.Action
                is TicketAction.Hold
                    or TicketAction.Resume
                    or TicketAction.EndHold
                    or TicketAction.HandOver
                    or TicketAction.GiveBack
                    or TicketAction.ChangeCategory
                    or TicketAction.Withdraw
        )
        || (reader is HistoryReader.Officer && happened.Notice is not null);

    private static ChatText Line(
        Texts texts,
        (TicketEvent Happened, bool IsTakenBack) line,
        HistoryReader reader,
        bool isWhole
    )
    {
        var (happened, isTakenBack) = line;
        var by = reader is HistoryReader.Anyone ? null : NameOf(texts, happened);
        var words = WordsFor(reader, happened) is { } said ? Shorten(said, isWhole ? int.MaxValue : ShortWords) : null;
        return ChatText.Lines(
            texts.HistoryLine(Happened(texts, happened, by)),
            words is null ? ChatText.Empty
                : isTakenBack ? texts.HistoryWordsTakenBack(words)
                : texts.HistoryWords(words)
        );
    }

    // Whether the head is needed is the house's own question.
    private static bool IsFor(HistoryReader reader, TicketEvent happened) =>
        reader is HistoryReader.Officer
        || happened.Action is not (TicketAction.DeclineEscalation or TicketAction.Reconsider);

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

    /// <summary>One line of a person's own tickets.</summary>
    public static ChatText OwnLine(Texts texts, Ticket ticket) =>
        texts.OwnLine(
            code: ChatText.Code(ticket.Code),
            state: texts.StateNameOutside(ticket.State),
            location: Shorten(ticket.Location, ShortLocation),
            filedOn: texts.DayOf(ticket.FiledAt)
        );

    /// <summary>
    /// One line of a queue: the office time that is left of the open step, and what one must know to choose.
    /// </summary>
    public static ChatText QueueLine(Texts texts, StepClocks clocks, StepVisit visit, DateTimeOffset now)
    {
        var ticket = visit.Ticket;
        var left =
            visit.HeldUntil is { } held ? texts.ShortHeld(texts.DayOf(held))
            : visit.DueAt is { } due ? texts.ShortLeft(clocks.Left(due, now))
            : texts.StateName(ticket.State);
        var (code, category) = (ChatText.Code(ticket.Code), texts.CategoryName(ticket.Category));
        var (office, problem) = (Shorten(ticket.Office, QueuedOffice), OneLine(ticket.Description, QueuedProblem));
        var sign = Sign(ticket.State);
        return ticket.Handler is { } handler
            ? texts.QueueLine(
                sign: sign,
                left: left,
                code: code,
                category: category,
                office: office,
                problem: problem,
                handler: handler.Name.Split(' ')[0]
            )
            : texts.QueueLineOpen(
                sign: sign,
                left: left,
                code: code,
                category: category,
                office: office,
                problem: problem
            );
    }

    // The same sign as stands before the announcement of the step.
    private static string Sign(TicketState state) =>
        state switch
        {
            TicketState.Submitted => "🆕",
            TicketState.Returned => "↩️",
            TicketState.InRepair => "🔧",
            TicketState.AwaitingEscalationDecision => "❓",
            TicketState.Escalated => "⚖️",
            TicketState.ReadyToClose => "☑️",
            _ => "✅",
        };

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
            TicketRefusal.CategoryMissing => texts.RefusalCategoryMissing(code),
            TicketRefusal.NoNoteOfYours => texts.RefusalNoNoteOfYours(code),
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

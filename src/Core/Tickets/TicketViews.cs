using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>How tickets look in a chat.</summary>
public static class TicketViews
{
    private const int ShortText = 1200, ShortWords = 400;

    /// <summary>The report as staff and head see it: with names and phone number.</summary>
    public static ChatText Card(Texts texts, Ticket ticket, int photos) => texts.Say(
        TextKey.Card,
        ChatText.Code(ticket.Code), texts.TeamName(ticket.Category), ticket.ApplicantName, ticket.Office, ticket.Phone,
        ticket.Location, Shorten(ticket.Description), photos, texts.When(ticket.FiledAt));

    /// <summary>Who did it; an acting head is shown with the head for whom they decided.</summary>
    public static string? NameOf(Texts texts, TicketEvent happened) => happened switch
    {
        { Actor: { } actor, OnBehalfOf: { } head } => texts.Plain(TextKey.NameOnBehalf, actor.Name, head.Name),
        { Actor: { } actor } => actor.Name,
        _ => null,
    };

    /// <summary>"Disetujui oleh Budi, 22 Nov 2026, 14.05 WIB".</summary>
    public static ChatText Happened(Texts texts, TicketEvent happened, string? by)
    {
        var done = happened switch
        {
            { Notice: NoticeOutcome.Delivered } => texts.Plain(TextKey.NoticeDelivered),
            { Notice: NoticeOutcome.NotDelivered } => texts.Plain(TextKey.NoticeNotDelivered),
            { Action: { } action } => texts.ActionDone(action),
            _ => texts.Plain(TextKey.DoneFile),
        };
        return by is null
            ? texts.Say(TextKey.HappenedWithoutName, done, texts.When(happened.At))
            : texts.Say(TextKey.Happened, done, by, texts.When(happened.At));
    }

    /// <summary>Whether the reporter can be written to, where the platform sets limits to it: for staff, who may have to phone instead.</summary>
    public static ChatText Reach(Texts texts, Person reporter, DateTimeOffset now) => OutboxWriter.Reach([reporter]) switch
    {
        _ when reporter.Contacts.Any(contact => contact is { UnreachableSince: null, WindowClosesAt: null }) => ChatText.Empty,
        [{ UnreachableSince: { } since }] => texts.Say(TextKey.ReachNone, texts.When(since)),
        [{ WindowClosesAt: { } closes }] => texts.Say(closes > now ? TextKey.ReachUntil : TextKey.ReachClosed, texts.When(closes)),
        _ => ChatText.Empty,
    };

    /// <summary>The buttons for one kind of actor on an open visit, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> Buttons(Texts texts, Ticket ticket, StepVisit visit, SopActor actor) =>
        [.. HelpdeskSop.ExitsOf(ticket.State).Where(exit => exit.By == actor)
            .Select(exit => new OutgoingButton(texts.ActionLabel(exit.Action), new ButtonData.Act(ticket.Id, visit.Id, exit.Action).ToString()))
            .Chunk(2)];

    /// <summary>The state, step and times: what anyone with the ID may see.</summary>
    public static ChatText Progress(Texts texts, HelpdeskSop sop, Ticket ticket)
    {
        var step = sop.StepOf(ticket.State);
        var since = ticket.Visits.Where(visit => visit.LeftAt is null).Select(visit => (DateTimeOffset?)visit.EnteredAt).FirstOrDefault();
        return ChatText.Lines(
            texts.Say(TextKey.StatusHead, ChatText.Code(ticket.Code), texts.StateName(ticket.State)),
            step is null ? ChatText.Empty : texts.Say(TextKey.StatusStep, step.No, texts.Plain(StepTitle(step.No)), since is null ? "" : texts.When(since.Value)),
            texts.Say(TextKey.StatusFiled, texts.TeamName(ticket.Category), texts.When(ticket.FiledAt)),
            ticket.ClosedAt is { } closed ? texts.Say(TextKey.StatusClosed, texts.When(closed)) : ChatText.Empty);
    }

    /// <summary>The history, one line an event.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="events">What happened, in order. Photos without words are left out: the card counts them.</param>
    /// <param name="private">Whether names and words are shown.</param>
    /// <param name="atMost">How many of the last are shown; that some are left out is said.</param>
    public static ChatText History(Texts texts, IEnumerable<TicketEvent> events, bool @private, int atMost = int.MaxValue)
    {
        var shown = events.Where(happened => happened.From != happened.To || (@private && (happened.Words is not null || happened.Notice is not null))).ToList();
        var left = shown.Count - atMost;
        return ChatText.Lines([left > 0 ? texts.Say(TextKey.HistoryLeftOut, left) : ChatText.Empty, .. shown.TakeLast(atMost).Select(happened => Line(texts, happened, @private))]);
    }

    private static ChatText Line(Texts texts, TicketEvent happened, bool @private) => ChatText.Lines(
        texts.Say(TextKey.HistoryLine, Happened(texts, happened, @private ? NameOf(texts, happened) : null)),
        @private && happened.Words is { } words ? texts.Say(TextKey.HistoryWords, Shorten(words, ShortWords)) : ChatText.Empty);

    /// <summary>One line of a list of tickets.</summary>
    public static ChatText QueueLine(Texts texts, Ticket ticket) => texts.Say(
        TextKey.QueueLine, ChatText.Code(ticket.Code), texts.StateName(ticket.State), ticket.Office, Shorten(ticket.Location, 60), texts.When(ticket.FiledAt));

    /// <summary>One line of a queue: with the office time that is left of the open step.</summary>
    public static ChatText QueueLine(Texts texts, StepClocks clocks, StepVisit visit, DateTimeOffset now) => ChatText.Lines(
        QueueLine(texts, visit.Ticket),
        visit.DueAt is { } due ? ChatText.Plain($"⏱ {texts.Left(clocks.Left(due, now))}") : ChatText.Empty);

    /// <summary>Buttons that show tickets, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> ShowButtons(IEnumerable<Ticket> tickets) =>
        [.. tickets.Select(ticket => new OutgoingButton(ticket.Code, new ButtonData.Show(ticket.Id).ToString())).Chunk(2)];

    /// <summary>The title of a step.</summary>
    public static TextKey StepTitle(int step) => Enum.Parse<TextKey>($"Step{step}");

    /// <summary>What a refusal says.</summary>
    public static ChatText Refusal(Texts texts, Ticket ticket, IReadOnlyList<TicketRefusal> why)
    {
        var both = why.Contains(TicketRefusal.NoteMissing) && why.Contains(TicketRefusal.PhotoMissing);
        return texts.Say(both ? TextKey.RefusalNoteAndPhotoMissing : Enum.Parse<TextKey>($"Refusal{why[0]}"), ChatText.Code(ticket.Code), texts.StateName(ticket.State));
    }

    /// <summary>Who was first.</summary>
    public static ChatText Past(Texts texts, Ticket ticket, TicketEvent by, bool withName) =>
        texts.Say(TextKey.TooLateToAct, ChatText.Code(ticket.Code), Happened(texts, by, withName ? NameOf(texts, by) : null), texts.StateName(ticket.State));

    private static string Shorten(string text, int length = ShortText) => text.Length <= length ? text : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
}

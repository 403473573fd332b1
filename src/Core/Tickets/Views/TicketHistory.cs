using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>What happened on a ticket, in words, for whoever reads it.</summary>
internal static class TicketHistory
{
    private const int ShortWords = 100;

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
            _ when IsTakenOver(happened) => texts.DoneTakeOver,
            { Action: { } action } => texts.ActionDoneName(action),
            _ => texts.DoneFile,
        };
        return by is null
            ? texts.HappenedWithoutName(done: done, at: texts.WhenInList(happened.At))
            : texts.Happened(done: done, by: by, at: texts.WhenInList(happened.At));
    }

    // Handed over to whoever did it: their name stands there already.
    private static bool IsTakenOver(TicketEvent happened) =>
        happened is { Action: TicketAction.HandOver, Actor.Name: var by, Words: var to } && to == by;

    /// <summary>The history, one line an event.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="events">What happened, in order. Photos without words are left out: the card counts them.</param>
    /// <param name="reader">For whom.</param>
    /// <param name="atMost">How many of the last are shown, and with the beginning of their words; that some are left
    /// out is said. Null for all, with all their words.</param>
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

    // Where nothing changed, there are words to read, or it is an event by itself: a hold, a hand over, that the
    // trouble is gone.
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
        var words = WordsFor(reader, happened) is { } said
            ? Excerpt.Of(said, isWhole ? int.MaxValue : ShortWords)
            : null;
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
            _ when IsTakenOver(happened) => null,
            HistoryReader.Officer => happened.Words,
            // Written to be read by whoever asks for the ticket.
            _ when happened.Action is TicketAction.InformReporter => happened.Words,
            HistoryReader.Reporter when happened.Action is TicketAction.AskReporter or TicketAction.Reopen =>
                happened.Words,
            HistoryReader.Reporter when happened.Action is null or TicketAction.Return => happened.Words,
            HistoryReader.Reporter when happened.Action is TicketAction.Resubmit or TicketAction.AddInformation =>
                happened.Words,
            _ => null,
        };

    /// <summary>Who was first.</summary>
    public static ChatText Past(Texts texts, Ticket ticket, TicketEvent by, bool withName) =>
        texts.TooLateToAct(
            code: ChatText.Code(ticket.Code),
            happened: Happened(texts, by, withName ? NameOf(texts, by) : null),
            state: texts.StateName(ticket.State)
        );
}

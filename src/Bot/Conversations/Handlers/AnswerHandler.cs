using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What a reporter sends while staff wait for an answer of theirs, and nothing else is asked, is that answer: also
/// where it is as short as <c>sudah pak</c>. With questions on several tickets, and where it describes a problem in
/// more than a few words, which may be another one, it is asked where it belongs.
/// </summary>
internal sealed class AnswerHandler : MessageHandler
{
    private const int LookedAt = 20,
        FewWords = 3,
        ManyWords = 4;

    // Who is asked writes in several messages, and the answer may be the last of them.
    private static readonly TimeSpan StillAnswering = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var (words, photo) = turn.Answers.Input switch
        {
            FlowInput.Words said => (said.Text, null),
            FlowInput.Sent sent => (sent.Caption, sent.Photo),
            FlowInput.Place place => (place.Text, null),
            _ => ((string?)null, (IncomingPhoto?)null),
        };
        if ((words ?? (object?)photo) is null || await AskedAsync(turn, words, cancellation) is not { } asked)
            return false;
        await GiveAsync(turn, asked, words, photo, cancellation);
        return true;
    }

    /// <summary>
    /// Words at a choice of a report that is being given, when staff have asked something since: they answer what was
    /// told last. The choice stands.
    /// </summary>
    /// <param name="turn">The update.</param>
    /// <param name="top">The report.</param>
    /// <param name="words">What was said; it chooses nothing.</param>
    public static async Task<bool> AnswersNewestAsync(
        Turn turn,
        OpenConversation top,
        string words,
        CancellationToken cancellation
    )
    {
        if (
            await AskedAsync(turn, words, cancellation) is not { IsOpen: true } asked
            || !await turn.Conversations.WasToldSinceAsync(
                top,
                asked.TicketId,
                OutboxPurpose.ReporterNotice,
                cancellation
            )
        )
            return false;
        await GiveAsync(turn, asked, words, photo: null, cancellation);
        if (await turn.Conversations.TopAsync(cancellation) == top)
            await turn.AskAgainAsync(cancellation);
        return true;
    }

    private static async Task GiveAsync(
        Turn turn,
        Asked asked,
        string? words,
        IncomingPhoto? photo,
        CancellationToken cancellation
    )
    {
        // The button's label, typed, is no answer yet.
        if (photo is null && words is not null && TypedWords.IsLabel(words, turn.Texts.LabelAnswer))
        {
            await turn.Tickets.ActAsync(new(asked.TicketId, VisitId: 0, TicketAction.AddInformation), cancellation);
            return;
        }
        var answer = new FlowCommand.AddInformation(asked.TicketId, words, photo);
        if (await new FlowCommands(turn).RunAsync(answer, cancellation))
            turn.Update.Outbox.Write(
                turn.Update.Contact,
                OutboxPurpose.Reply,
                new OutgoingMessage { Markup = turn.Texts.AnswerTaken(ChatText.Code(asked.Code)).Markup },
                asked.TicketId
            );
    }

    /// <summary>A ticket on which staff have asked something.</summary>
    /// <param name="TicketId">Its key.</param>
    /// <param name="Code">Its ID.</param>
    /// <param name="IsOpen">Whether nothing has been answered yet.</param>
    private sealed record Asked(long TicketId, string Code, bool IsOpen);

    // The only ticket of the person's on which they are asked something, or have answered just now; null where there
    // are several, and where the words may well be about something else.
    private static async Task<Asked?> AskedAsync(Turn turn, string? words, CancellationToken cancellation)
    {
        var since = turn.Update.Now - StillAnswering;
        var said = await SaidAsync(turn, cancellation);
        var asked = said.DistinctBy(e => e.TicketId).Where(e => e.Action is TicketAction.AskReporter).ToList();
        if (asked is [var only])
            return IsAnswer(words, FewWords) && !await IsAboutAnotherAsync(turn, only.TicketId, words, cancellation)
                ? new(only.TicketId, only.Code, IsOpen: true)
                : null;
        var answering = said.DistinctBy(e => e.TicketId)
            .Where(e =>
                e.Action is TicketAction.AddInformation
                && e.At > since
                && said.Any(asking => asking.TicketId == e.TicketId && asking.Action is TicketAction.AskReporter)
            )
            .ToList();
        return
            asked.Count == 0
            && answering is [var last]
            && GoesOn(words)
            && await ToldLastOfAsync(turn, cancellation) == last.TicketId
            && !await IsAboutAnotherAsync(turn, last.TicketId, words, cancellation)
            ? new(last.TicketId, last.Code, IsOpen: false)
            : null;
    }

    // What was asked and answered on the person's open tickets, the newest first.
    private static Task<List<Said>> SaidAsync(Turn turn, CancellationToken cancellation)
    {
        var me = turn.Update.Person.Id;
        return turn
            .Update.Db.Events.Where(e =>
                e.Ticket.ReporterId == me && e.Ticket.Visits.Any(visit => visit.LeftAt == null)
            )
            .Where(e => e.Action == TicketAction.AskReporter || e.Action == TicketAction.AddInformation)
            .OrderByDescending(e => e.Id)
            .Take(LookedAt)
            .Select(e => new Said(e.TicketId, e.Ticket.Code, e.Action!.Value, e.At))
            .ToListAsync(cancellation);
    }

    private sealed record Said(long TicketId, string Code, TicketAction Action, DateTimeOffset At);

    // "srikandi blm ya": what another open ticket of theirs is about, and this one is not.
    private static async Task<bool> IsAboutAnotherAsync(
        Turn turn,
        long ticketId,
        string? words,
        CancellationToken cancellation
    )
    {
        if (words is null)
            return false;
        var me = turn.Update.Person.Id;
        var open = await turn
            .Update.Db.Tickets.Where(t => t.ReporterId == me && t.Visits.Any(visit => visit.LeftAt == null))
            .Select(t => new { t.Id, About = t.Location + " " + t.Description })
            .ToListAsync(cancellation);
        var named = open.Where(ticket => TicketSubject.IsNamedIn(ticket.About, words))
            .Select(ticket => ticket.Id)
            .ToList();
        return named.Count > 0 && !named.Contains(ticketId);
    }

    // Whoever has heard of anything else since speaks of that.
    private static Task<long?> ToldLastOfAsync(Turn turn, CancellationToken cancellation) =>
        turn
            .Update.Db.Outbox.Where(row =>
                row.ContactId == turn.Update.Contact.Id
                && row.PlatformMessageId != null
                && row.Purpose != OutboxPurpose.Edit
            )
            .OrderByDescending(row => row.Id)
            .Select(row => row.TicketId)
            .FirstOrDefaultAsync(cancellation);

    private static bool IsAnswer(string? words, int manyWords) =>
        words is null || Utterances.Read(words) is not Utterance.Problem || Tokens.Of(words).Count <= manyWords;

    private static bool GoesOn(string? words) =>
        words is null
        || (
            Utterances.Read(words)
                is not (
                    Utterance.Thanks
                    or Utterance.Greeting
                    or Utterance.Nothing
                    or Utterance.Solved
                    or Utterance.WantsToReport
                    or Utterance.Progress
                    or Utterance.AskOfficer
                    or Utterance.CancelReport
                )
            && !words.Contains('?', StringComparison.Ordinal)
            && IsAnswer(words, ManyWords)
        );
}

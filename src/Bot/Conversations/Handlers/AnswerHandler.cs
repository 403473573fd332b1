using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What a reporter sends while staff wait for an answer of theirs, and nothing else is asked, is that answer: also where it
/// is as short as <c>sudah pak</c>. With questions on several tickets, and where it describes a problem in more than a few
/// words, which may be another one, it is asked where it belongs.
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
        if (
            (words ?? (object?)photo) is null
            || await AskedAsync(turn, words, cancellation) is not var (ticketId, code)
        )
            return false;
        var answer = new FlowCommand.AddInformation(ticketId, words, photo);
        if (await new FlowCommands(turn).RunAsync(answer, cancellation))
            turn.Update.Reply(turn.Texts.AnswerTaken(ChatText.Code(code)));
        return true;
    }

    // The only ticket of the person's on which they are asked something, or have answered just now; null where there are
    // several, and where the words may well be about something else.
    private static async Task<(long TicketId, string Code)?> AskedAsync(
        Turn turn,
        string? words,
        CancellationToken cancellation
    )
    {
        var (me, since) = (turn.Update.Person.Id, turn.Update.Now - StillAnswering);
        var said = await turn
            .Update.Db.Events.Where(e =>
                e.Ticket.ReporterId == me && e.Ticket.Visits.Any(visit => visit.LeftAt == null)
            )
            .Where(e => e.Action == TicketAction.AskReporter || e.Action == TicketAction.AddInformation)
            .OrderByDescending(e => e.Id)
            .Take(LookedAt)
            .Select(e => new
            {
                e.TicketId,
                e.Ticket.Code,
                e.Action,
                e.At,
            })
            .ToListAsync(cancellation);
        var asked = said.DistinctBy(e => e.TicketId).Where(e => e.Action is TicketAction.AskReporter).ToList();
        if (asked is [var only])
            return IsAnswer(words, FewWords) ? (only.TicketId, only.Code) : null;
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
            ? (last.TicketId, last.Code)
            : null;
    }

    // Whoever has heard of another ticket since speaks of that.
    private static Task<long?> ToldLastOfAsync(Turn turn, CancellationToken cancellation) =>
        turn
            .Update.Db.Outbox.Where(row =>
                row.ContactId == turn.Update.Contact.Id && row.PlatformMessageId != null && row.TicketId != null
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
                is not (Utterance.Thanks or Utterance.Greeting or Utterance.Nothing or Utterance.Solved)
            && !words.Contains('?', StringComparison.Ordinal)
            && IsAnswer(words, ManyWords)
        );
}

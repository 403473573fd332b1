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
        FewWords = 3;

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
        if (words is not null && Utterances.Read(words) is Utterance.Problem && Tokens.Of(words).Count > FewWords)
            return false;
        if ((words ?? (object?)photo) is null || await AskedAsync(turn, cancellation) is not [var (ticketId, code)])
            return false;
        var answer = new FlowCommand.AddInformation(ticketId, words, photo);
        if (await new FlowCommands(turn).RunAsync(answer, cancellation))
            turn.Update.Reply(turn.Texts.AnswerTaken(ChatText.Code(code)));
        return true;
    }

    // The person's open tickets on which nothing of theirs has come since they were asked.
    private static async Task<List<(long TicketId, string Code)>> AskedAsync(Turn turn, CancellationToken cancellation)
    {
        var me = turn.Update.Person.Id;
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
            })
            .ToListAsync(cancellation);
        return
        [
            .. said.DistinctBy(e => e.TicketId)
                .Where(e => e.Action is TicketAction.AskReporter)
                .Select(e => (e.TicketId, e.Code)),
        ];
    }
}

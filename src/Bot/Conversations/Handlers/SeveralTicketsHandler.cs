using System.Text.RegularExpressions;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A step that an officer names for several tickets at once: <c>setujui 7K3QXM dan F83PDQ</c>. A step that asks for
/// nothing is taken on each; one that wants words wants others for each.
/// </summary>
internal sealed partial class SeveralTicketsHandler : MessageHandler
{
    private const int MostTickets = 10;

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (
            turn.Message is not { Photo: null, Place: null, Card: null, Text: { Length: > 0 } text }
            || (turn.Update.Roles & (Roles.Staff | Roles.Head)) == 0
            || !NamesSeveral(text)
            || await turn.Conversations.TopAsync(cancellation) is { } top
                && !(await turn.Conversations.QuestionOfAsync(top, cancellation)).WantsOption
        )
            return false;
        var (tickets, rest) = await turn.Lookup.AllNamedInAsync(text, MostTickets, cancellation);
        if (tickets.Count < 2 || StepWords.Leading(Joining().Replace(rest, " ").Trim(), turn.Texts) is not { } spoken)
            return false;
        if (spoken.Behind.Length > 0 || tickets.Any(ticket => WantsMore(ticket, spoken.Step)))
            turn.Update.Reply(
                turn.Texts.OneTicketAtATime(turn.Texts.ActionLabel(spoken.Step)),
                TicketButtons.Show(tickets)
            );
        else
            foreach (var ticket in tickets)
                await turn.Tickets.ActAsync(
                    new(ticket.Id, ticket.Visits.Max(visit => visit.Id), spoken.Step),
                    cancellation
                );
        return true;
    }

    private static bool NamesSeveral(string text) =>
        TicketCode.Find(text, out _) is TicketCodeReading.Good && TicketCode.Without(text) is var rest
            ? TicketCode.Find(rest, out _) is TicketCodeReading.Good || TicketCode.TailsIn(rest).Count > 0
            : TicketCode.TailsIn(text).Count > 1;

    private static bool WantsMore(Ticket ticket, TicketAction step) =>
        HelpdeskSop.Exit(ticket.State, step) is { Asks: not (SopRequest.Nothing or SopRequest.Category) };

    [GeneratedRegex(@"\b(?:dan|sama|serta|juga|and|tiket)\b|[,;&+]", RegexOptions.IgnoreCase)]
    private static partial Regex Joining();
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks whoever may do an action for what it wants: words, a colleague, a day.</summary>
internal sealed class ActionQuestions(Turn turn)
{
    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>Asks for it, or goes on asking. Nothing is claimed until it is there.</summary>
    public async Task AskAsync(AdvanceResult.Asks asks, Advance wanted, CancellationToken cancellation)
    {
        var conversations = turn.Conversations;
        if (await conversations.AboutAsync(wanted.VisitId, asks.Request, wanted.Action, cancellation) is { } asked)
        {
            // What it has taken in already stays.
            await conversations.ResumeAsync(asked, cancellation);
            return;
        }
        await conversations.DropTicketConversationsOnTopAsync(cancellation);
        var about = new TicketReference(wanted.TicketId, wanted.VisitId, asks.Ticket.Code);
        await (
            asks.Request switch
            {
                SopRequest.Hold => conversations.BeginAsync(new HoldPlan(about), cancellation),
                SopRequest.Category => conversations.BeginAsync(new CategoryChoice(about, wanted.Action), cancellation),
                SopRequest.Colleague => AskColleagueAsync(asks.Ticket, about, cancellation),
                SopRequest.Notes => conversations.BeginAsync(new RepairNotes(about), cancellation),
                SopRequest.Information => conversations.BeginAsync(new Information(about), cancellation),
                SopRequest.Correction => conversations.BeginAsync(new Correction(about), cancellation),
                _ => conversations.BeginAsync(new WordsFor(about, wanted.Action), cancellation),
            }
        );
    }

    private async Task AskColleagueAsync(Ticket ticket, TicketReference about, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(Update.Db, Update.Now, cancellation);
        List<Colleague> colleagues =
        [
            .. officers
                .Team(ticket.Category)
                .Where(person => person.Id != ticket.HandlerId)
                .Select(person => new Colleague(person.Id, person.Name)),
        ];
        if (colleagues.Count == 0)
            Update.Refuse(Texts.NoColleague(ChatText.Code(ticket.Code)));
        else
            await turn.Conversations.BeginAsync(new HandingOver(about, colleagues), cancellation);
    }
}

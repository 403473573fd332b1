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

    /// <summary>
    /// Asks for it, or goes on asking; where it was said with the action, that is the answer. Nothing is claimed until
    /// it is there. Returns whether it is asked, or was answered.
    /// </summary>
    public async Task<bool> AskAsync(
        AdvanceResult.Asks asks,
        Advance wanted,
        string? said,
        CancellationToken cancellation
    )
    {
        var conversations = turn.Conversations;
        if (await conversations.AboutAsync(wanted.VisitId, asks.Request, wanted.Action, cancellation) is { } asked)
        {
            // What it has taken in already stays.
            await conversations.ResumeAsync(asked, cancellation);
            return said is null;
        }
        await conversations.DropTicketConversationsOnTopAsync(cancellation);
        var about = new TicketReference(wanted.TicketId, wanted.VisitId, asks.Ticket.Code);
        List<Colleague> colleagues =
            asks.Request is SopRequest.Colleague ? await ColleaguesAsync(asks.Ticket, cancellation) : [];
        if (asks.Request is SopRequest.Colleague && colleagues.Count == 0)
        {
            Update.Refuse(Texts.NoColleague(ChatText.Code(asks.Ticket.Code)));
            return false;
        }
        Task<OpenConversation> BeginAsync<TState>(TState state)
            where TState : class => conversations.BeginAsync(state, cancellation, asks: said is null);
        var begun = await (
            asks.Request switch
            {
                SopRequest.Hold => BeginAsync(new HoldPlan(about)),
                SopRequest.Category => BeginAsync(new CategoryChoice(about, wanted.Action)),
                SopRequest.Colleague => BeginAsync(new HandingOver(about, colleagues)),
                SopRequest.Notes => BeginAsync(new RepairNotes(about)),
                SopRequest.Information => BeginAsync(new Information(about)),
                SopRequest.Correction => BeginAsync(new Correction(about)),
                _ => BeginAsync(new WordsFor(about, wanted.Action)),
            }
        );
        if (said is not null)
            await turn.Answers.GiveAsync(begun, new FlowInput.Words(said), cancellation);
        return true;
    }

    private async Task<List<Colleague>> ColleaguesAsync(Ticket ticket, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(Update.Db, Update.Now, cancellation);
        return
        [
            .. officers
                .Team(ticket.Category)
                .Where(person => person.Id != ticket.HandlerId)
                .Select(person => new Colleague(person.Id, person.Name)),
        ];
    }
}

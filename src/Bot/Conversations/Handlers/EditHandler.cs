using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A message that was sent before was edited. In a conversation that still has it the answer is changed; what is on a
/// ticket by now gets an addition from its reporter; else the person is told that the change was not taken.
/// </summary>
internal sealed class EditHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { IsEdit: true, MessageId: { } message })
            return false;
        var (update, contact) = (turn.Update, turn.Update.Contact.Id);
        var original = await update
            .Db.Inbox.AsNoTracking()
            .Where(entry => entry.ContactId == contact && entry.MessageId == message)
            .OrderBy(entry => entry.ReceivedAt)
            .FirstOrDefaultAsync(cancellation);
        var top = await turn.Conversations.TopAsync(cancellation);
        var draft = original?.DraftId;
        if (top is not null && (original is null || (draft is not null && draft == top.DraftId)))
            await turn.Answers.GiveAsync(top, new FlowInput.Edited(message, turn.Message.Text), cancellation);
        else if (original?.TicketId is { } ticket)
            await OnTicketAsync(turn, ticket, cancellation);
        else
        {
            update.Reply(turn.Texts.EditNotTaken);
            await turn.AskAgainAsync(cancellation);
        }
        return true;
    }

    private static async Task OnTicketAsync(Turn turn, long ticketId, CancellationToken cancellation)
    {
        var update = turn.Update;
        var ticket = await update.Db.Tickets.SingleAsync(t => t.Id == ticketId, cancellation);
        var isAddition =
            ticket.ReporterId == update.Person.Id
            && HelpdeskSop.Exit(ticket.State, TicketAction.AddInformation) is not null
            && TypedWords.Readable(turn.Message.Text);
        if (!isAddition)
            update.Reply(turn.Texts.EditNotTakenOn(ChatText.Code(ticket.Code)), about: ticket);
        else if (
            await turn.Additions.AddInformationAsync(
                ticketId,
                turn.Texts.EditedWords(turn.Message.Text),
                [],
                cancellation
            )
        )
            update.Reply(turn.Texts.EditAdded(ChatText.Code(ticket.Code)), about: ticket);
        await turn.AskAgainAsync(cancellation);
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Takes a step that an officer has named in words, with what they said for it.</summary>
internal static class StepsInWords
{
    /// <summary>
    /// Takes a step on a ticket that is known by its reference. What could not be taken is asked about.
    /// </summary>
    /// <param name="turn">The update.</param>
    /// <param name="wanted">The step.</param>
    /// <param name="cancellation">Cancels it.</param>
    public static async Task TakeAsync(Turn turn, FlowCommand.TakeStep wanted, CancellationToken cancellation)
    {
        var ticket = await turn
            .Update.Db.Tickets.Include(ticket => ticket.Visits)
            .Include(ticket => ticket.Handler)
            .SingleAsync(ticket => ticket.Id == wanted.About.TicketId, cancellation);
        if (!await TakeAsync(turn, ticket, wanted.Step, wanted.Said, cancellation, wanted.TakesOver))
            await TicketParts.AskWhereAsync(turn, new FlowInput.Words(wanted.Said), cancellation, wanted.About);
    }

    /// <summary>
    /// Takes a step, or asks for what it wants. Returns false when there is no such step on the ticket now, or nobody
    /// took the words: they are to be asked about.
    /// </summary>
    /// <param name="turn">The update.</param>
    /// <param name="ticket">The ticket, with its visits.</param>
    /// <param name="step">The step.</param>
    /// <param name="said">What was said for it; empty when nothing was.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="takesOver">Whether the person has said that they take it over from its handler.</param>
    public static async Task<bool> TakeAsync(
        Turn turn,
        Ticket ticket,
        TicketAction step,
        string said,
        CancellationToken cancellation,
        bool takesOver = false
    )
    {
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        // Some labels stand for one action in one state and for another in the next.
        var label = turn.Texts.ActionLabel(step);
        var exit = HelpdeskSop
            .ExitsOf(ticket.State)
            .FirstOrDefault(exit =>
                exit.By is not (SopActor.Reporter or SopActor.Clock)
                && (turn.Texts.ActionLabel(exit.Action) == label || IsReopening(exit.Action, step))
            );
        if (exit is null)
        {
            SayWhenItComes(turn, ticket, step, label);
            return false;
        }
        var act = new ButtonData.Act(ticket.Id, visit.Id, exit.Action);
        if (said.Length > 0)
            return await TakeAsync(turn, ticket, exit, said, takesOver, cancellation);
        await turn.Tickets.ActAsync(act, cancellation);
        return true;
    }

    private static async Task<bool> TakeAsync(
        Turn turn,
        Ticket ticket,
        SopExit exit,
        string said,
        bool takesOver,
        CancellationToken cancellation
    )
    {
        var about = new TicketReference(ticket.Id, ticket.Visits.Max(visit => visit.Id), ticket.Code);
        var act = new ButtonData.Act(about.TicketId, about.VisitId, exit.Action);
        if (!takesOver && await turn.Tickets.IsAnothersAsync(ticket, act, cancellation))
            await turn.Conversations.BeginAsync(
                new TakingOver(about, exit.Action, ticket.Handler!.Name, said),
                cancellation
            );
        else if (exit.Asks is SopRequest.Notes)
            await turn.Additions.GiveAsync(
                new(about, exit.Action),
                Written.Nothing.And(said, turn.Message.MessageId),
                [],
                cancellation
            );
        else if (exit.Asks is SopRequest.Words)
            await turn.Conversations.BeginAsync(new WordsFor(about, exit.Action, said), cancellation);
        else if (exit.Action is TicketAction.ChangeCategory && Vocabulary.CategoryOf(said) is { } category)
            await ChangeCategoryAsync(turn, ticket, about, category, cancellation);
        else
            return await AnswerAsync(turn, about, exit, said, cancellation);
        return true;
    }

    private static Task ChangeCategoryAsync(
        Turn turn,
        Ticket ticket,
        TicketReference about,
        Teams category,
        CancellationToken cancellation
    )
    {
        if (category != ticket.Category)
            return turn.Tickets.RunAsync(
                new Advance(
                    about.TicketId,
                    about.VisitId,
                    TicketAction.ChangeCategory,
                    turn.Update.Person,
                    Category: category
                ),
                cancellation
            );
        turn.Update.Reply(
            turn.Texts.CategoryIsThat(
                code: ChatText.Code(ticket.Code),
                category: turn.Texts.CategoryName(ticket.Category)
            ),
            about: ticket
        );
        return Task.CompletedTask;
    }

    // What is said with it is asked about all the same.
    private static void SayWhenItComes(Turn turn, Ticket ticket, TicketAction step, string label)
    {
        if (
            ticket.State is TicketState.InRepair
            && step is TicketAction.Escalate or TicketAction.DeclineEscalation or TicketAction.Close
        )
            turn.Update.Reply(turn.Texts.StepAfterRepair(code: ChatText.Code(ticket.Code), step: label));
    }

    private static bool IsReopening(TicketAction action, TicketAction named) =>
        action is TicketAction.ReopenMistaken && named is TicketAction.Reopen;

    // What the step asks is answered with what was said for it. False where it was refused.
    private static async Task<bool> AnswerAsync(
        Turn turn,
        TicketReference about,
        SopExit exit,
        string said,
        CancellationToken cancellation
    )
    {
        return exit.Asks is not SopRequest.Nothing
            && await turn.Tickets.RunAsync(
                new Advance(about.TicketId, about.VisitId, exit.Action, turn.Update.Person),
                cancellation,
                said: said
            );
    }
}

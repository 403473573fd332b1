using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// People answer what they were told last. At a choice of a report that is being given, words that choose nothing would
/// go into what happens: where staff have asked something since, or a ticket was closed, they are about that.
/// </summary>
internal static class NewsAtAChoice
{
    /// <summary>Gives words to what was told last; false when they are the report's own.</summary>
    /// <param name="turn">The update.</param>
    /// <param name="top">The conversation whose question wants an option.</param>
    /// <param name="input">What was sent.</param>
    public static async Task<bool> TakesAsync(
        Turn turn,
        OpenConversation top,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        if (top.State is not Draft draft || input is not FlowInput.Words { Text: var words })
            return false;
        var context = await turn.Conversations.ContextAsync(top, cancellation);
        return IsBeside(draft, top.Flow.Answer(draft, input, context).State)
            && (
                await AnswerHandler.AnswersNewestAsync(turn, top, words, cancellation)
                || await AsksOfClosedAsync(turn, top, input, words, cancellation)
            );
    }

    private static bool IsBeside(Draft before, object after) =>
        after is Draft draft
        && draft.Step == before.Step
        && (draft.What != before.What || draft.Remarks != before.Remarks);

    // "lho kok ditutup, masih error", when what was told last is that a ticket is closed.
    private static async Task<bool> AsksOfClosedAsync(
        Turn turn,
        OpenConversation top,
        FlowInput input,
        string words,
        CancellationToken cancellation
    )
    {
        if (
            !Utterances.SaysAgain(words)
            || await turn.Ratings.UnratedAsync(cancellation) is not { } closed
            || !await turn.Conversations.WasToldSinceAsync(
                top,
                closed.TicketId,
                OutboxPurpose.ClosingNotice,
                cancellation
            )
        )
            return false;
        await TicketParts.AskWhereAsync(turn, input, cancellation, closed);
        return true;
    }
}

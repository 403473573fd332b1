using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A rating that is typed while something else is asked that wants an option: where it says that it is one (<c>nilai
/// 5</c>), and where a number answers what was told last, that a ticket is closed, and not the question before it.
/// </summary>
internal sealed class RatingOverQuestionHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (
            turn.Message is not { Photo: null, Place: null, Card: null, Text: var text }
            || TypedRating.Read(text) is not { } stars
            || await turn.Conversations.TopAsync(cancellation) is not { State: not (Rated or Verdict) } top
            || !(await turn.Conversations.QuestionOfAsync(top, cancellation)).WantsOption
            || await turn.Ratings.UnratedAsync(cancellation) is not { } closed
            || !(TypedRating.IsNamed(text) || await ToldSinceAsync(turn, top, closed, cancellation))
        )
            return false;
        await turn.Ratings.RateAsync(new ButtonData.Rate(closed.TicketId, closed.VisitId, stars), cancellation);
        return true;
    }

    private static Task<bool> ToldSinceAsync(
        Turn turn,
        OpenConversation asked,
        TicketReference closed,
        CancellationToken cancellation
    ) =>
        turn.Update.Db.Outbox.AnyAsync(
            row =>
                row.ContactId == turn.Update.Contact.Id
                && row.TicketId == closed.TicketId
                && row.Purpose == OutboxPurpose.ClosingNotice
                && row.Id > asked.Row.QuestionIn,
            cancellation
        );
}

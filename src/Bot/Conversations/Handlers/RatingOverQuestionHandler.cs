using Helpdesk.Core.Messages;

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
            || (TypedRating.Read(text) ?? Named(text)) is not { } stars
            || await turn.Conversations.TopAsync(cancellation) is not { State: not (Rated or Verdict) } top
            || !(await turn.Conversations.QuestionOfAsync(top, cancellation)).WantsOption
            || await turn.Ratings.UnratedAsync(cancellation) is not { } closed
            || !(
                TypedRating.IsNamed(text)
                || await turn.Conversations.WasToldSinceAsync(
                    top,
                    closed.TicketId,
                    OutboxPurpose.ClosingNotice,
                    cancellation
                )
            )
        )
            return false;
        var given = new ButtonData.Rate(closed.TicketId, closed.VisitId, stars);
        await turn.Ratings.RateAsync(given, cancellation, comment: TypedRating.Read(text) is null ? text : null);
        return true;
    }

    // "rating 5 mantap": what is said besides is its comment.
    private static int? Named(string text) => TypedRating.IsNamed(text) ? TypedRating.Within(text) : null;
}

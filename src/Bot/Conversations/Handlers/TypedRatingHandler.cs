using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A rating in words, from someone whose ticket was closed not long ago and who has not rated it: <c>4 min</c>,
/// <c>bintang 5</c>. It is that of the ticket that was closed last.
/// </summary>
internal sealed class TypedRatingHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { Photo: null, Place: null, Card: null, Text: var text })
            return false;
        var alone = TypedRating.Read(text);
        if ((alone ?? TypedRating.Within(text)) is not { } stars)
            return false;
        if (await turn.Ratings.UnratedAsync(cancellation) is not { } closed)
            return false;
        // A number is for the newest list on the screen, though what was asked below it is over by now.
        if (
            TypedWords.IsNumber(text)
            && turn.Update is { Traits.HasButtons: false, Contact.OptionsIn: { } shown }
            && !await turn.Update.Db.Outbox.AnyAsync(
                row => row.Id == shown && row.TicketId == closed.TicketId,
                cancellation
            )
        )
            return false;
        var given = new ButtonData.Rate(closed.TicketId, closed.VisitId, stars);
        await turn.Ratings.RateAsync(given, cancellation, comment: alone is null ? text : null);
        return true;
    }
}

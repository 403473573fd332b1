using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
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
        var (db, me, since) = (turn.Update.Db, turn.Update.Person.Id, turn.Update.Now - HelpdeskSop.ReopeningPatience);
        var closing = await db
            .Visits.Where(visit =>
                visit.Outcome == TicketAction.Close
                && visit.Ticket.ReporterId == me
                && visit.Ticket.State == TicketState.Closed
                && visit.LeftAt > since
                && !db.Ratings.Any(rating => rating.VisitId == visit.Id)
            )
            .OrderByDescending(visit => visit.LeftAt)
            .Select(visit => new ButtonData.Rate(visit.TicketId, visit.Id, stars))
            .FirstOrDefaultAsync(cancellation);
        if (closing is null)
            return false;
        await turn.Ratings.RateAsync(closing, cancellation, comment: alone is null ? text : null);
        return true;
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Takes how content a reporter is with a ticket that was closed. Who rates twice has changed their mind.
/// </summary>
internal sealed class Ratings(Turn turn)
{
    private UpdateContext Update => turn.Update;

    /// <summary>
    /// The ticket of the person's that was closed last, not long ago, and that they have not rated, with the visit that
    /// closed it; null when there is none.
    /// </summary>
    public Task<TicketReference?> UnratedAsync(CancellationToken cancellation)
    {
        var (db, me, since) = (Update.Db, Update.Person.Id, Update.Now - HelpdeskSop.ReopeningPatience);
        return db
            .Visits.Where(visit =>
                visit.Outcome == TicketAction.Close
                && visit.Ticket.ReporterId == me
                && visit.Ticket.State == TicketState.Closed
                && visit.LeftAt > since
                && !db.Ratings.Any(rating => rating.VisitId == visit.Id)
            )
            .OrderByDescending(visit => visit.LeftAt)
            .Select(visit => new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Keeps a rating, thanks for it, and asks for a comment.</summary>
    /// <param name="given">The rating.</param>
    /// <param name="comment">What was said with it: then nothing more is asked; null where nothing was.</param>
    public async Task RateAsync(ButtonData.Rate given, CancellationToken cancellation, string? comment = null)
    {
        var ticket = await Update.Db.Tickets.SingleOrDefaultAsync(
            t => t.Id == given.TicketId && t.ReporterId == Update.Person.Id,
            cancellation
        );
        if (ticket is null || !await IsClosingAsync(given, cancellation))
        {
            Update.Refuse(turn.Texts.ButtonUnknown);
            return;
        }
        var rating = await KeepAsync(given, cancellation);
        // The number was pressed elsewhere while it was asked for.
        if (await turn.Conversations.FindAsync<Verdict>(cancellation) is { State: Verdict said } asked)
        {
            comment ??= said.About.VisitId == given.VisitId ? said.Words.Text : null;
            turn.Conversations.Drop(asked);
        }
        if (comment is not null)
        {
            rating.Comment = comment;
            Update.Reply(turn.Texts.RatingThanks(code: ChatText.Code(ticket.Code), stars: given.Stars), about: ticket);
            return;
        }
        Update.Answer = new TapAnswer(turn.Texts.RatingTaken(given.Stars), Alert: false);
        if (await turn.Conversations.FindAsync<Rated>(cancellation) is { } before)
            turn.Conversations.Drop(before);
        await turn.Conversations.BeginAsync(
            new Rated(new TicketReference(ticket.Id, given.VisitId, ticket.Code)),
            cancellation,
            turn.Texts.RatingThanks(code: ChatText.Code(ticket.Code), stars: given.Stars)
        );
    }

    /// <summary>
    /// A ticket that is open again is not asked about any more; what was said without a number is not kept.
    /// </summary>
    public async Task ForgetAsync(long closingVisitId, CancellationToken cancellation)
    {
        if (
            await turn.Conversations.FindAsync<Rated>(cancellation) is { State: Rated rated } comment
            && rated.About.VisitId == closingVisitId
        )
            turn.Conversations.Drop(comment);
        if (
            await turn.Conversations.FindAsync<Verdict>(cancellation) is not { State: Verdict said } stars
            || said.About.VisitId != closingVisitId
        )
            return;
        turn.Conversations.Drop(stars);
        Update.Reply(turn.Texts.VerdictNotKept);
    }

    // Who rates twice has changed their mind.
    private async Task<TicketRating> KeepAsync(ButtonData.Rate given, CancellationToken cancellation)
    {
        var rating = await Update.Db.Ratings.SingleOrDefaultAsync(r => r.VisitId == given.VisitId, cancellation);
        if (rating is null)
            Update.Db.Ratings.Add(
                rating = new TicketRating
                {
                    TicketId = given.TicketId,
                    VisitId = given.VisitId,
                    Stars = given.Stars,
                    At = Update.Now,
                }
            );
        else
            (rating.Stars, rating.At) = (given.Stars, Update.Now);
        return rating;
    }

    /// <summary>Takes another number for a rating that was given just now.</summary>
    public async Task RateAnewAsync(long closingVisitId, int stars, CancellationToken cancellation)
    {
        var rating = await Update.Db.Ratings.SingleAsync(r => r.VisitId == closingVisitId, cancellation);
        rating.Stars = stars;
    }

    /// <summary>Keeps what was written to a rating.</summary>
    public async Task CommentAsync(long closingVisitId, string words, CancellationToken cancellation)
    {
        var rating = await Update.Db.Ratings.SingleAsync(r => r.VisitId == closingVisitId, cancellation);
        rating.Comment = words;
    }

    private Task<bool> IsClosingAsync(ButtonData.Rate given, CancellationToken cancellation) =>
        Update.Db.Visits.AnyAsync(
            visit =>
                visit.Id == given.VisitId && visit.TicketId == given.TicketId && visit.Outcome == TicketAction.Close,
            cancellation
        );
}

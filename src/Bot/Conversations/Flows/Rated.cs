namespace Helpdesk.Bot.Conversations;

/// <summary>A rating that may get a comment: the state of <see cref="RatingCommentFlow"/>.</summary>
/// <param name="About">The ticket, and the visit that closed it.</param>
internal sealed record Rated(TicketReference About);

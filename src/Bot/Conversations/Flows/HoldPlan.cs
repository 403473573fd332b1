namespace Helpdesk.Bot.Conversations;

/// <summary>A repair that is to wait: the state of <see cref="HoldFlow"/>.</summary>
/// <param name="About">The ticket.</param>
/// <param name="Reason">Why, once it was said; null before.</param>
/// <param name="Day">Until when, where that was said with the reason or before it; null otherwise.</param>
internal sealed record HoldPlan(TicketReference About, string? Reason = null, DateOnly? Day = null);

namespace Helpdesk.Bot.Conversations;

/// <summary>A report that is to be withdrawn once its reporter says so again: the state of
/// <see cref="CancellationFlow"/>.</summary>
/// <param name="About">Which ticket.</param>
/// <param name="Reason">What was written instead of yes or no; null when nothing was.</param>
internal sealed record Cancellation(TicketReference About, string? Reason = null);

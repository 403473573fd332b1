namespace Helpdesk.Bot.Conversations;

/// <summary>A report that is to be withdrawn once its reporter says so again: the state of
/// <see cref="CancellationFlow"/>.</summary>
/// <param name="About">Which ticket.</param>
internal sealed record Cancellation(TicketReference About);

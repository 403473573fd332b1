namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What a reporter thinks of how a ticket was handled, without a number yet: the state of <see cref="VerdictFlow"/>.
/// </summary>
/// <param name="About">The ticket, and the visit that closed it.</param>
/// <param name="Words">What was written.</param>
internal sealed record Verdict(TicketReference About, Written Words);

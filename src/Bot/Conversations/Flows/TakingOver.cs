using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>A step on a ticket that a colleague handles: the state of <see cref="TakeOverFlow"/>.</summary>
/// <param name="About">The ticket.</param>
/// <param name="Action">What is to be done on it.</param>
/// <param name="Handler">Who handles it.</param>
/// <param name="Said">What was said for it already; null when nothing was.</param>
internal sealed record TakingOver(TicketReference About, TicketAction Action, string Handler, string? Said = null);

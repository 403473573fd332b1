using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>A ticket of which nobody has said whose work it is: the state of <see cref="CategoryFlow"/>.</summary>
/// <param name="About">The ticket.</param>
/// <param name="Action">What is done once it is said.</param>
internal sealed record CategoryChoice(TicketReference About, TicketAction Action);

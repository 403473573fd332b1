using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Words for an action: the state of <see cref="WordsFlow"/>.</summary>
/// <param name="About">The ticket.</param>
/// <param name="Action">What the words are for.</param>
/// <param name="Doubtful">Words that name another ticket, until the person has said that they are meant for this one;
/// null when there are none.</param>
internal sealed record WordsFor(TicketReference About, TicketAction Action, string? Doubtful = null);

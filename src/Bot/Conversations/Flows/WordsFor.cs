using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Words for an action: the state of <see cref="WordsFlow"/>.</summary>
internal sealed record WordsFor(TicketReference About, TicketAction Action);

using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Words for an action: the state of <see cref="WordsFlow"/>.</summary>
public sealed record WordsFor(TicketReference About, TicketAction Action);

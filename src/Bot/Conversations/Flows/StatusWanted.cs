using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>The state of <see cref="StatusFlow"/>: there is nothing to remember.</summary>
public sealed record StatusWanted;

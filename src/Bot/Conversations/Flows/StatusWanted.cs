namespace Helpdesk.Bot.Conversations;

/// <summary>The state of <see cref="StatusFlow"/>: there is nothing to remember.</summary>
internal sealed record StatusWanted;

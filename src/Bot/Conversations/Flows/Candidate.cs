namespace Helpdesk.Bot.Conversations;

/// <summary>Someone who could stand in.</summary>
internal sealed record Candidate(long PersonId, string Name);

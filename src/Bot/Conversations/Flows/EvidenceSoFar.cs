namespace Helpdesk.Bot.Conversations;

/// <summary>What is really kept for a conversation's draft or visit; refused and lost photos don't count.</summary>
internal sealed record EvidenceSoFar(int Notes, int Photos);

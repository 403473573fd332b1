namespace Helpdesk.Bot.Conversations;

/// <summary>What is really kept for a conversation's draft or visit; refused and lost photos don't count.</summary>
/// <param name="Notes">How many notes.</param>
/// <param name="PhotoIds">Which photos, in the order in which they came.</param>
internal sealed record EvidenceSoFar(int Notes, IReadOnlyList<long> PhotoIds)
{
    /// <summary>Nothing.</summary>
    public static readonly EvidenceSoFar Nothing = new(0, []);

    /// <summary>How many photos.</summary>
    public int Photos => PhotoIds.Count;
}

namespace Helpdesk.Core.People;

/// <summary>How long personal data is kept after a ticket is over.</summary>
/// <param name="Months">In months; 0 for ever.</param>
internal sealed record RetentionRule(int Months)
{
    /// <summary>What the privacy notice promises where nothing else is set.</summary>
    public static readonly RetentionRule Default = new(60);

    /// <summary>Whether it ever ends.</summary>
    public bool Ends => Months > 0;

    /// <summary>What was over before is not kept any longer at an instant (UTC).</summary>
    public DateTimeOffset Before(DateTimeOffset now) => now.AddMonths(-Months);
}

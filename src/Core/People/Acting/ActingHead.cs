namespace Helpdesk.Core.People;

/// <summary>
/// Someone who stands in for the head of division for a span (Plh): gets the head's prompts, and has the head's rights.
/// </summary>
internal sealed class ActingHead
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Whom they stand in for; also who named them.</summary>
    public long HeadId { get; private set; }

    /// <summary>Whom they stand in for; also who named them.</summary>
    public Person Head { get; init; } = null!;

    /// <summary>Who stands in.</summary>
    public long ActingId { get; private set; }

    /// <summary>Who stands in.</summary>
    public Person Acting { get; init; } = null!;

    /// <summary>From when (UTC).</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Until when (UTC), excluded. Ending it early moves this.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset NamedAt { get; init; }

    /// <summary>When it was told that the span has begun (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? BeginToldAt { get; set; }

    /// <summary>When it was told that the span is over (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? EndToldAt { get; set; }
}

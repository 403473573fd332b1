namespace Helpdesk.Core.People;

/// <summary>
/// A one-time code by which a person shows that an address on another platform is theirs. Only the code's hash is kept.
/// </summary>
internal sealed class ContactLink
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>SHA-256 of the code, in hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Where the code was given; the person behind it takes the other address over.</summary>
    public long ContactId { get; init; }

    /// <summary>Until when it can be used (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used (UTC), or null.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

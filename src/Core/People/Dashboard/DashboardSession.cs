namespace Helpdesk.Core.People;

/// <summary>
/// An admin's way to the jobs' dashboard: a link that opens it once, then a session. Only hashes of what the admin
/// holds are kept.
/// </summary>
internal sealed class DashboardSession
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Who asked for it.</summary>
    public long PersonId { get; init; }

    /// <summary>SHA-256 of the link's code, in hex.</summary>
    public required string LinkHash { get; init; }

    /// <summary>Until when the link can be opened (UTC).</summary>
    public DateTimeOffset LinkExpiresAt { get; init; }

    /// <summary>When the link was opened (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>SHA-256 of the session's token, in hex; null until the link is opened.</summary>
    public string? TokenHash { get; set; }

    /// <summary>Until when the session lasts (UTC); null until the link is opened.</summary>
    public DateTimeOffset? EndsAt { get; set; }
}

namespace Helpdesk.Core.People;

/// <summary>An invitation to a role: one person, once, until it expires. Only the code's hash is kept.</summary>
internal sealed class Invitation
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>SHA-256 of the code, in hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The role that is given.</summary>
    public Roles Role { get; init; }

    /// <summary>The teams that are given.</summary>
    public Teams Teams { get; init; }

    /// <summary>
    /// The officer who comes with a new account, or null: whoever opens the link is that person from then on, and no
    /// role is given.
    /// </summary>
    public long? MovesId { get; init; }

    /// <summary>Who invited.</summary>
    public long InvitedById { get; init; }

    /// <summary>Until when it can be used (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used (UTC), or null.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Who used it.</summary>
    public long? UsedById { get; set; }
}

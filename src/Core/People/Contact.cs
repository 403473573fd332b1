using Helpdesk.Core.Messages;

namespace Helpdesk.Core.People;

/// <summary>A person's address on a channel.</summary>
public sealed class Contact
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long PersonId { get; private set; }

    /// <summary>Whose.</summary>
    public Person Person { get; init; } = null!;

    /// <summary>The platform.</summary>
    public Channel Channel { get; init; }

    /// <summary>The platform's address for private messages: on Telegram the user's ID, on WhatsApp the number.</summary>
    public required string Address { get; init; }

    /// <summary>When the person last wrote (UTC), or null.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>Since when the platform refuses to deliver (UTC), or null. The next message from the person clears it.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>Begin of the current window of ticket lookups (UTC).</summary>
    public DateTimeOffset? LookupsSince { get; set; }

    /// <summary>Lookups in the current window.</summary>
    public int Lookups { get; set; }
}

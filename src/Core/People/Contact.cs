using Helpdesk.Core.Messages;

namespace Helpdesk.Core.People;

/// <summary>A person's address on a channel.</summary>
internal sealed class Contact
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long PersonId { get; private set; }

    /// <summary>Whose.</summary>
    public Person Person { get; init; } = null!;

    /// <summary>The platform.</summary>
    public Channel Channel { get; init; }

    /// <summary>
    /// The platform's address for private messages: a user's ID, a number, or an ID in a number's place. The newest
    /// from which the person wrote.
    /// </summary>
    public required string Address { get; set; }

    /// <summary>
    /// What identifies the person on the platform whatever their address is, where the platform tells; null otherwise.
    /// Whoever hides their number stays the same person by it.
    /// </summary>
    public string? ExternalId { get; set; }

    /// <summary>
    /// The Bot that took in what the person wrote last, where several serve one database; null otherwise. What another
    /// one has answered goes out before what this one answers.
    /// </summary>
    public Guid? ServedBy { get; set; }

    /// <summary>When the person last wrote (UTC), or null.</summary>
    public DateTimeOffset? LastInboundAt { get; set; }

    /// <summary>
    /// Since when nothing can be delivered (UTC), or null. The next message from the person clears it, unless they
    /// asked us to stop.
    /// </summary>
    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>Whether nothing can be delivered, as far as is known.</summary>
    public bool IsUnreachable => UnreachableSince is not null;

    /// <summary>Since when the person wants no messages here (UTC), or null. Only their own word clears it.</summary>
    public DateTimeOffset? OptedOutAt { get; set; }

    /// <summary>
    /// When the platform said that the session window is closed although we took it for open (UTC), or null. The next
    /// message from the person clears it.
    /// </summary>
    public DateTimeOffset? WindowClosedAt { get; set; }

    /// <summary>
    /// The outbox row of the newest message with numbered options on the person's screen, or null: a typed number means
    /// one of those.
    /// </summary>
    public long? OptionsIn { get; set; }

    /// <summary>
    /// The row that <see cref="OptionsIn"/> took the place of, or null: whoever answered just then may have meant that
    /// one.
    /// </summary>
    public long? OptionsBefore { get; set; }

    /// <summary>Begin of the current window of ticket lookups (UTC).</summary>
    public DateTimeOffset? LookupsSince { get; set; }

    /// <summary>Lookups in the current window.</summary>
    public int Lookups { get; set; }
}

namespace Helpdesk.Core.Messages;

/// <summary>
/// What a channel can and can't do. Each channel's folder supplies its own; nothing else tells platforms apart.
/// </summary>
/// <param name="Channel">The channel.</param>
internal sealed record ChannelTraits(Channel Channel)
{
    /// <summary>
    /// Whether messages carry buttons. Where not, options stand numbered in the text and are typed, commands need no
    /// slash, and people opt out by a word.
    /// </summary>
    public bool HasButtons { get; init; }

    /// <summary>
    /// Whether a message that was sent can be changed. Where not, what has changed is said in a new one.
    /// </summary>
    public bool CanEdit { get; init; }

    /// <summary>Whether a message can arrive without a sound. Where not, it waits until the office opens.</summary>
    public bool CanBeSilent { get; init; }

    /// <summary>How long after a person's last message we may write freely; null for always.</summary>
    public TimeSpan? SessionWindow { get; init; }

    /// <summary>Whether something can be sent outside the session window that asks the person to open it.</summary>
    public bool CanAskToOpenWindow { get; init; }

    /// <summary>How long the platform keeps taps while it can't reach us; null where there are none to lose.</summary>
    public TimeSpan? TapLifetime { get; init; }

    /// <summary>How many bytes a button can carry back.</summary>
    public int CallbackBytes { get; init; } = int.MaxValue;

    /// <summary>Whether photos that are sent together say so. Where not, those within seconds are answered
    /// once.</summary>
    public bool HasAlbums { get; init; }

    /// <summary>
    /// Whether a photo that came over the channel can be shown there by the reference that came with it.
    /// </summary>
    public bool TakesPhotosBack { get; init; }

    /// <summary>Whether an address is a number that can be phoned.</summary>
    public bool AddressIsPhoneNumber { get; init; }
}

namespace Helpdesk.Core.Messages;

/// <summary>The traits of every channel that there is, whether it is switched on or not.</summary>
internal sealed class ChannelDirectory
{
    private readonly Dictionary<Channel, ChannelTraits> _traits;

    /// <summary>A directory of channels.</summary>
    public ChannelDirectory(params IEnumerable<ChannelTraits> traits) => _traits = traits.ToDictionary(t => t.Channel);

    /// <summary>Every channel.</summary>
    public IReadOnlyCollection<Channel> All => _traits.Keys;

    /// <summary>The shortest time that any platform keeps taps, or null where none loses any.</summary>
    public TimeSpan? ShortestTapLifetime => _traits.Values.Min(traits => traits.TapLifetime);

    /// <summary>What a channel can do.</summary>
    /// <exception cref="KeyNotFoundException">There is no such channel.</exception>
    public ChannelTraits Of(Channel channel) => _traits[channel];
}

using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>A hint for one waiter a platform.</summary>
internal abstract class ChannelSignals(ChannelDirectory channels) : IDisposable
{
    private readonly Dictionary<Channel, Signal> _channels = channels.All.ToDictionary(
        channel => channel,
        _ => new Signal()
    );

    /// <summary>What a platform's waiter waits for.</summary>
    public Signal Of(Channel channel) => _channels[channel];

    /// <summary>Wakes every waiter.</summary>
    public void Raise()
    {
        foreach (var channel in _channels.Values)
            channel.Raise();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values)
            channel.Dispose();
        GC.SuppressFinalize(this);
    }
}

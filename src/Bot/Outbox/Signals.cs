using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>A hint that there is work for one waiter, who also wakes by the clock, so that a lost hint costs a moment and nothing else.</summary>
public class Signal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Wakes whoever waits.</summary>
    public void Raise()
    {
        lock (_lock)
            if (_raised.CurrentCount == 0) _raised.Release();
    }

    /// <summary>Waits for the signal, or for a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var raised = _raised.WaitAsync(waiting.Token);
        await Task.WhenAny(raised, Task.Delay(atMost, time, waiting.Token));
        await waiting.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _raised.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A hint for one waiter a platform.</summary>
public abstract class ChannelSignals : IDisposable
{
    private readonly Dictionary<Channel, Signal> _channels = Enum.GetValues<Channel>().ToDictionary(channel => channel, _ => new Signal());

    /// <summary>What a platform's waiter waits for.</summary>
    public Signal Of(Channel channel) => _channels[channel];

    /// <summary>Wakes every waiter.</summary>
    public void Raise()
    {
        foreach (var channel in _channels.Values) channel.Raise();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values) channel.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>There are messages to send.</summary>
public sealed class OutboxSignal : ChannelSignals;

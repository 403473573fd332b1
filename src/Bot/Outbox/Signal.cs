namespace Helpdesk.Bot.Outbox;

/// <summary>
/// A hint that there is work for one waiter, who also wakes by the clock, so that a lost hint costs a moment and
/// nothing else.
/// </summary>
internal class Signal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Wakes whoever waits.</summary>
    public void Raise()
    {
        lock (_lock)
            if (_raised.CurrentCount == 0)
                _raised.Release();
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

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>Lets people finish what they are doing, and do nothing new for a while.</summary>
internal sealed class Bedtime
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private volatile bool _isNight;
    private int _awake;

    /// <summary>Does something that is not to be interrupted.</summary>
    public async Task<T> AwakeAsync<T>(Func<Task<T>> work)
    {
        while (true)
        {
            Interlocked.Increment(ref _awake);
            if (!_isNight)
                break;
            Interlocked.Decrement(ref _awake);
            await Task.Delay(Look, TimeProvider.System);
        }
        try
        {
            return await work();
        }
        finally
        {
            Interlocked.Decrement(ref _awake);
        }
    }

    /// <summary>Waits until nobody does anything, and does something meanwhile.</summary>
    public async Task WhileAllSleepAsync(Func<Task> work)
    {
        _isNight = true;
        while (Volatile.Read(ref _awake) > 0)
            await Task.Delay(Look, TimeProvider.System);
        await work();
        _isNight = false;
    }
}

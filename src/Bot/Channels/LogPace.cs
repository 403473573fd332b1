namespace Helpdesk.Bot.Channels;

/// <summary>Has what goes wrong at every try said once a minute: an outage is one fact, not thousands.</summary>
/// <param name="time">The clock; its timestamps don't jump.</param>
internal sealed class LogPace(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private long? _last;

    /// <summary>Whether it is to be said now.</summary>
    public bool IsDue()
    {
        lock (_lock)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Pause)
                return false;
            _last = time.GetTimestamp();
            return true;
        }
    }
}

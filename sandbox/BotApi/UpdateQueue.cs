using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Updates that wait for the bot, until it confirms them.</summary>
/// <param name="firstId">What the IDs count from. A bot whose database is older must not see an ID again.</param>
internal sealed class UpdateQueue(int firstId)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, JsonObject> _waiting = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last = firstId;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Adds an update; it gets the next ID.</summary>
    public int Add(JsonObject update)
    {
        lock (_lock)
        {
            update["update_id"] = ++_last;
            _waiting.Add(_last, update);
            Wake();
            return _last;
        }
    }

    /// <summary>Adds an update as it is, as a server does that delivers twice.</summary>
    public void AddAgain(JsonObject update)
    {
        lock (_lock)
        {
            _waiting[(int)update["update_id"]!] = update;
            Wake();
        }
    }

    /// <summary>Confirms everything below an offset and returns what waits, the oldest first.</summary>
    public IReadOnlyList<JsonObject> Take(int offset, int limit)
    {
        lock (_lock)
        {
            foreach (var id in _waiting.Keys.Where(id => id < offset).ToList())
                _waiting.Remove(id);
            return [.. _waiting.Values.Take(limit).Select(update => (JsonObject)update.DeepClone())];
        }
    }

    /// <summary>Confirms one update, after a webhook took it.</summary>
    public void Confirm(int id)
    {
        lock (_lock)
            _waiting.Remove(id);
    }

    /// <summary>Waits until something is added.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        Task more;
        lock (_lock)
            more = _more.Task;
        await Task.WhenAny(more, Task.Delay(atMost, time, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }

    private void Wake()
    {
        _more.TrySetResult();
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Updates that wait for the bot, until it confirms them.</summary>
/// <param name="firstId">What the IDs count from. A bot whose database is older must not see an ID again.</param>
internal sealed class UpdateQueue(int firstId)
{
    // What the Bot API leaves out unless a bot names it.
    private static readonly HashSet<string> OnlyWhenNamed =
    [
        "chat_member",
        "message_reaction",
        "message_reaction_count",
    ];
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, JsonObject> _waiting = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last = firstId;
    private HashSet<string> _wanted = [];

    /// <summary>The updates that the bot has taken, the newest last.</summary>
    public ConcurrentQueue<JsonObject> Taken { get; } = [];

    /// <summary>The updates that the bot never got, as it had not asked for their kind.</summary>
    public ConcurrentQueue<JsonObject> Unwanted { get; } = [];

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>
    /// Which kinds the bot wants from now on: <c>allowed_updates</c>. Left out, the setting before stays; an empty list
    /// means all but a few. What waits already is delivered all the same.
    /// </summary>
    public void Want(IEnumerable<string>? kinds)
    {
        if (kinds is null)
            return;
        lock (_lock)
            _wanted = [.. kinds];
    }

    /// <summary>Adds an update; it gets the next ID. One of a kind that the bot did not ask for goes nowhere.</summary>
    public void Add(JsonObject update)
    {
        lock (_lock)
        {
            var kind = update.First(field => field.Key != "update_id").Key;
            if (_wanted.Count == 0 ? OnlyWhenNamed.Contains(kind) : !_wanted.Contains(kind))
            {
                Unwanted.Enqueue(update);
                return;
            }
            update["update_id"] = ++_last;
            _waiting.Add(_last, update);
            Wake();
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
                Drop(id);
            return [.. _waiting.Values.Take(limit).Select(update => (JsonObject)update.DeepClone())];
        }
    }

    /// <summary>Confirms one update, after a webhook took it.</summary>
    public void Confirm(int id)
    {
        lock (_lock)
            Drop(id);
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

    private void Drop(int id)
    {
        if (_waiting.Remove(id, out var update))
            Taken.Enqueue(update);
    }

    private void Wake()
    {
        _more.TrySetResult();
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

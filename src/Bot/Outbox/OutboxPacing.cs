namespace Helpdesk.Bot.Outbox;

/// <summary>Keeps the platforms' speed limits and pauses, per chat and over all, in monotonic time.</summary>
internal sealed class OutboxPacing(OutboxSpeed speed, TimeProvider time)
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(15);
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly Bucket _all = new(speed.BotPerSecond, speed.BotPerSecond);

    /// <summary>How long the bot as a whole must wait; zero when it may send.</summary>
    public TimeSpan BotWait => _all.Wait(Now);

    /// <summary>How long a chat must wait; zero when it may be sent to.</summary>
    public TimeSpan ChatWait(long contactId)
    {
        if (!_chats.TryGetValue(contactId, out var chat))
            return TimeSpan.Zero;
        var now = Now;
        var paused = chat.PausedUntil - now;
        var wait = chat.Bucket.Wait(now);
        return paused > wait ? paused : wait;
    }

    /// <summary>Counts an attempt.</summary>
    public void Take(long contactId)
    {
        var now = Now;
        _all.Take(now);
        Of(contactId).Bucket.Take(now);
    }

    /// <summary>Pauses a chat for as long as the platform says.</summary>
    public void Pause(long contactId, TimeSpan pause) => Of(contactId).PausedUntil = Now + pause;

    /// <summary>Pauses a chat after a failure: 1, 2, 4, 8, then 15 seconds.</summary>
    public void BackOff(long contactId)
    {
        var chat = Of(contactId);
        chat.Failures = Math.Min(chat.Failures + 1, 10);
        var pause = TimeSpan.FromSeconds(Math.Pow(2, chat.Failures - 1));
        Pause(contactId, pause < LongestBackOff ? pause : LongestBackOff);
    }

    /// <summary>A send went well. Chats that are at rest are forgotten.</summary>
    public void Succeeded(long contactId)
    {
        Of(contactId).Failures = 0;
        if (_chats.Count > 1000)
            foreach (
                var (id, _) in _chats.Where(chat => chat.Value.Bucket.Full(Now) && chat.Value.Failures == 0).ToList()
            )
                _chats.Remove(id);
    }

    private TimeSpan Now => time.GetElapsedTime(0);

    private Chat Of(long contactId)
    {
        if (!_chats.TryGetValue(contactId, out var chat))
            _chats.Add(contactId, chat = new Chat(new Bucket(speed.ChatBurst, speed.ChatPerSecond)));
        return chat;
    }

    private sealed record Chat(Bucket Bucket)
    {
        public TimeSpan PausedUntil { get; set; }

        public int Failures { get; set; }
    }

    private sealed class Bucket
    {
        private readonly double _capacity,
            _perSecond;
        private double _tokens;
        private TimeSpan _at;

        public Bucket(double capacity, double perSecond) =>
            (_capacity, _perSecond, _tokens) = (capacity, perSecond, capacity);

        public TimeSpan Wait(TimeSpan now)
        {
            Refill(now);
            return _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / _perSecond);
        }

        public void Take(TimeSpan now)
        {
            Refill(now);
            _tokens--;
        }

        public bool Full(TimeSpan now)
        {
            Refill(now);
            return _tokens >= _capacity;
        }

        private void Refill(TimeSpan now)
        {
            _tokens = Math.Min(_capacity, _tokens + (now - _at).TotalSeconds * _perSecond);
            _at = now;
        }
    }
}

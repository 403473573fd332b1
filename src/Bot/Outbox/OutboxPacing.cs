namespace Helpdesk.Bot.Outbox;

/// <summary>Keeps the platforms' speed limits and pauses, per chat and over all, in monotonic time.</summary>
internal sealed class OutboxPacing(OutboxSpeed speed, TimeProvider time)
{
    private const int FailuresOfAnOutage = 3,
        FewChats = 1000;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(15);
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly Bucket _all = new(speed.BotPerSecond, speed.BotPerSecond);
    private TimeSpan _allPausedUntil;
    private int _failuresInARow,
        _mostChats = FewChats;
    private (long ContactId, TimeSpan Until) _toldToWait;

    /// <summary>How long the bot as a whole must wait; zero when it may send.</summary>
    public TimeSpan BotWait
    {
        get
        {
            var now = Now;
            var wait = _all.Wait(now);
            var paused = _allPausedUntil - now;
            return paused > wait ? paused : wait;
        }
    }

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

    /// <summary>Draws the consequences of an attempt that was counted.</summary>
    public void Ended(long contactId, SendResult result)
    {
        // What made no call to the platform counts for nothing.
        if (
            result
            is SendResult.Pointless
                or SendResult.Later
                or SendResult.NotYet
                or SendResult.Gone
                or SendResult.AwaitsWindow { KnockId: null }
        )
        {
            _all.GiveBack();
            Of(contactId).Bucket.GiveBack();
        }
        switch (result)
        {
            case SendResult.NotYet notYet:
                Pause(contactId, notYet.Pause);
                break;
            case SendResult.TooFast tooFast:
                TooFast(contactId, tooFast.Pause);
                break;
            case SendResult.Failed:
                Failed(contactId);
                break;
            case SendResult.Broken:
                BackOff(contactId);
                break;
            case SendResult.Delivered or SendResult.Accepted or SendResult.AwaitsWindow:
                Succeeded(contactId);
                break;
        }
    }

    private void Pause(long contactId, TimeSpan pause) => Of(contactId).PausedUntil = Now + pause;

    // The platform does not say whether it means the chat or all of us: that it says so of two chats at a time tells.
    private void TooFast(long contactId, TimeSpan pause)
    {
        var now = Now;
        Pause(contactId, pause);
        if (_toldToWait.ContactId != contactId && _toldToWait.Until > now)
            PauseAll(pause);
        _toldToWait = (contactId, now + pause);
    }

    // What fails for several chats in a row is the network or the platform: a call now and then finds out when it is
    // back.
    private void Failed(long contactId)
    {
        BackOff(contactId);
        if (++_failuresInARow >= FailuresOfAnOutage)
            PauseAll(Doubling(_failuresInARow - FailuresOfAnOutage));
    }

    // 1, 2, 4, 8, then 15 seconds.
    private void BackOff(long contactId)
    {
        var chat = Of(contactId);
        Pause(contactId, Doubling(chat.Failures));
        chat.Failures++;
    }

    private static TimeSpan Doubling(int failures)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures, 10)));
        return pause < LongestBackOff ? pause : LongestBackOff;
    }

    private void PauseAll(TimeSpan pause)
    {
        var until = Now + pause;
        _allPausedUntil = until > _allPausedUntil ? until : _allPausedUntil;
    }

    // Chats that are at rest are forgotten; after an outage nobody waits for the rest of a pause.
    private void Succeeded(long contactId)
    {
        Of(contactId).Failures = 0;
        if (_failuresInARow >= FailuresOfAnOutage)
            foreach (var chat in _chats.Values.Where(chat => chat.Failures > 0))
                (chat.Failures, chat.PausedUntil) = (0, TimeSpan.Zero);
        _failuresInARow = 0;
        if (_chats.Count <= _mostChats)
            return;
        var now = Now;
        foreach (var (id, _) in _chats.Where(chat => chat.Value.IsAtRest(now)).ToList())
            _chats.Remove(id);
        // All of them may be at work: what stays is not looked through at every message.
        _mostChats = Math.Max(FewChats, 2 * _chats.Count);
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

        public bool IsAtRest(TimeSpan now) => Failures == 0 && PausedUntil <= now && Bucket.Full(now);
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

        public void GiveBack() => _tokens = Math.Min(_capacity, _tokens + 1);

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

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Whose turn it is on one platform: decides, and does nothing. One message at a time to a chat, in the order of their
/// keys, replies before everything else; chats take turns, officers' before others', and a flood to one holds up no
/// other. What is sent here was committed before: losing this queue loses nothing.
/// </summary>
/// <param name="pacing">How long a chat must wait.</param>
internal sealed class OutboxQueue(OutboxPacing pacing)
{
    // While replies never end, something else goes out now and then.
    private const int TurnsOfReplies = 8;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    // What is held back for longer is deferred, and does not come here: such a row is older than a clock that was set
    // back.
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(10);
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly HashSet<long> _known = [];
    private readonly PriorityQueue<Turn, (bool Later, long Order)> _replies = new(),
        _others = new();
    private readonly PriorityQueue<Turn, DateTimeOffset> _asleep = new();
    private long _order;
    private int _repliesInARow;

    /// <summary>How many rows wait or are on their way.</summary>
    public int Count => _known.Count;

    /// <summary>Adds a row; one that is known already changes nothing.</summary>
    public void Add(QueuedRow row, DateTimeOffset now)
    {
        if (!_known.Add(row.Id))
            return;
        if (!_chats.TryGetValue(row.ContactId, out var chat))
            _chats.Add(row.ContactId, chat = new Chat());
        chat.Of(row).Enqueue(row, row.Id);
        Schedule(chat, now);
    }

    /// <summary>The row that is to be sent next, or null. Its chat gets nothing else until it has ended.</summary>
    public QueuedRow? Take(DateTimeOffset now)
    {
        while (_asleep.TryPeek(out var turn, out var until) && (until <= now || until > now + LongestSleep))
        {
            _asleep.Dequeue();
            if (turn.IsValid)
                Schedule(turn.Chat, now);
        }
        var othersFirst = _repliesInARow >= TurnsOfReplies;
        return othersFirst
            ? TakeFrom(_others, now) ?? TakeFrom(_replies, now)
            : TakeFrom(_replies, now) ?? TakeFrom(_others, now);
    }

    /// <summary>A row that was taken has ended: its chat may get the next.</summary>
    /// <param name="row">The row.</param>
    /// <param name="again">Whether it is to be sent again.</param>
    /// <param name="now">The instant (UTC).</param>
    public void Ended(QueuedRow row, bool again, DateTimeOffset now)
    {
        var chat = _chats[row.ContactId];
        chat.IsBusy = false;
        if (again)
            chat.Of(row).Enqueue(row with { Message = null }, row.Id);
        else
            _known.Remove(row.Id);
        if (chat.Next is null)
            _chats.Remove(row.ContactId);
        Schedule(chat, now);
    }

    /// <summary>How long until something may be ready.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        if (_replies.Count + _others.Count > 0)
            return TimeSpan.Zero;
        return _asleep.TryPeek(out _, out var until) && until - now < LongestSleep ? until - now : LongestSleep;
    }

    private QueuedRow? TakeFrom(PriorityQueue<Turn, (bool, long)> ready, DateTimeOffset now)
    {
        while (ready.TryDequeue(out var turn, out _))
        {
            if (!turn.IsValid || turn.Chat.Next is not { } row)
                continue;
            if (WaitOf(row, now) > TimeSpan.Zero)
            {
                Schedule(turn.Chat, now);
                continue;
            }
            turn.Chat.Of(row).Dequeue();
            turn.Chat.IsBusy = true;
            turn.Chat.Version++;
            _repliesInARow = row.IsReply ? _repliesInARow + 1 : 0;
            return row;
        }
        return null;
    }

    private void Schedule(Chat chat, DateTimeOffset now)
    {
        chat.Version++;
        if (chat.IsBusy || chat.Next is not { } row)
            return;
        var wait = WaitOf(row, now);
        var turn = new Turn(chat, chat.Version);
        if (wait > TimeSpan.Zero)
            _asleep.Enqueue(turn, now + (wait < LongestSleep ? wait : LongestSleep));
        else
            (row.IsReply ? _replies : _others).Enqueue(turn, (!row.ToOfficer, ++_order));
    }

    private TimeSpan WaitOf(QueuedRow row, DateTimeOffset now)
    {
        var paced = pacing.ChatWait(row.ContactId);
        var due = row.NotBefore - now;
        return due > paced && due <= LongestHold ? due : paced;
    }

    private sealed class Chat
    {
        private readonly PriorityQueue<QueuedRow, long> _replies = new(),
            _others = new();

        public bool IsBusy { get; set; }

        // A turn that was given before something changed is void.
        public int Version { get; set; }

        public QueuedRow? Next =>
            _replies.TryPeek(out var reply, out _) ? reply
            : _others.TryPeek(out var other, out _) ? other
            : null;

        public PriorityQueue<QueuedRow, long> Of(QueuedRow row) => row.IsReply ? _replies : _others;
    }

    private readonly record struct Turn(Chat Chat, int Version)
    {
        public bool IsValid => Chat.Version == Version && !Chat.IsBusy;
    }
}

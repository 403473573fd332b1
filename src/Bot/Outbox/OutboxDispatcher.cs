using System.Collections.Concurrent;
using Helpdesk.Bot.Databases;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Sends what the outbox holds for one platform, to several chats at once and to each one message at a time: what is
/// under way when the process dies goes out twice, and that must be one message a chat at most (docs/decisions/0025).
/// Platforms don't wait for each other, and no row for another chat's.
/// </summary>
internal sealed partial class OutboxDispatcher : BackgroundService
{
    // Enough to keep a platform's pace with slow calls, and a few chats that hang leave room for the others.
    private const int MostAtOnce = 24,
        MostKnown = 5000;
    private static readonly TimeSpan BetweenPages = TimeSpan.FromSeconds(1),
        ShortestWait = TimeSpan.FromMilliseconds(2);
    private readonly IChannelSender _sender;
    private readonly OutboxAttempt _attempt;
    private readonly OutboxPacing _pacing;
    private readonly IBotLease _lease;
    private readonly IDbContextFactory<HelpdeskDb> _databases;
    private readonly WriteGate _gate;
    private readonly OutboxSignal _signals;
    private readonly Signal _signal;
    private readonly OutboxState _state;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDispatcher> _log;

    // One queue for both: that a row was committed is heard before that it has been sent.
    private readonly ConcurrentQueue<Heard> _heard = [];
    private readonly HashSet<Task> _underWay = [];
    private OutboxQueue _queue = null!;
    private OutboxFeed _replies = null!,
        _others = null!;
    private long? _lastPage;
    private int _commitsElsewhere;
    private bool _looksAgain;

    /// <summary>A dispatcher for a platform.</summary>
    public OutboxDispatcher(
        IChannelSender sender,
        OutboxAttempt attempt,
        OutboxPacing pacing,
        IBotLease lease,
        IDbContextFactory<HelpdeskDb> databases,
        WriteGate gate,
        OutboxSignal signal,
        OutboxState state,
        TimeProvider time,
        ILogger<OutboxDispatcher> log
    )
    {
        (_sender, _attempt, _pacing, _lease, _databases, _gate) = (sender, attempt, pacing, lease, databases, gate);
        (_signals, _signal, _state) = (signal, signal.Of(sender.Channel), state);
        (_time, _log) = (time, log);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _lease.WhileHeldAsync(SendAllAsync, stoppingToken);

    private async Task SendAllAsync(CancellationToken cancellation)
    {
        BeginAnew();
        _gate.Committed += HearCommitted;
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var wait = await TurnAsync(cancellation);
                if (wait > TimeSpan.Zero)
                    await _signal.WaitAsync(wait < ShortestWait ? ShortestWait : wait, _time, cancellation);
            }
        }
        finally
        {
            _gate.Committed -= HearCommitted;
            // What is on its way ends, and is written down: a stop doubles nothing.
            await Task.WhenAll(_underWay);
        }
    }

    // What was known before may have been sent by another Bot since.
    private void BeginAnew()
    {
        _heard.Clear();
        _queue = new OutboxQueue(_pacing);
        _replies = new(_sender.Channel, _queue, row => row.Purpose == OutboxPurpose.Reply, int.MaxValue);
        _others = new(_sender.Channel, _queue, row => row.Purpose != OutboxPurpose.Reply, MostKnown);
        _lastPage = null;
    }

    /// <summary>Takes in what was heard, starts what may go; returns how long there is nothing to do.</summary>
    private async Task<TimeSpan> TurnAsync(CancellationToken cancellation)
    {
        Listen();
        if (_lastPage is not { } last || _time.GetElapsedTime(last) >= BetweenPages)
            await ReadPagesAsync(cancellation);
        else if (_looksAgain || _commitsElsewhere != _signals.CommitsElsewhere)
            await ReadRepliesAsync(cancellation);
        while (_underWay.Count < MostAtOnce && _state.CanWriteDown)
        {
            var bot = _pacing.BotWait;
            if (bot > TimeSpan.Zero)
                return bot < BetweenPages ? bot : BetweenPages;
            if (_queue.Take(_time.GetUtcNow()) is not { } row)
                return _queue.Wait(_time.GetUtcNow());
            Start(row);
        }
        return BetweenPages;
    }

    private void Start(QueuedRow row)
    {
        _pacing.Take(row.ContactId);
        // On another thread: whoever starts sends must not do their work.
        var sending = Task.Run(() => SendAsync(row), CancellationToken.None);
        _underWay.Add(sending);
    }

    private async Task SendAsync(QueuedRow row)
    {
        var result = await _attempt.RunAsync(_sender, row);
        _heard.Enqueue(new Heard(row, result));
        _signal.Raise();
    }

    private void Listen()
    {
        var now = _time.GetUtcNow();
        _underWay.RemoveWhere(sending => sending.IsCompleted);
        while (_heard.TryDequeue(out var heard))
            if (heard.Result is { } result)
            {
                _pacing.Ended(heard.Row.ContactId, result);
                _queue.Ended(heard.Row, OutboxAttempt.IsToBeSentAgain(result), now);
            }
            else if (heard.Row.IsBehindOthers)
                LookAgain();
            else
                (heard.Row.IsReply ? _replies : _others).Hear(heard.Row, now);
    }

    private void HearCommitted(IReadOnlyList<OutboxMessage> rows)
    {
        var now = _time.GetUtcNow();
        foreach (var row in rows)
            if (row.Channel == _sender.Channel)
                _heard.Enqueue(new Heard(Queued(row, now), Result: null));
        _signal.Raise();
    }

    // A reply is sent from memory, where it is due and its person at hand.
    private static QueuedRow Queued(OutboxMessage row, DateTimeOffset now)
    {
        var isReply = row.Purpose is OutboxPurpose.Reply;
        var person = row.Contact?.Person;
        return new QueuedRow(
            row.Id,
            row.ContactId,
            isReply,
            person is not null && person.Roles is not Roles.None,
            row.NotBefore,
            isReply && person is not null && row.NotBefore <= now ? row : null,
            isReply && row.IsBehindOthers
        );
    }

    private async Task ReadPagesAsync(CancellationToken cancellation)
    {
        try
        {
            var now = _time.GetUtcNow();
            await using var db = await _databases.CreateDbContextAsync(cancellation);
            if (await db.Outbox.On(OutboxEvent.TimeCame).AnyAsync(r => r.NotBefore <= now, cancellation))
                await ReleaseAsync(now, cancellation);
            (_looksAgain, _commitsElsewhere) = (false, _signals.CommitsElsewhere);
            while (await _replies.ReadAsync(db, now, cancellation)) { }
            while (await _others.ReadAsync(db, now, cancellation)) { }
            _lastPage = _time.GetTimestamp();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _lastPage = _time.GetTimestamp();
            LogNotRead(failure);
        }
    }

    // Somebody waits for what another process answered; all else may wait for its page.
    private async Task ReadRepliesAsync(CancellationToken cancellation)
    {
        try
        {
            // Once: if it fails, the next page is soon enough.
            (_looksAgain, _commitsElsewhere) = (false, _signals.CommitsElsewhere);
            await using var db = await _databases.CreateDbContextAsync(cancellation);
            while (await _replies.ReadAsync(db, _time.GetUtcNow(), cancellation)) { }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotRead(failure);
        }
    }

    private void LookAgain()
    {
        _replies.LookAgain();
        _looksAgain = true;
    }

    // What was held back until now may go.
    private Task ReleaseAsync(DateTimeOffset now, CancellationToken cancellation) =>
        _gate.RunAsync(
            work =>
                work.Db.Outbox.Where(row => row.NotBefore <= now)
                    .On(OutboxEvent.TimeCame)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.Status, OutboxTable.To(OutboxEvent.TimeCame)),
                        cancellation
                    ),
            cancellation
        );

    private readonly record struct Heard(QueuedRow Row, SendResult? Result);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read; it is tried again")]
    private partial void LogNotRead(Exception failure);
}

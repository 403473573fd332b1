using System.Collections.Concurrent;
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
    private readonly OutboxQueue _queue;
    private readonly OutboxFeed _replies,
        _others;
    private readonly IDbContextFactory<HelpdeskDb> _databases;
    private readonly WriteGate _gate;
    private readonly Signal _signal;
    private readonly OutboxState _state;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDispatcher> _log;

    // One queue for both: that a row was committed is heard before that it has been sent.
    private readonly ConcurrentQueue<Heard> _heard = [];
    private readonly HashSet<Task> _underWay = [];
    private long? _lastPage;

    /// <summary>A dispatcher for a platform.</summary>
    public OutboxDispatcher(
        IChannelSender sender,
        OutboxAttempt attempt,
        OutboxPacing pacing,
        IDbContextFactory<HelpdeskDb> databases,
        WriteGate gate,
        OutboxSignal signal,
        OutboxState state,
        TimeProvider time,
        ILogger<OutboxDispatcher> log
    )
    {
        (_sender, _attempt, _pacing, _databases, _gate) = (sender, attempt, pacing, databases, gate);
        (_signal, _state, _time, _log) = (signal.Of(sender.Channel), state, time, log);
        _queue = new OutboxQueue(pacing);
        _replies = new(sender.Channel, _queue, row => row.Purpose == OutboxPurpose.Reply, int.MaxValue);
        _others = new(sender.Channel, _queue, row => row.Purpose != OutboxPurpose.Reply, MostKnown);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _gate.Committed += HearCommitted;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = await TurnAsync(stoppingToken);
                if (wait > TimeSpan.Zero)
                    await _signal.WaitAsync(wait < ShortestWait ? ShortestWait : wait, _time, stoppingToken);
            }
        }
        finally
        {
            _gate.Committed -= HearCommitted;
            // What is on its way ends, and is written down: a stop doubles nothing.
            await Task.WhenAll(_underWay);
        }
    }

    /// <summary>Takes in what was heard, starts what may go; returns how long there is nothing to do.</summary>
    private async Task<TimeSpan> TurnAsync(CancellationToken cancellation)
    {
        Listen();
        if (_lastPage is not { } last || _time.GetElapsedTime(last) >= BetweenPages)
            await ReadPagesAsync(cancellation);
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
            isReply && person is not null && row.NotBefore <= now ? row : null
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

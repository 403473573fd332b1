using Helpdesk.Core.Messages;
using Helpdesk.Core.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Runs units of work one after the other within this process: SQLite has a single writer anyway, and waiting here
/// costs nothing, while waiting in SQLite is a retry with pauses. Units that wait share a commit, each behind a
/// savepoint of its own, so that one that fails takes no other along, and the disk is waited for once
/// (docs/decisions/0024). None is answered before that commit is on the disk. What nobody waits for goes when nothing
/// else does, and shares no commit: a person's reply waits for what has begun at most.
/// </summary>
internal sealed partial class WriteGate(
    IDbContextFactory<HelpdeskDb> databases,
    HelpdeskRules rules,
    TimeProvider time,
    ILogger<WriteGate> log
) : IDisposable
{
    private const int ConflictRetries = 3;

    // So many that the disk is waited for rarely, so few that the first of them does not wait long for the last.
    private const int MostInACommit = 32;

    // While messages never end, what nobody waits for has its turn now and then.
    private const int CommitsBeforeBulk = 16;
    private const string Savepoint = "unit";
    private readonly Lock _lock = new();
    private readonly Queue<QueuedWork> _first = [],
        _others = [],
        _bulk = [];
    private int _sinceBulk;
    private bool _isRunning;
    private QueuedWork? _held;
    private HelpdeskDb? _db;

    /// <summary>
    /// Called after each commit with the outbox rows of its units that are to be sent. Must not wait.
    /// </summary>
    public event Action<IReadOnlyList<OutboxMessage>>? Committed;

    /// <summary>
    /// Runs the work in a transaction, saves and commits. A conflict with another process rolls back and runs it again
    /// from the start.
    /// </summary>
    /// <param name="work">Reads and changes through the unit of work that it is given, keeps nothing from an earlier
    /// run, and uses the unit of work no more once it has ended.</param>
    /// <param name="cancellation">Takes back work that has not begun.</param>
    /// <param name="first">Whether it goes before work that waits without being first.</param>
    /// <param name="key">What no other process may work on at the same time, for example a person's messages; null
    /// where keys and conditions in the database are enough.</param>
    /// <param name="bulk">Whether nobody waits for it.</param>
    public Task<T> RunAsync<T>(
        Func<UnitOfWork, Task<T>> work,
        CancellationToken cancellation,
        bool first = false,
        string? key = null,
        bool bulk = false
    )
    {
        var queued = new QueuedUnit<T>(work, key, cancellation) { QueuedAt = time.GetTimestamp(), IsBulk = bulk };
        lock (_lock)
        {
            (
                bulk ? _bulk
                : first ? _first
                : _others
            ).Enqueue(queued);
            if (_isRunning)
                return queued.Result;
            _isRunning = true;
        }
        // It works for all who come, and carries nothing of whoever came first.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(RunQueueAsync, CancellationToken.None);
        return queued.Result;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<UnitOfWork, Task> work, CancellationToken cancellation, bool bulk = false) =>
        RunAsync(
            async unit =>
            {
                await work(unit);
                return 0;
            },
            cancellation,
            bulk: bulk
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_db is { } db)
            PreparedStatements.Forget(db.Database.GetDbConnection());
        _db?.Dispose();
    }

    private async Task RunQueueAsync()
    {
        while (Begin() is { } next)
            await CommitAsync(next);
    }

    // The queue's end and the runner's are one decision.
    private QueuedWork? Begin()
    {
        lock (_lock)
        {
            _sinceBulk++;
            if (_sinceBulk < CommitsBeforeBulk && Waiting() is { } waiting)
                return waiting;
            if (_bulk.TryDequeue(out var bulk))
                _sinceBulk = 0;
            var next = bulk ?? Waiting();
            _isRunning = next is not null;
            return next;
        }
    }

    private QueuedWork? Join()
    {
        lock (_lock)
            return Waiting();
    }

    private QueuedWork? Waiting()
    {
        if (_held is not { } held)
            return _first.TryDequeue(out var next) || _others.TryDequeue(out next) ? next : null;
        _held = null;
        return held;
    }

    private async Task CommitAsync(QueuedWork begins)
    {
        List<QueuedWork> ran = [begins];
        List<OutboxMessage> rows = [];
        try
        {
            var db = _db ??= await OpenAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await UnitLocks.TakeAsync(db, begins.Key);
            await RunAsync(begins, db, transaction, rows);
            while (!begins.IsBulk && ran.Count < MostInACommit && Join() is { } next)
            {
                ran.Add(next);
                if (!await UnitLocks.TryTakeAsync(db, next.Key))
                {
                    // Whoever holds locks waits for none: it begins the next commit.
                    ran.Remove(next);
                    _held = next;
                    break;
                }
                await RunAsync(next, db, transaction, rows);
            }
            await transaction.CommitAsync();
        }
        catch (Exception failure)
        {
            // Whatever the connection is in by now: a new one is in nothing.
            await CloseAsync();
            rows.Clear();
            foreach (var unit in ran)
                unit.Fail(failure);
        }
        Tell(rows);
        foreach (var unit in ran)
            unit.Complete();
    }

    // What is committed is so, whatever becomes of telling it: the senders look for themselves now and then.
    private void Tell(List<OutboxMessage> rows)
    {
        try
        {
            if (rows.Count > 0)
                Committed?.Invoke(rows);
        }
        catch (Exception failure)
        {
            LogListener(failure);
        }
    }

    private async Task RunAsync(
        QueuedWork unit,
        HelpdeskDb db,
        IDbContextTransaction transaction,
        List<OutboxMessage> rows
    )
    {
        if (unit.IsTakenBack)
            return;
        HelpdeskMeter.GateWait.Record(time.GetElapsedTime(unit.QueuedAt).TotalSeconds);
        using var traced = HelpdeskTraces.GoOn("write", unit.Trace);
        await transaction.CreateSavepointAsync(Savepoint);
        for (var attempt = 1; ; attempt++)
            try
            {
                await unit.RunAsync(new UnitOfWork(db, rules, time.GetUtcNow()));
                await FrequentRows.SaveAsync(db, CancellationToken.None);
                rows.AddRange(ToSend(db));
                await transaction.ReleaseSavepointAsync(Savepoint);
                return;
            }
            catch (Exception conflict) when (IsConflict(conflict) && attempt < ConflictRetries)
            {
                await transaction.RollbackToSavepointAsync(Savepoint);
            }
            catch (Exception failure) when (!DatabaseTrouble.MayPass(failure))
            {
                await transaction.RollbackToSavepointAsync(Savepoint);
                unit.Fail(failure);
                return;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
    }

    private static bool IsConflict(Exception failure) =>
        failure is DbUpdateConcurrencyException || DatabaseTrouble.WasBeaten(failure);

    private static IEnumerable<OutboxMessage> ToSend(HelpdeskDb db)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = db
            .ChangeTracker.Entries<OutboxMessage>()
            .Select(entry => entry.Entity)
            .Where(row => row.Status is OutboxStatus.Pending)
            .ToList();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return rows;
    }

    private async Task<HelpdeskDb> OpenAsync()
    {
        var db = await databases.CreateDbContextAsync();
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            await db.Database.OpenConnectionAsync();
            PreparedStatements.Keep(db.Database.GetDbConnection());
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (_db is { } db)
        {
            PreparedStatements.Forget(db.Database.GetDbConnection());
            await db.DisposeAsync();
        }
        _db = null;
    }

    [LoggerMessage(LogLevel.Error, "Whoever is told of commits failed; the database is as it should be")]
    private partial void LogListener(Exception failure);
}

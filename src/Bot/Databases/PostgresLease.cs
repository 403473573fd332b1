using System.Data.Common;
using Helpdesk.Bot.Channels;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Databases;

/// <summary>
/// A row that its holder renews every two seconds and that is anybody's after eight: by the server's clock for those
/// who want it, and by this process' monotonic clock for its holder, who therefore lets go first, also when the
/// database can't be reached or the process was stopped for a while.
/// </summary>
internal sealed partial class PostgresLease(
    IDbContextFactory<HelpdeskDb> databases,
    TimeProvider time,
    ILogger<PostgresLease> log
) : BackgroundService, IBotLease
{
    /// <summary>How long after its holder's last word it is free.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(8);

    private const string Name = "bot";
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2),
        Margin = TimeSpan.FromSeconds(1);
    private readonly Guid _self = Guid.NewGuid();
    private readonly Lock _lock = new();
    private readonly LogPace _unknown = new(time);

    // Done while it is held; cancelled when that is over.
    private TaskCompletionSource<CancellationTokenSource> _held = Nobody();

    /// <inheritdoc/>
    public Guid? Self => _self;

    /// <inheritdoc/>
    public bool IsHeld
    {
        get
        {
            lock (_lock)
                return Held is not null;
        }
    }

    private CancellationTokenSource? Held =>
        _held.Task is { IsCompletedSuccessfully: true, Result: { IsCancellationRequested: false } held } ? held : null;

    /// <inheritdoc/>
    public async Task WhileHeldAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var held = await NextAsync().WaitAsync(stopping);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(held.Token, stopping);
            try
            {
                await work(either.Token);
            }
            catch (OperationCanceledException) when (held.IsCancellationRequested && !stopping.IsCancellationRequested)
            {
                // Another Bot goes on with it.
            }
        }
    }

    /// <summary>Takes the lease if it is free, and renews it if it is held.</summary>
    /// <exception cref="DbException">The database can't be used.</exception>
    public async Task TryTakeAsync(CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Leases" ("Name", "Holder", "Until") VALUES ({Name}, {_self}, now() + {Term})
            ON CONFLICT ("Name") DO UPDATE SET "Holder" = excluded."Holder", "Until" = excluded."Until"
            WHERE "Leases"."Holder" = excluded."Holder" OR "Leases"."Until" < now()
            """,
            cancellation
        );
        if (taken == 1)
            Extend(Term - Margin - time.GetElapsedTime(asked));
        else
            End();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, time, stoppingToken);
                await RenewAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whatever ran under it has ended: services end in the opposite order of their beginning.
            await LeaveAsync();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        End();
        base.Dispose();
    }

    private async Task RenewAsync(CancellationToken cancellation)
    {
        try
        {
            await TryTakeAsync(cancellation);
        }
        catch (Exception failure) when (DatabaseTrouble.MayPass(failure))
        {
            // It ends by itself when this goes on.
            if (_unknown.IsDue())
                LogUnknown(failure);
        }
    }

    private async Task LeaveAsync()
    {
        End();
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "Leases" WHERE "Name" = {Name} AND "Holder" = {_self}""");
        }
        catch (Exception failure) when (DatabaseTrouble.MayPass(failure))
        {
            // Nobody waits longer than its term for it.
            LogUnknown(failure);
        }
    }

    private Task<CancellationTokenSource> NextAsync()
    {
        lock (_lock)
        {
            if (_held.Task.IsCompleted && Held is null)
                _held = Nobody();
            return _held.Task;
        }
    }

    private void Extend(TimeSpan left)
    {
        if (left <= TimeSpan.Zero)
            return;
        lock (_lock)
        {
            if (Held is { } held)
            {
                held.CancelAfter(left);
                return;
            }
            if (_held.Task.IsCompleted)
                _held = Nobody();
            _held.SetResult(new CancellationTokenSource(left, time));
        }
        LogHeld();
    }

    private void End()
    {
        CancellationTokenSource? held;
        lock (_lock)
            held = Held;
        // Outside: what was begun under it ends in here.
        held?.Cancel();
    }

    private static TaskCompletionSource<CancellationTokenSource> Nobody() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Information, "This Bot polls, sends and fetches photos from now on")]
    private partial void LogHeld();

    [LoggerMessage(LogLevel.Warning, "Which Bot polls and sends could not be settled with the database")]
    private partial void LogUnknown(Exception failure);
}

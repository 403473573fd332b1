using System.Data.Common;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Helpdesk.Bot.Databases;

/// <summary>
/// A database on PostgreSQL. What makes a Bot the only one is an advisory lock of a connection that it keeps open: the server
/// frees it when that connection ends, and it is taken again once the server is back.
/// </summary>
internal sealed partial class PostgresHome(
    IOptions<DatabaseOptions> database,
    IDbContextFactory<HelpdeskDb> databases,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<PostgresHome> log
) : DatabaseHome
{
    // "HELPDESK", so that nobody else's lock in the same database is meant.
    private const long Key = 0x48454C504445534B;
    private const string TakeIt = "SELECT pg_try_advisory_lock($1)",
        IsHeld = "SELECT 1";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _ended = new();
    private NpgsqlConnection? _connection;

    /// <inheritdoc/>
    public override async Task TakeAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await TryLockAsync(cancellation))
                throw new StartException(
                    "Another Bot uses this database (Database:ConnectionString). Stop it first, or name another database."
                );
            await StorageRegistration.MigrateAsync(databases, cancellation);
        }
        catch (DbException failure)
        {
            throw new StartException(
                $"The database can't be opened: {failure.Message} "
                    + "Check Database:ConnectionString, that the server runs, and that its user owns the database."
            );
        }
        _ = WatchAsync(_ended.Token);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _ended.Cancel();
        _connection?.Dispose();
        _ended.Dispose();
    }

    // A connection from a pool would go back there with its lock.
    private async Task<bool> TryLockAsync(CancellationToken cancellation)
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.Value.ConnectionString) { Pooling = false }.ConnectionString
        );
        await _connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(TakeIt, _connection) { Parameters = { new() { Value = Key } } };
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    // While the server is away nobody can use the database; once it is back, the first to come has it.
    private async Task WatchAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(BetweenLooks, time, cancellation);
                if (await StandsAsync(cancellation))
                    continue;
                LogTaken();
                lifetime.StopApplication();
                return;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The Bot ends.
        }
    }

    private async Task<bool> StandsAsync(CancellationToken cancellation)
    {
        try
        {
            await using var command = new NpgsqlCommand(IsHeld, _connection);
            await command.ExecuteScalarAsync(cancellation);
            return true;
        }
        catch (Exception lost) when (lost is DbException or InvalidOperationException)
        {
            LogLost(lost);
        }
        try
        {
            return await TryLockAsync(cancellation);
        }
        catch (DbException)
        {
            // Still away: readiness says so, and the next look is soon.
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that keeps other Bots off the database was lost; it is made anew")]
    private partial void LogLost(Exception failure);

    [LoggerMessage(LogLevel.Critical, "Another Bot uses the database by now; this one stops")]
    private partial void LogTaken();
}

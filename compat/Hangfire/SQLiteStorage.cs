using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Hangfire.Storage.SQLite;

/// <summary>Jobs in a SQLite file, kept and run by Quartz.NET.</summary>
public class SQLiteStorage : JobStorage, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILoggerFactory _logs;
    private readonly SemaphoreSlim _turn = new(1);
    private ServiceProvider _quartz;
    private IScheduler _scheduler;
    private BackgroundJobServerOptions _options = new();

    internal SQLiteStorage(string path, SQLiteStorageOptions options, IServiceScopeFactory scopes, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;
        _scopes = scopes;
        _logs = logs;
    }

    /// <inheritdoc/>
    public override IMonitoringApi GetMonitoringApi() => new MonitoringApi(this);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Also when the program never got as far as stopping: Quartz's threads would keep the process alive.
        if (_scheduler is { Status: not SchedulerStatus.Shutdown }) await _scheduler.Shutdown(false);
        if (_quartz is not null) await _quartz.DisposeAsync();
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async Task StartAsync(BackgroundJobServerOptions options, CancellationToken cancellation)
    {
        _options = options;
        await (await SchedulerAsync(cancellation)).Start(cancellation);
    }

    internal async Task StopAsync(CancellationToken cancellation)
    {
        if (_scheduler is { Status: not SchedulerStatus.Shutdown }) await _scheduler.Shutdown(true, cancellation);
    }

    /// <summary>The API is synchronous, the store is not; no context is captured, so waiting can't lock.</summary>
    internal T Wait<T>(Func<IScheduler, Task<T>> work) => Task.Run(async () => await work(await SchedulerAsync(CancellationToken.None))).GetAwaiter().GetResult();

    internal async Task<IScheduler> SchedulerAsync(CancellationToken cancellation)
    {
        if (_scheduler is not null) return _scheduler;
        await _turn.WaitAsync(cancellation);
        try
        {
            return _scheduler ??= await CreateAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IScheduler> CreateAsync(CancellationToken cancellation)
    {
        await using (var connection = new SqliteConnection(_connectionString))
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL;";
            await command.ExecuteNonQueryAsync(cancellation);
        }
        var services = new ServiceCollection();
        services.AddSingleton(_logs).AddLogging();
        services.AddSingleton(new JobRunner(_scopes, _logs.CreateLogger("Hangfire")));
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.IdleWaitTime = _options.SchedulePollingInterval < MinIdleWait ? MinIdleWait : _options.SchedulePollingInterval);
            quartz.UseDefaultThreadPool(_options.WorkerCount);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(_connectionString);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
            });
        });
        _quartz = services.BuildServiceProvider();
        return await _quartz.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellation);
    }

    // Quartz refuses less.
    private static readonly TimeSpan MinIdleWait = TimeSpan.FromSeconds(1);
}

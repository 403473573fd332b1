using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Compat.Tests;

/// <summary>What we rely on in Hangfire with its SQLite storage, through its public API alone.</summary>
public sealed class HangfireBehaviour : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("helpdesk-jobs-").FullName;
    private readonly Runs _runs = new();

    public sealed class Runs
    {
        public ConcurrentQueue<string> Done { get; } = [];

        public int AtOnce;

        public int MostAtOnce;
    }

    public sealed class SomeJob(Runs runs)
    {
        public Task Note(string what, long number, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            runs.Done.Enqueue($"{what}{number}");
            return Task.CompletedTask;
        }

        [AutomaticRetry(Attempts = 2, DelaysInSeconds = [0, 0])]
        public Task Fail(string what)
        {
            runs.Done.Enqueue(what);
            throw new InvalidOperationException("as always");
        }

        [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
        public Task FailAndForget(string what)
        {
            runs.Done.Enqueue(what);
            throw new InvalidOperationException("as always");
        }

        [DisableConcurrentExecution(60)]
        public async Task Alone()
        {
            var now = Interlocked.Increment(ref runs.AtOnce);
            runs.MostAtOnce = Math.Max(runs.MostAtOnce, now);
            await Task.Delay(TimeSpan.FromMilliseconds(1500), TimeProvider.System);
            Interlocked.Decrement(ref runs.AtOnce);
            runs.Done.Enqueue("alone");
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_enqueued_job_runs_once_with_its_arguments()
    {
        using var host = await StartAsync();
        Client(host).Enqueue<SomeJob>(job => job.Note("visit", 7, CancellationToken.None));
        await Until(() => _runs.Done.Contains("visit7"));
        await host.StopAsync();
        Assert.Single(_runs.Done);
    }

    [Fact]
    public async Task What_was_enqueued_and_scheduled_before_a_restart_runs_after_it()
    {
        using (var host = await StartAsync(withServer: false))
        {
            Client(host).Enqueue<SomeJob>(job => job.Note("enqueued", 1, CancellationToken.None));
            Client(host).Schedule<SomeJob>(job => job.Note("scheduled", 2, CancellationToken.None), TimeSpan.FromSeconds(1));
            host.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<SomeJob>("tick", job => job.Note("tick", 3, CancellationToken.None), "*/1 * * * * *", new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable });
            await host.StopAsync();
        }
        using var again = await StartAsync();
        await Until(() => _runs.Done.Contains("enqueued1") && _runs.Done.Contains("scheduled2") && _runs.Done.Count(done => done == "tick3") >= 2);
        await again.StopAsync();
        Assert.Single(_runs.Done, done => done == "enqueued1");
        Assert.Single(_runs.Done, done => done == "scheduled2");
    }

    [Fact]
    public async Task A_failing_job_runs_three_times_with_two_retries_and_then_stays_visible()
    {
        using var host = await StartAsync();
        Client(host).Enqueue<SomeJob>(job => job.Fail("failing"));
        var monitoring = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await Until(() => monitoring.FailedCount() == 1);
        await host.StopAsync();
        Assert.Equal(3, _runs.Done.Count);

        using var again = await StartAsync(withServer: false);
        var failed = again.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        Assert.Equal(1, failed.FailedCount());
        Assert.NotNull(failed.FailedJobs(0, 10)[0].Value.FailedAt);
    }

    [Fact]
    public async Task A_failing_job_that_is_to_be_forgotten_is()
    {
        using var host = await StartAsync();
        Client(host).Enqueue<SomeJob>(job => job.FailAndForget("once"));
        await Until(() => !_runs.Done.IsEmpty);
        await host.StopAsync();
        Assert.Single(_runs.Done);
        using var again = await StartAsync(withServer: false);
        Assert.Equal(0, again.Services.GetRequiredService<JobStorage>().GetMonitoringApi().FailedCount());
    }

    [Fact]
    public async Task A_deleted_job_never_runs()
    {
        using var host = await StartAsync();
        var id = Client(host).Schedule<SomeJob>(job => job.Note("deleted", 1, CancellationToken.None), TimeSpan.FromSeconds(1));
        Assert.True(Client(host).Delete(id));
        Client(host).Schedule<SomeJob>(job => job.Note("kept", 2, CancellationToken.None), TimeSpan.FromSeconds(2));
        await Until(() => _runs.Done.Contains("kept2"));
        await host.StopAsync();
        Assert.Single(_runs.Done);
    }

    [Fact]
    public async Task Runs_of_a_recurring_job_that_may_not_overlap_do_not()
    {
        using var host = await StartAsync();
        host.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<SomeJob>("alone", job => job.Alone(), "*/1 * * * * *");
        await Until(() => _runs.Done.Count >= 2);
        host.Services.GetRequiredService<IRecurringJobManager>().RemoveIfExists("alone");
        await host.StopAsync();
        Assert.Equal(1, _runs.MostAtOnce);
    }

    private static IBackgroundJobClient Client(IHost host) => host.Services.GetRequiredService<IBackgroundJobClient>();

    private async Task<IHost> StartAsync(bool withServer = true)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_runs).AddTransient<SomeJob>();
        builder.Services.AddHangfire((_, hangfire) => hangfire.UseSQLiteStorage(Path.Combine(_folder, "jobs.db"), new SQLiteStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1) }));
        if (withServer)
            builder.Services.AddHangfireServer(server =>
            {
                server.WorkerCount = 4;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task Until(Func<bool> holds)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "It did not happen in time.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}

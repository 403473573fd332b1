using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Packages.Tests;

/// <summary>What we rely on in Hangfire with the store that runs beside SQLite, through its public API alone.</summary>
public sealed class Hangfire_behaviour
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Runs _runs = new();

    public sealed class Runs
    {
        public ConcurrentQueue<string> Done { get; } = [];
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

        [JobDisplayName("Remind about step {1} of visit {0}")]
        public Task Named(long visit, int step)
        {
            runs.Done.Enqueue($"{visit}");
            return Task.CompletedTask;
        }
    }

    private sealed class FailsAtFirst : IBackgroundProcess
    {
        private int _runs;

        public int Runs => Volatile.Read(ref _runs);

        public void Execute(BackgroundProcessContext context)
        {
            if (Interlocked.Increment(ref _runs) == 1)
                throw new InvalidOperationException("once");
            context.Wait(TimeSpan.FromMilliseconds(50));
        }
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
    public async Task A_delayed_job_and_one_that_recurs_every_second_run_by_themselves()
    {
        using var host = await StartAsync();
        Client(host)
            .Schedule<SomeJob>(job => job.Note("scheduled", 2, CancellationToken.None), TimeSpan.FromSeconds(1));
        host.Services.GetRequiredService<IRecurringJobManager>()
            .AddOrUpdate<SomeJob>(
                "tick",
                job => job.Note("tick", 3, CancellationToken.None),
                "*/1 * * * * *",
                new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable }
            );
        await Until(() => _runs.Done.Contains("scheduled2") && _runs.Done.Count(done => done == "tick3") >= 2);
        await host.StopAsync();
        Assert.Single(_runs.Done, done => done == "scheduled2");
    }

    [Fact]
    public async Task A_background_process_is_run_by_the_server_and_again_after_a_failure()
    {
        var process = new FailsAtFirst();
        using var host = await StartAsync(process);
        await Until(() => process.Runs >= 3);
        await host.StopAsync();
        var runs = process.Runs;
        Assert.Equal(runs, process.Runs);
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
        Assert.NotNull(monitoring.FailedJobs(0, 10)[0].Value.FailedAt);
    }

    [Fact]
    public async Task A_failing_job_that_is_to_be_forgotten_is()
    {
        using var host = await StartAsync();
        Client(host).Enqueue<SomeJob>(job => job.FailAndForget("once"));
        var monitoring = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await Until(() => monitoring.DeletedListCount() == 1);
        await host.StopAsync();
        Assert.Single(_runs.Done);
        Assert.Equal(0, monitoring.FailedCount());
    }

    [Fact]
    public async Task A_deleted_job_never_runs()
    {
        using var host = await StartAsync();
        var id = Client(host)
            .Schedule<SomeJob>(job => job.Note("deleted", 1, CancellationToken.None), TimeSpan.FromSeconds(1));
        Assert.True(Client(host).Delete(id));
        Client(host).Schedule<SomeJob>(job => job.Note("kept", 2, CancellationToken.None), TimeSpan.FromSeconds(2));
        await Until(() => _runs.Done.Contains("kept2"));
        await host.StopAsync();
        Assert.Single(_runs.Done);
    }

    [Fact]
    public async Task A_job_is_shown_by_the_name_that_its_method_gives_it()
    {
        using var host = await StartAsync();
        var id = Client(host).Enqueue<SomeJob>(job => job.Named(17, 3));
        await Until(() => _runs.Done.Contains("17"));
        var job = host.Services.GetRequiredService<JobStorage>().GetConnection().GetJobData(id).Job;
        var name = (JobDisplayNameAttribute)
            job.Method.GetCustomAttributes(typeof(JobDisplayNameAttribute), inherit: false).Single();
        Assert.Equal("Remind about step 3 of visit 17", name.Format(null!, job));
        await host.StopAsync();
    }

    private static IBackgroundJobClient Client(IHost host) => host.Services.GetRequiredService<IBackgroundJobClient>();

    private async Task<IHost> StartAsync(params IBackgroundProcess[] processes)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_runs).AddTransient<SomeJob>();
        builder.Services.AddHangfire((_, hangfire) => hangfire.UseInMemoryStorage());
        foreach (var process in processes)
            builder.Services.AddSingleton(process);
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

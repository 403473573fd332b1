using Hangfire;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Helpdesk.Worker;

/// <summary>Registers the jobs.</summary>
internal static class WorkerRegistration
{
    // Cron is only the tick; the database and the clock decide what is due.
    private const string EveryFiveSeconds = "*/5 * * * * *",
        Hourly = "17 * * * *";
    private const int Workers = 3;

    /// <summary>Embeds the worker in the calling program.</summary>
    /// <param name="services">Where to register; an <see cref="IOutboxWaker"/> must be registered too.</param>
    public static IServiceCollection AddHelpdeskWorker(this IServiceCollection services)
    {
        services
            .AddTransient<AnnounceVisit>()
            .AddTransient<StepTimers>()
            .AddTransient<WorkQueues>()
            .AddTransient<ActingHeadTimers>();
        services.AddTransient<ConversationTimers>().AddTransient<KpiTelling>();
        services
            .AddTransient<NotifyJob>()
            .AddTransient<StepTimersJob>()
            .AddTransient<ConversationTimersJob>()
            .AddTransient<KpiReportJob>()
            .AddTransient<HousekeepingJob>();
        services.AddHangfire((_, hangfire) => hangfire.UseInMemoryStorage());
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        // After the server, so that it ends before the server does.
        services.AddHostedService<RecurringJobs>();
        return services;
    }

    /// <summary>Beside the start: the chat must not wait for the job store.</summary>
    private sealed class RecurringJobs(IRecurringJobManager jobs) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            var lateIsNever = new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable };
            jobs.AddOrUpdate<StepTimersJob>(
                "step-timers",
                job => job.RunAsync(CancellationToken.None),
                EveryFiveSeconds,
                lateIsNever
            );
            jobs.AddOrUpdate<ConversationTimersJob>(
                "conversation-timers",
                job => job.RunAsync(CancellationToken.None),
                EveryFiveSeconds,
                lateIsNever
            );
            jobs.AddOrUpdate<KpiReportJob>(
                "kpi-reports",
                job => job.RunAsync(CancellationToken.None),
                EveryFiveSeconds,
                lateIsNever
            );
            jobs.AddOrUpdate<HousekeepingJob>(
                "housekeeping",
                job => job.RunAsync(CancellationToken.None),
                Hourly,
                lateIsNever
            );
        }
    }
}

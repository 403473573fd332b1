using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Server;
using Helpdesk.Core.Backups;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Helpdesk.Worker;

/// <summary>Registers the jobs, and Hangfire which runs them.</summary>
internal static class WorkerRegistration
{
    private const string EveryMinute = "* * * * *",
        Hourly = "17 * * * *",
        HourlyToo = "27 * * * *",
        AtNight = "37 19 * * *"; // UTC: before three in Indonesia.

    private const string RegularFigures = "regular-figures";
    private const int Workers = 4;

    /// <summary>Has the calling program make jobs, which another runs.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="postgres">The connection string of the PostgreSQL database in which jobs are kept, so that several
    /// processes share them; null to keep them in memory, where a sweep finds what a crash swallowed.</param>
    public static IServiceCollection AddHelpdeskJobs(this IServiceCollection services, string? postgres)
    {
        // Our own registrations: Hangfire's would share the store and the services of all hosts in one process.
        services.AddSingleton<JobStorage>(_ => postgres is null ? new InMemoryStorage() : OnPostgres(postgres));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddHangfire((_, _) => { });
        return services.AddSingleton<FollowUpJobs>();
    }

    /// <summary>Has the calling program make jobs and run them.</summary>
    /// <param name="services">Where to register; an <see cref="IOutboxWaker"/> must be registered too.</param>
    /// <param name="postgres">As of <see cref="AddHelpdeskJobs"/>.</param>
    /// <param name="backups">Whether a copy is made every day; a <see cref="BackupFolder"/> must be registered
    /// then.</param>
    public static IServiceCollection AddHelpdeskWorker(
        this IServiceCollection services,
        string? postgres = null,
        bool backups = false
    )
    {
        services.AddHelpdeskJobs(postgres);
        services
            .AddSingleton<StepTimers>()
            .AddSingleton<HoldTimers>()
            .AddSingleton<AnswerReminders>()
            .AddSingleton<ActingHeadTimers>()
            .AddSingleton<ConversationTimers>();
        services.AddSingleton<KpiTelling>();
        services.AddSingleton<SweepBeat>().AddSingleton<DueSweep>().AddSingleton<IBackgroundProcess, DueSweepProcess>();
        services.AddTransient<NotifyJob>().AddTransient<StepTimersJob>().AddTransient<KpiReportJob>();
        services.AddTransient<HousekeepingJob>().AddTransient<RetentionJob>();
        services.AddSingleton<ErasureDue>().AddSingleton<UnusedPhotos>();
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        // After the server, so that it ends before the server does.
        services.AddHostedService<RecurringJobs>();
        if (backups)
            services.AddTransient<BackupJob>().AddHostedService<DailyBackup>();
        return services;
    }

    // A job of a process that died comes back once its time is over that nobody extends; a lock likewise.
    private static PostgreSqlStorage OnPostgres(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromMinutes(2),
            DistributedLockTimeout = TimeSpan.FromMinutes(1),
            QueuePollInterval = TimeSpan.FromSeconds(1),
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }

    /// <summary>Looks every hour, and after the start, whether the day's copy is there.</summary>
    private sealed class DailyBackup(IRecurringJobManager jobs) : BackgroundService
    {
        private const string Name = "backup",
            EveryHour = "43 * * * *";

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            var lateIsNever = new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable };
            jobs.AddOrUpdate<BackupJob>(Name, job => job.RunAsync(CancellationToken.None), EveryHour, lateIsNever);
            jobs.Trigger(Name);
        }
    }

    /// <summary>Beside the start: the chat must not wait for the job store.</summary>
    private sealed class RecurringJobs(IRecurringJobManager jobs) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            var lateIsNever = new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable };
            jobs.AddOrUpdate<KpiReportJob>(
                RegularFigures,
                job => job.TellDueAsync(CancellationToken.None),
                EveryMinute,
                lateIsNever
            );
            jobs.AddOrUpdate<HousekeepingJob>(
                "housekeeping",
                job => job.RunAsync(CancellationToken.None),
                Hourly,
                lateIsNever
            );
            jobs.AddOrUpdate<RetentionJob>(
                "retention",
                job => job.RunAsync(CancellationToken.None),
                HourlyToo,
                lateIsNever
            );
            jobs.AddOrUpdate<UnusedPhotos>(
                "unused-photos",
                photos => photos.SweepAsync(CancellationToken.None),
                AtNight,
                lateIsNever
            );
            // What was asked for before a crash is told at once.
            jobs.Trigger(RegularFigures);
        }
    }
}

using Hangfire.Storage;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hangfire
{
    /// <summary>What is being configured.</summary>
    public interface IGlobalConfiguration;

    /// <summary>What is being configured, with the last entry.</summary>
    public interface IGlobalConfiguration<out T> : IGlobalConfiguration
    {
        /// <summary>The last entry.</summary>
        T Entry { get; }
    }

    /// <summary>Where jobs are kept.</summary>
    public abstract class JobStorage
    {
        /// <summary>What can be seen of the jobs.</summary>
        public abstract IMonitoringApi GetMonitoringApi();
    }

    /// <summary>How the server runs jobs.</summary>
    public class BackgroundJobServerOptions
    {
        /// <summary>How many at once.</summary>
        public int WorkerCount { get; set; } = Math.Min(Environment.ProcessorCount * 5, 20);

        /// <summary>How often the schedule is looked at.</summary>
        public TimeSpan SchedulePollingInterval { get; set; } = TimeSpan.FromSeconds(15);
    }

    internal interface IConfigured
    {
        GlobalConfiguration Root { get; }
    }

    internal sealed class GlobalConfiguration<T>(GlobalConfiguration root, T entry) : IGlobalConfiguration<T>, IConfigured
    {
        public GlobalConfiguration Root => root;

        public T Entry => entry;
    }

    internal sealed class GlobalConfiguration(IServiceProvider services) : IGlobalConfiguration, IConfigured
    {
        public GlobalConfiguration Root => this;

        public IServiceProvider Services => services;

        public SQLiteStorage Storage { get; set; }
    }

    /// <summary>Registers clients and server.</summary>
    public static class HangfireServiceCollectionExtensions
    {
        /// <summary>Registers storage and clients.</summary>
        public static IServiceCollection AddHangfire(this IServiceCollection services, Action<IGlobalConfiguration> configuration) =>
            services.AddHangfire((_, global) => configuration(global));

        /// <summary>Registers storage and clients.</summary>
        public static IServiceCollection AddHangfire(this IServiceCollection services, Action<IServiceProvider, IGlobalConfiguration> configuration)
        {
            services.TryAddSingleton(provider =>
            {
                var global = new GlobalConfiguration(provider);
                configuration(provider, global);
                return global.Storage ?? throw new InvalidOperationException("JobStorage.Current property value has not been initialized. You must set it before using Hangfire Client or Server API.");
            });
            services.TryAddSingleton<JobStorage>(provider => provider.GetRequiredService<SQLiteStorage>());
            services.TryAddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(provider.GetRequiredService<SQLiteStorage>()));
            services.TryAddSingleton<IRecurringJobManager>(provider => new RecurringJobManager(provider.GetRequiredService<SQLiteStorage>()));
            return services;
        }

        /// <summary>Runs jobs in this process.</summary>
        public static IServiceCollection AddHangfireServer(this IServiceCollection services, Action<BackgroundJobServerOptions> optionsAction)
        {
            var options = new BackgroundJobServerOptions();
            optionsAction(options);
            return services.AddSingleton<IHostedService>(provider => new Server(provider.GetRequiredService<SQLiteStorage>(), options));
        }
    }

    /// <summary>As the real server does, it starts beside the program, not before it.</summary>
    internal sealed class Server(SQLiteStorage storage, BackgroundJobServerOptions options) : BackgroundService
    {
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            await base.StopAsync(cancellationToken);
            await storage.StopAsync(cancellationToken);
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            await storage.StartAsync(options, stoppingToken);
        }
    }
}

namespace Hangfire.Storage.SQLite
{
    /// <summary>How jobs are kept in SQLite.</summary>
    public class SQLiteStorageOptions
    {
        /// <summary>How often the queue is looked at. The stand-in is woken by its own process at once.</summary>
        public TimeSpan QueuePollInterval { get; set; } = TimeSpan.FromSeconds(15);
    }

    /// <summary>Chooses SQLite.</summary>
    public static class SQLiteStorageExtensions
    {
        /// <summary>Keeps jobs in a SQLite file.</summary>
        /// <param name="configuration">What is being configured.</param>
        /// <param name="nameOrConnectionString">The file's path.</param>
        /// <param name="options">How.</param>
        public static IGlobalConfiguration<SQLiteStorage> UseSQLiteStorage(
            this IGlobalConfiguration configuration, string nameOrConnectionString, SQLiteStorageOptions options = null)
        {
            var global = ((IConfigured)configuration).Root;
            global.Storage = new SQLiteStorage(
                nameOrConnectionString, options ?? new(), global.Services.GetRequiredService<IServiceScopeFactory>(), global.Services.GetRequiredService<ILoggerFactory>());
            return new GlobalConfiguration<SQLiteStorage>(global, global.Storage);
        }
    }
}

using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Dashboard;
using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Metrics;
using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Bot.Readiness;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Backups;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.Worker;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Bot;

/// <summary>Puts the program together.</summary>
internal static partial class BotApplication
{
    /// <summary>Builds the program; it is not started.</summary>
    /// <param name="options">Arguments, and where the settings are.</param>
    /// <param name="adjust">Changes registrations, for whoever embeds the program.</param>
    /// <exception cref="StartException">A setting is wrong.</exception>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        EnvironmentSettings.Replace(builder.Configuration.Sources);
        HelpdeskLog.Configure(builder.Logging);
        adjust?.Invoke(builder);
        AddHelpdesk(builder.Services, builder.Configuration, builder.Environment.ContentRootPath);
        var app = builder.Build();
        try
        {
            SettingsCheck.Run(app.Services);
            ChannelSetup.RequireOne(app.Services.GetServices<ChannelSetup>());
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
        app.MapMetrics();
        app.MapReadiness();
        app.MapTelegramChannel();
        app.MapWhatsAppChannel();
        app.MapDashboard();
        return app;
    }

    /// <summary>Makes the database ready, then starts everything else.</summary>
    /// <exception cref="StartException">The database can't be used.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
    public static async Task StartAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<DatabaseStartup>().RunAsync(app.Lifetime.ApplicationStopping);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await StopAsync(app);
            throw;
        }
    }

    // What had started already stops in order, or it would be torn down and complain. Whatever that meets does not hide
    // why the start failed: a host that could not make its services can't stop them either.
    private static async Task StopAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (Exception consequence)
        {
            LogNotStopped(app.Logger, consequence);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What had been started before the start failed did not stop in order")]
    private static partial void LogNotStopped(ILogger log, Exception consequence);

    /// <summary>Registers everything.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Where the settings are.</param>
    /// <param name="folder">From where relative paths in them count.</param>
    public static void AddHelpdesk(IServiceCollection services, IConfiguration configuration, string folder)
    {
        var given = new GivenSettings(configuration, OptionTypes.Sections);
        services.AddHelpdeskSettings(given);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OfficeDirectory>();
        services.AddSingleton<ChannelDirectory>().AddSingleton<Reachability>().AddSingleton<HelpdeskRules>();
        services.AddSingleton(given.Unchecked<PhotosOptions>().ToStore(folder));
        AddDatabase(services, given, folder);
        services.AddSingleton<DatabaseStartup>();
        services.AddOutbox();
        services.AddSingleton<OwnAddresses>().AddSingleton<UpdateIntake>();
        services.AddSingleton<PhotoSignal>().AddHostedService<PhotoFetcher>();
        services
            .AddSingleton<WebhookRefusals>()
            .AddSingleton<UnreadableUpdates>()
            .AddSingleton<PublicAddress>()
            .AddSingleton<ChannelReadiness>();
        services.AddReadiness(given.Unchecked<WorkerOptions>().InBot);
        services.AddMetricsEndpoint().AddTraces(given.Unchecked<TracesOptions>().Endpoint);
        services.AddSingleton<DowntimeNotice>().AddHostedService<DowntimeWatch>();
        services.AddDashboard();
        services.AddTelegramChannel(given);
        services.AddWhatsAppChannel(given);
    }

    // A connection string that can't be read stops the start before anybody connects.
    private static void AddDatabase(IServiceCollection services, GivenSettings given, string folder)
    {
        var (database, backups) = (given.Unchecked<DatabaseOptions>(), given.Unchecked<BackupOptions>());
        if (database.Provider is DatabaseProvider.Postgres)
        {
            var server = database.ToPostgres()?.ConnectionString ?? "";
            // First, and therefore ended last: what runs under the lease has ended by then.
            services
                .AddSingleton<PostgresLease>()
                .AddSingleton<IBotLease>(provider => provider.GetRequiredService<PostgresLease>())
                .AddHostedService(provider => provider.GetRequiredService<PostgresLease>());
            services.AddHostedService<PostgresNotices>();
            services.AddPostgres(server).AddSingleton<DatabaseHome, PostgresHome>();
            if (given.Unchecked<WorkerOptions>().InBot)
                services.AddHelpdeskWorker(server);
            else
                services.AddHelpdeskJobs(server);
        }
        else
            AddSqlite(services, database, backups, folder);
    }

    private static void AddSqlite(
        IServiceCollection services,
        DatabaseOptions database,
        BackupOptions backups,
        string folder
    )
    {
        services
            .AddSqlite(database.ToSqlite(folder)?.ConnectionString ?? "")
            .AddHelpdeskWorker(backups: backups.IsOn)
            .AddSingleton<IBotLease, OnlyBot>()
            .AddSingleton<DatabaseHome, SqliteHome>();
        if (backups.IsOn)
            services.AddSingleton(provider => new BackupFolder(
                backups.FolderIn(folder),
                backups.Keep,
                PrivateFiles.Resolve(database.ToSqlite(folder)!.DataSource),
                provider.GetRequiredService<IPhotoStore>()
            ));
    }
}

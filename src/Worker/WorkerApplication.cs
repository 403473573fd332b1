using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Helpdesk.Worker;

/// <summary>Puts the Worker together, as a program of its own.</summary>
internal static class WorkerApplication
{
    /// <summary>Builds the program; it is not started.</summary>
    /// <exception cref="StartException">A setting is wrong, or the database is not PostgreSQL.</exception>
    public static IHost Build(string[] arguments)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = arguments, ContentRootPath = SettingsFolder.For(arguments) }
        );
        EnvironmentSettings.Replace(builder.Configuration.Sources);
        HelpdeskLog.Configure(builder.Logging);
        var given = new GivenSettings(builder.Configuration, SharedSettings.Sections);
        RequirePostgres(given.Unchecked<DatabaseOptions>());
        AddWorker(builder.Services, given, builder.Environment.ContentRootPath);
        var host = builder.Build();
        try
        {
            SettingsCheck.Run(host.Services);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Sees that the database is there for it, then starts.</summary>
    /// <exception cref="StartException">The database can't be used.</exception>
    public static async Task StartAsync(IHost host)
    {
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await host.Services.GetRequiredService<WorkerStartup>().RunAsync(stopping);
        await host.StartAsync(stopping);
    }

    private static void AddWorker(IServiceCollection services, GivenSettings given, string folder)
    {
        var server = given.Unchecked<DatabaseOptions>().ToPostgres()?.ConnectionString ?? "";
        services.AddSharedSettings(given);
        services.TryAddSingleton(TimeProvider.System);
        services.AddPostgres(server);
        services.AddSingleton(given.Unchecked<PhotosOptions>().ToStore(folder));
        services.AddSingleton<WorkerStartup>();
        services.AddSingleton(provider => provider.GetRequiredService<WorkerStartup>().Channels);
        services.AddSingleton<Reachability>().AddSingleton<HelpdeskRules>();
        services.AddSingleton<IOutboxWaker, PostgresWaker>();
        services.AddHelpdeskWorker(server);
    }

    private static void RequirePostgres(DatabaseOptions database)
    {
        if (database.Provider is not DatabaseProvider.Postgres)
            throw new StartException(
                "The Worker is a program of its own beside PostgreSQL alone (Database:Provider=Postgres). With SQLite the jobs run in the Bot: start that."
            );
    }
}

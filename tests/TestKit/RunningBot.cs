using Helpdesk.Core.Storage;
using Helpdesk.Sandbox;
using Helpdesk.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.TestKit;

/// <summary>The real Bot in the test's process, against the strict server, in a folder of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Action<WebApplicationBuilder>? _adjust;

    private RunningBot(TelegramServer server, string folder, Action<WebApplicationBuilder>? adjust, string[] settings)
    {
        (Folder, _adjust) = (folder, adjust);
        Host = new BotHost(folder, server.Settings(folder, settings));
    }

    public string Folder { get; }

    public BotHost Host { get; }

    public LogLines Log { get; } = new();

    public static async Task<RunningBot> StartAsync(
        TelegramServer server,
        Action<WebApplicationBuilder>? adjust = null,
        params string[] settings
    )
    {
        var bot = new RunningBot(server, TemporaryFolder.New(), adjust, settings);
        await bot.StartAsync();
        return bot;
    }

    public Task StartAsync() =>
        Host.StartAsync(builder =>
        {
            // Hangfire's log is one for the whole process: a host that ends must not close it for those that still run,
            // so that none of them owns its factory.
            builder.Services.AddSingleton(
                LoggerFactory.Create(log =>
                {
                    HelpdeskLog.Configure(log);
                    log.ClearProviders().AddProvider(Log);
                })
            );
            _adjust?.Invoke(builder);
        });

    public async Task RestartAsync()
    {
        await Host.StopAsync();
        await StartAsync();
    }

    /// <summary>A context on the running Bot's database.</summary>
    public HelpdeskDb Db() => Host.Services.GetRequiredService<IDbContextFactory<HelpdeskDb>>().CreateDbContext();

    /// <summary>A unit of work on that database at this instant, saved by whoever asked for it.</summary>
    public UnitOfWork Work(HelpdeskDb db) =>
        new(db, Host.Services.GetRequiredService<HelpdeskRules>(), TimeProvider.System.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        TemporaryFolder.Delete(Folder);
    }
}

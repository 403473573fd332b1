using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.Worker;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Bot;

/// <summary>Puts the program together.</summary>
public static class BotApplication
{
    /// <summary>Builds the program; it is not started.</summary>
    /// <param name="options">Arguments, and where the settings are.</param>
    /// <param name="adjust">Changes registrations, for whoever embeds the program.</param>
    /// <exception cref="StartException">A setting is wrong.</exception>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.ClearProviders().AddJsonConsole();
        // Nothing below warnings from libraries: EF and Quartz would name SQL and jobs at every tick.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.None);
        // A start that fails is said in plain words by whoever started it, without a stack trace; a crash of ours stays critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        adjust?.Invoke(builder);

        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
        AddHelpdesk(builder.Services, settings);
        var app = builder.Build();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapTelegramWebhook(settings.Telegram!);
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
            // What had started already stops in order, or it would be torn down and complain.
            await app.StopAsync();
            throw;
        }
    }

    private static void AddHelpdesk(IServiceCollection services, HelpdeskSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clocks).AddSingleton(settings.Clocks.Calendar);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Organisations.Shipped());
        services.AddSingleton(new TextCatalog(settings.Language));
        services.AddHelpdeskStorage(settings.ConnectionString, settings.PhotoFolder);
        services.AddSingleton<DatabaseStartup>();
        services.AddSingleton<OutboxSignal>().AddSingleton<IOutboxWaker, OutboxWaker>();
        services.AddHelpdeskWorker($"{settings.DatabaseFile}.jobs.db");

        services.AddSingleton<JoinLink>().AddSingleton<ConversationRouter>();
        services.AddSingleton<PhotoSignal>().AddHostedService<PhotoFetcher>();
        services.AddSingleton(provider => new OutboxPacing(settings.Speed, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Undeliverable>().AddHostedService<OutboxDispatcher>();
        services.AddSingleton<Downtime>().AddHostedService<DowntimeWatch>();
        services.AddSingleton<ChannelReadiness>();
        services.AddHealthChecks().AddCheck<ChannelReadiness>("channels");
        AddTelegram(services, settings.Telegram!);
    }

    private static void AddTelegram(IServiceCollection services, TelegramSettings telegram)
    {
        services.AddHttpClient(TelegramClients.PollingHttp, http => http.Timeout = TimeSpan.FromSeconds(TelegramClients.PollSeconds + 20)).RemoveAllLoggers();
        services.AddHttpClient(TelegramClients.CallsHttp, http => http.Timeout = TimeSpan.FromSeconds(30)).RemoveAllLoggers();
        services.AddSingleton(telegram).AddSingleton<TelegramClients>();
        services.AddSingleton<IChannelSender, TelegramSender>().AddSingleton<IPhotoSource, TelegramPhotos>();
        services.AddSingleton<TelegramTaps>().AddHostedService(provider => provider.GetRequiredService<TelegramTaps>());
        services.AddSingleton<TelegramIntake>().AddHostedService<TelegramConnection>();
    }

    private sealed class OutboxWaker(OutboxSignal signal) : IOutboxWaker
    {
        public void Wake() => signal.Raise();
    }
}

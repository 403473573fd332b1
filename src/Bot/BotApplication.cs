using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
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
internal static class BotApplication
{
    /// <summary>Builds the program; it is not started.</summary>
    /// <param name="options">Arguments, and where the settings are.</param>
    /// <param name="adjust">Changes registrations, for whoever embeds the program.</param>
    /// <exception cref="StartException">A setting is wrong.</exception>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.ClearProviders().AddJsonConsole();
        // Nothing below warnings from libraries: EF and Hangfire would name SQL and jobs at every tick.
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Hangfire", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.None);
        // A start that fails is said in plain words by whoever started it, without a stack trace; a crash of ours stays
        // critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        adjust?.Invoke(builder);

        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
        AddHelpdesk(builder.Services, settings);
        var app = builder.Build();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        if (settings.Telegram is { } telegram)
            app.MapTelegramWebhook(telegram);
        if (settings.Twilio is not null)
        {
            app.MapWhatsApp();
            app.MapMedia();
        }
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
        services.AddSingleton(new TextCatalog(settings.Language, settings.Clocks.Calendar.Shown));
        services.AddSingleton(
            new ChannelDirectory(
                TelegramChannel.Traits,
                WhatsAppChannel.Traits(settings.Twilio?.Templates.CanKnock == true)
            )
        );
        services.AddSingleton<Reachability>().AddSingleton<HelpdeskRules>();
        services.AddHelpdeskStorage(settings.ConnectionString, settings.PhotoFolder);
        services.AddSingleton<DatabaseStartup>();
        services.AddSingleton<OutboxSignal>().AddSingleton<IOutboxWaker, OutboxWaker>();
        services.AddHelpdeskWorker();

        services.AddSingleton<OwnAddresses>().AddSingleton<UpdateIntake>();
        services.AddSingleton<PhotoSignal>().AddHostedService<PhotoFetcher>();
        services
            .AddSingleton<UndeliverableMessages>()
            .AddSingleton<DeliveryReports>()
            .AddSingleton<SendOutcomes>()
            .AddSingleton<SendsUnderWay>()
            .AddSingleton<WebhookRefusals>();
        services.AddSingleton<DowntimeNotice>().AddHostedService<DowntimeWatch>();
        services.AddSingleton<ChannelReadiness>();
        services.AddHealthChecks().AddCheck<ChannelReadiness>("channels");
        if (settings.Telegram is { } telegram)
            AddTelegram(services, telegram, settings.Speed);
        if (settings.Twilio is { } twilio)
            AddWhatsApp(services, twilio, settings.WhatsAppSpeed);
    }

    private static void AddTelegram(IServiceCollection services, TelegramSettings telegram, OutboxSpeed speed)
    {
        services
            .AddHttpClient(
                TelegramClients.PollingHttp,
                http => http.Timeout = TimeSpan.FromSeconds(TelegramClients.PollSeconds + 20)
            )
            .RemoveAllLoggers();
        services
            .AddHttpClient(TelegramClients.CallsHttp, http => http.Timeout = TimeSpan.FromSeconds(30))
            .RemoveAllLoggers();
        services.AddSingleton(telegram).AddSingleton<TelegramClients>();
        services.AddSingleton<TelegramSender>().AddSingleton<IPhotoSource, TelegramPhotos>();
        AddDispatcher<TelegramSender>(services, speed);
        services.AddSingleton<TelegramTaps>().AddHostedService(provider => provider.GetRequiredService<TelegramTaps>());
        services.AddSingleton<TelegramIntake>().AddHostedService<TelegramConnection>();
    }

    private static void AddWhatsApp(IServiceCollection services, TwilioSettings twilio, OutboxSpeed speed)
    {
        var calls = services
            .AddHttpClient(TwilioClient.CallsHttp, http => http.Timeout = TimeSpan.FromSeconds(20))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects);
        if (twilio.ApiBaseUrl is { } server)
            calls.AddHttpMessageHandler(() => new OtherApiServer(server));
        services
            .AddHttpClient(TwilioClient.MediaHttp, http => http.Timeout = TimeSpan.FromSeconds(30))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects);
        services
            .AddSingleton(twilio)
            .AddSingleton(twilio.Templates)
            .AddSingleton<TwilioClient>()
            .AddSingleton<TwilioSignature>();
        services.AddSingleton<MediaLinks>().AddSingleton<WhatsAppMedia>().AddSingleton<WhatsAppParts>();
        services.AddSingleton<WhatsAppSender>().AddSingleton<IPhotoSource, WhatsAppPhotos>();
        AddDispatcher<WhatsAppSender>(services, speed);
        services
            .AddSingleton<MissedMessagesSignal>()
            .AddSingleton<WhatsAppIntake>()
            .AddHostedService<WhatsAppCatchUp>();
    }

    private static SocketsHttpHandler WithoutRedirects() => new() { AllowAutoRedirect = false };

    // Each platform has a dispatcher of its own: a slow one holds up no other.
    private static void AddDispatcher<TSender>(IServiceCollection services, OutboxSpeed speed)
        where TSender : IChannelSender =>
        services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<OutboxDispatcher>(
                provider,
                provider.GetRequiredService<TSender>(),
                new OutboxPacing(speed, provider.GetRequiredService<TimeProvider>())
            )
        );

    private sealed class OutboxWaker(OutboxSignal signal) : IOutboxWaker
    {
        public void Wake() => signal.Raise();
    }
}

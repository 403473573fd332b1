using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Registers Telegram.</summary>
internal static class TelegramRegistration
{
    /// <summary>Registers the channel's settings and, when it is on, everything else of it.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="given">The settings.</param>
    public static IServiceCollection AddTelegramChannel(this IServiceCollection services, GivenSettings given)
    {
        var telegram = given.Unchecked<TelegramOptions>();
        services.AddSettings<TelegramOptions, TelegramOptionsCheck>(given);
        services.AddSingleton(TelegramChannel.Traits);
        services.AddSingleton(
            new ChannelSetup(
                TelegramChannel.Channel,
                telegram.IsOn,
                "Telegram:Token is not set",
                NeedsPublicAddress: telegram is { IsOn: true, Mode: TelegramMode.Webhook },
                HasOtherServer: telegram.ApiBaseUrl is not null
            )
        );
        if (!telegram.IsOn)
            return services;
        AddHttp(services, TelegramClients.PollingHttp, TimeSpan.FromSeconds(TelegramClients.PollSeconds + 20));
        AddHttp(services, TelegramClients.CallsHttp, TimeSpan.FromSeconds(30));
        services.AddSingleton<TelegramClients>().AddSingleton<IChannelCheck, TelegramCheck>();
        services
            .AddSingleton<TelegramAlbums>()
            .AddSingleton<TelegramSender>()
            .AddSingleton<IPhotoSource, TelegramPhotos>();
        services.AddOutboxDispatcher<TelegramSender>(outbox => outbox.ToSpeed());
        services.AddSingleton<TelegramTaps>().AddHostedService(provider => provider.GetRequiredService<TelegramTaps>());
        services
            .AddSingleton<TelegramGroups>()
            .AddHostedService(provider => provider.GetRequiredService<TelegramGroups>());
        return services.AddSingleton<TelegramIntake>().AddHostedService<TelegramConnection>();
    }

    /// <summary>Maps the channel's endpoint; only in webhook mode is there one.</summary>
    public static void MapTelegramChannel(this WebApplication app)
    {
        var telegram = app.Services.GetRequiredService<IOptions<TelegramOptions>>().Value;
        if (telegram is { IsOn: true, Mode: TelegramMode.Webhook })
            app.MapTelegramWebhook(telegram.WebhookSecret);
    }

    // Nothing of theirs is logged: every path contains the token.
    private static void AddHttp(IServiceCollection services, string name, TimeSpan timeout) =>
        services.AddHttpClient(name, http => http.Timeout = timeout).RemoveAllLoggers();
}

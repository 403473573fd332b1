using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Registers WhatsApp through Twilio.</summary>
internal static class WhatsAppRegistration
{
    /// <summary>Registers the channel's settings and, when it is on, everything else of it.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="given">The settings.</param>
    public static IServiceCollection AddWhatsAppChannel(this IServiceCollection services, GivenSettings given)
    {
        var twilio = given.Unchecked<TwilioOptions>();
        services.AddSettings<TwilioOptions, TwilioOptionsCheck>(given);
        services.AddSingleton(Setup(twilio));
        services.AddSingleton(provider => new WhatsAppTemplates(
            provider.GetRequiredService<IOptions<TwilioOptions>>().Value.Templates
        ));
        services.AddSingleton(provider =>
            WhatsAppChannel.Traits(
                canAskToOpenWindow: twilio.IsOn && provider.GetRequiredService<WhatsAppTemplates>().CanKnock
            )
        );
        if (!twilio.IsOn)
            return services;
        AddHttp(services, twilio.ApiBaseUrl);
        services.AddSingleton<TwilioClient>().AddSingleton<TwilioSignature>().AddSingleton<MediaLinks>();
        services.AddSingleton<WhatsAppMedia>().AddSingleton<WhatsAppParts>();
        services.AddSingleton<WhatsAppSender>().AddSingleton<WhatsAppPhotos>();
        services.AddSingleton<IPhotoSource>(provider => provider.GetRequiredService<WhatsAppPhotos>());
        services.AddSingleton<WhatsAppCards>().AddSingleton<IChannelCheck, WhatsAppCheck>();
        services.AddOutboxDispatcher<WhatsAppSender>(outbox => outbox.WhatsApp.ToSpeed());
        services.AddSingleton<MissedMessagesSignal>().AddSingleton<WhatsAppIntake>();
        return services.AddHostedService<WhatsAppCatchUp>();
    }

    /// <summary>Maps the channel's endpoints.</summary>
    public static void MapWhatsAppChannel(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<TwilioOptions>>().Value.IsOn)
            return;
        app.MapWhatsApp();
        app.MapMedia();
    }

    private static ChannelSetup Setup(TwilioOptions twilio) =>
        new(
            WhatsAppChannel.Channel,
            twilio.IsOn,
            "Twilio:AccountSid, Twilio:AuthToken and Twilio:From are not set",
            NeedsPublicAddress: twilio.IsOn,
            HasOtherServer: twilio.ApiBaseUrl is not null,
            twilio.IsOn ? twilio.Number : null
        );

    // Nothing of theirs is logged: addresses contain phone numbers.
    private static void AddHttp(IServiceCollection services, Uri? otherServer)
    {
        var calls = services
            .AddHttpClient(TwilioClient.CallsHttp, http => http.Timeout = TimeSpan.FromSeconds(20))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects);
        if (otherServer is not null)
            calls.AddHttpMessageHandler(() => new OtherApiServer(otherServer));
        services
            .AddHttpClient(TwilioClient.MediaHttp, http => http.Timeout = TimeSpan.FromSeconds(30))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects);
    }

    private static SocketsHttpHandler WithoutRedirects() => new() { AllowAutoRedirect = false };
}

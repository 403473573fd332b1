namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>Registers Twilio's API.</summary>
internal static class TwilioRegistration
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where.</param>
    /// <param name="account">The only account it knows.</param>
    /// <param name="burst">How many messages to one person pass at once.</param>
    public static IServiceCollection AddTwilioApi(
        this IServiceCollection services,
        TwilioAccount account,
        int burst = TwilioRate.UsualBurst
    ) =>
        services
            .AddSingleton(account)
            .AddSingleton<TwilioWorld>()
            .AddSingleton<TwilioFaults>()
            .AddSingleton<TwilioServer>()
            .AddSingleton(provider => new TwilioRate(burst, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<TwilioWebhooks>()
            .AddHostedService(provider => provider.GetRequiredService<TwilioWebhooks>())
            .AddSingleton<TwilioCarrier>()
            .AddHostedService(provider => provider.GetRequiredService<TwilioCarrier>());
}

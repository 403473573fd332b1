namespace Helpdesk.Sandbox.BotApi;

/// <summary>Registers the Bot API server.</summary>
internal static class BotApiRegistration
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where.</param>
    /// <param name="token">The only token it knows.</param>
    /// <param name="chatBurst">How many messages to one chat pass at once.</param>
    public static IServiceCollection AddBotApi(this IServiceCollection services, string token, int chatBurst) =>
        services
            .AddSingleton<ChatWorld>()
            .AddSingleton<NetworkFault>()
            .AddSingleton<BotApiMethods>()
            .AddSingleton(provider => new ChatRate(chatBurst, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<WebhookPusher>()
            .AddHostedService(provider => provider.GetRequiredService<WebhookPusher>())
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<BotApiServer>(provider, token));
}

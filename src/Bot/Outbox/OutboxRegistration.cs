using Helpdesk.Bot.Settings;
using Helpdesk.Worker;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Outbox;

/// <summary>Registers what sends.</summary>
internal static class OutboxRegistration
{
    /// <summary>Registers what all channels share.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) =>
        services
            .AddSingleton<OutboxSignal>()
            .AddSingleton<IOutboxWaker, OutboxWaker>()
            .AddSingleton<CallRequests>()
            .AddSingleton<UndeliverableMessages>()
            .AddSingleton<DeliveryReports>()
            .AddSingleton<SendOutcomes>()
            .AddSingleton<SendsUnderWay>()
            .AddSingleton<OutboxState>()
            .AddSingleton<DeliveredMarks>()
            .AddSingleton<OutboxAttempt>();

    /// <summary>
    /// Registers the dispatcher of a platform. Each has one of its own: a slow one holds up no other.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="speed">How fast the platform is sent to.</param>
    public static IServiceCollection AddOutboxDispatcher<TSender>(
        this IServiceCollection services,
        Func<OutboxOptions, OutboxSpeed> speed
    )
        where TSender : IChannelSender =>
        services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<OutboxDispatcher>(
                provider,
                provider.GetRequiredService<TSender>(),
                new OutboxPacing(
                    speed(provider.GetRequiredService<IOptions<OutboxOptions>>().Value),
                    provider.GetRequiredService<TimeProvider>()
                )
            )
        );

    private sealed class OutboxWaker(OutboxSignal signal) : IOutboxWaker
    {
        public void Wake() => signal.Raise();
    }
}

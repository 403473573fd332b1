using System.Diagnostics.Metrics;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Metrics;

namespace Helpdesk.Bot.Channels;

/// <summary>
/// Counts what came to a webhook without being the platform's: metric <c>helpdesk.webhook.refused</c>, by channel.
/// </summary>
internal sealed class WebhookRefusals(IMeterFactory meters)
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = HelpdeskMeter.Name;

    private readonly Counter<long> _refused = meters
        .Create(MeterName)
        .CreateCounter<long>(
            "helpdesk.webhook.refused",
            description: "Webhook requests without a right signature or secret"
        );

    /// <summary>One more.</summary>
    public void Count(Channel channel) =>
        _refused.Add(1, new KeyValuePair<string, object?>("channel", channel.ToString()));
}

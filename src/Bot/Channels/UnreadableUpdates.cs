using System.Diagnostics.Metrics;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels;

/// <summary>
/// Counts updates that are not as the platform says: metric <c>helpdesk.update.unreadable</c>, by channel and kind.
/// They are passed over: delivered again they would be the same, and nobody behind them must wait.
/// </summary>
internal sealed partial class UnreadableUpdates(IMeterFactory meters, ILogger<UnreadableUpdates> log)
{
    private readonly Counter<long> _unreadable = meters
        .Create(WebhookRefusals.MeterName)
        .CreateCounter<long>("helpdesk.update.unreadable", description: "Updates that could not be read");

    /// <summary>One more.</summary>
    /// <param name="channel">From where.</param>
    /// <param name="kind">The platform's name for the kind of update; nothing that a person wrote.</param>
    /// <param name="why">What is wrong with it; nothing that a person wrote.</param>
    public void Count(Channel channel, string kind, string why)
    {
        _unreadable.Add(
            1,
            new KeyValuePair<string, object?>("channel", channel.ToString()),
            new KeyValuePair<string, object?>("kind", kind)
        );
        LogPassedOver(channel, kind, why);
    }

    [LoggerMessage(LogLevel.Warning, "An update from {Channel} ({Kind}) could not be read and was passed over: {Why}")]
    private partial void LogPassedOver(Channel channel, string kind, string why);
}

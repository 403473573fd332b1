using System.Collections.Concurrent;
using Helpdesk.Core.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Channels;

/// <summary>
/// Whether every enabled channel polls or has its webhook; what /health/ready answers. The database is migrated before
/// anything listens.
/// </summary>
internal sealed class ChannelReadiness : IHealthCheck
{
    private readonly ConcurrentDictionary<Channel, bool> _channels;

    /// <summary>Every channel that is on is waited for from the beginning.</summary>
    public ChannelReadiness(IEnumerable<ChannelSetup> channels) =>
        _channels = new(
            channels.Where(channel => channel.IsOn).Select(channel => KeyValuePair.Create(channel.Channel, false))
        );

    /// <summary>A channel works, or does not.</summary>
    public void Set(Channel channel, bool ready) => _channels[channel] = ready;

    /// <summary>Whether a channel works.</summary>
    public bool IsReady(Channel channel) => _channels.GetValueOrDefault(channel);

    /// <summary>Whether every enabled channel works.</summary>
    public bool AllReady => !_channels.IsEmpty && _channels.All(channel => channel.Value);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var waiting = _channels.Where(channel => !channel.Value).Select(channel => channel.Key).ToList();
        return Task.FromResult(
            AllReady
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"not connected: {string.Join(", ", waiting)}")
        );
    }
}

using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels;

/// <summary>What the settings make of a channel, as the channel itself reads them.</summary>
/// <param name="Channel">Which.</param>
/// <param name="IsOn">Whether it has credentials.</param>
/// <param name="WhyOff">What is missing when it is off, for the log.</param>
/// <param name="NeedsPublicAddress">Whether its platform must reach us from outside.</param>
/// <param name="HasOtherServer">Whether another API server stands in for the platform's.</param>
/// <param name="Address">Under which number people find us there; null when the settings don't say.</param>
internal sealed record ChannelSetup(
    Channel Channel,
    bool IsOn,
    string WhyOff,
    bool NeedsPublicAddress,
    bool HasOtherServer,
    string? Address = null
);

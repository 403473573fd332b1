using Helpdesk.Core.Messages;
using Helpdesk.Worker.Settings;

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
)
{
    /// <summary>At least one channel must be on.</summary>
    /// <exception cref="StartException">None is.</exception>
    public static void RequireOne(IEnumerable<ChannelSetup> channels)
    {
        if (!channels.Any(channel => channel.IsOn))
            throw new StartException(
                "No channel is on: neither Telegram:Token nor Twilio:AccountSid is set. Put the token that @BotFather gave you into appsettings.json or the environment "
                    + "variable Telegram__Token, or Twilio's credentials beside it. To try the helpdesk without either: dotnet run --project sandbox"
            );
    }
}

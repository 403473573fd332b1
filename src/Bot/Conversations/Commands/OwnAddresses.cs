using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>Under which names people find us on the platforms that are on.</summary>
internal sealed class OwnAddresses(IEnumerable<ChannelSetup> channels)
{
    /// <summary>The bot's name on Telegram; null while Telegram has not told us, or is off.</summary>
    public string? TelegramName { get; set; }

    /// <summary>Whether a platform is on.</summary>
    public bool IsOn(Channel channel) => Setup(channel).IsOn;

    /// <summary>
    /// How an invitation's code is used on a platform: a link that joins when it is opened, or what to type.
    /// </summary>
    public string JoinBy(Channel channel, string code) =>
        channel == WhatsAppChannel.Channel ? $"https://wa.me/{Setup(channel).Address![1..]}?text=start%20{code}"
        : TelegramName is { } name ? $"https://t.me/{name}?start={code}"
        : $"/start {code}";

    private ChannelSetup Setup(Channel channel) => channels.Single(setup => setup.Channel == channel);
}

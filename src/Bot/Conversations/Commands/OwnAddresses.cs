using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>Under which names people find us on the platforms that are on.</summary>
internal sealed class OwnAddresses(HelpdeskSettings settings)
{
    /// <summary>The bot's name on Telegram; null while Telegram has not told us, or is off.</summary>
    public string? TelegramName { get; set; }

    /// <summary>Whether a platform is on.</summary>
    public bool IsOn(Channel channel) =>
        channel == TelegramChannel.Channel ? settings.Telegram is not null : settings.Twilio is not null;

    /// <summary>
    /// How an invitation's code is used on a platform: a link that joins when it is opened, or what to type.
    /// </summary>
    public string JoinBy(Channel channel, string code) =>
        channel == WhatsAppChannel.Channel ? $"https://wa.me/{settings.Twilio!.From[1..]}?text=start%20{code}"
        : TelegramName is { } name ? $"https://t.me/{name}?start={code}"
        : $"/start {code}";
}

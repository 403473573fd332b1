using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>What Telegram is to the rest of the house.</summary>
internal static class TelegramChannel
{
    /// <summary>Its name.</summary>
    public static readonly Channel Channel = new("Telegram");

    /// <summary>What it can do (Bot API): callback data has 64 bytes, and taps are kept for 150 seconds.</summary>
    public static readonly ChannelTraits Traits = new(Channel)
    {
        HasButtons = true,
        CanEdit = true,
        HasAlbums = true,
        TakesPhotosBack = true,
        CanBeSilent = true,
        TapLifetime = TimeSpan.FromSeconds(150),
        CallbackBytes = 64,
    };
}

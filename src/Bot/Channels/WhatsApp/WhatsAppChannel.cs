using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>What WhatsApp is to the rest of the house.</summary>
internal static class WhatsAppChannel
{
    /// <summary>Its name.</summary>
    public static readonly Channel Channel = new("WhatsApp");

    /// <summary>
    /// What it can do (WhatsApp Business Platform): messages are free for 24 hours after the person's last one, later
    /// only approved templates go out; nothing can be edited.
    /// </summary>
    /// <param name="canAskToOpenWindow">Whether a template is configured that asks to open the window.</param>
    public static ChannelTraits Traits(bool canAskToOpenWindow) =>
        new(Channel)
        {
            SessionWindow = TimeSpan.FromHours(24),
            CanAskToOpenWindow = canAskToOpenWindow,
            AddressIsPhoneNumber = true,
        };
}

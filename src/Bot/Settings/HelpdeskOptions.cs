using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Settings;

/// <summary>The settings that stand at the top.</summary>
internal sealed partial class HelpdeskOptions
{
    /// <summary>
    /// Where the platforms reach this program from outside, https. Needed for WhatsApp, and for Telegram in webhook
    /// mode. Default: nowhere.
    /// </summary>
    public Uri? PublicBaseUrl { get; init; }

    /// <summary>
    /// Who is admin by configuration, by their place in the list: <c>telegram:&lt;user id&gt;</c> or
    /// <c>whatsapp:&lt;+number&gt;</c>. Default: nobody.
    /// </summary>
    public Dictionary<string, string> Admins { get; init; } = [];

    /// <summary>Where the admins are found.</summary>
    public IReadOnlyList<(Channel Channel, string Address)> ToAddresses() =>
        [.. Admins.Values.Select(ToAddress).OfType<(Channel, string)>()];

    /// <summary>Where an admin is found; null when it can't be read.</summary>
    public static (Channel Channel, string Address)? ToAddress(string admin)
    {
        // A user ID is a signed 64-bit number on Telegram.
        if (
            TelegramAdmin().Match(admin) is { Success: true } telegram
            && long.TryParse(telegram.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        )
            return (TelegramChannel.Channel, telegram.Groups[1].Value);
        return WhatsAppAdmin().Match(admin) is { Success: true } whatsApp
            ? (WhatsAppChannel.Channel, whatsApp.Groups[1].Value)
            : null;
    }

    [GeneratedRegex("^telegram:([1-9][0-9]{0,18})$", RegexOptions.IgnoreCase)]
    private static partial Regex TelegramAdmin();

    [GeneratedRegex(@"^whatsapp:(\+[1-9][0-9]{6,14})$", RegexOptions.IgnoreCase)]
    private static partial Regex WhatsAppAdmin();
}

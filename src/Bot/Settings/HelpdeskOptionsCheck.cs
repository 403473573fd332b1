using Helpdesk.Bot.Channels;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks the settings that stand at the top.</summary>
/// <param name="channels">What the channels need.</param>
internal sealed class HelpdeskOptionsCheck(IEnumerable<ChannelSetup> channels) : IValidateOptions<HelpdeskOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HelpdeskOptions options)
    {
        var faults = new SettingFaults();
        if (options.PublicBaseUrl is null && channels.Any(channel => channel.NeedsPublicAddress))
            faults.Wrong(
                "PublicBaseUrl",
                "",
                "the https address under which the platforms reach this program; it is required for WhatsApp and for Telegram's webhook mode"
            );
        faults.CheckAddress(
            "PublicBaseUrl",
            options.PublicBaseUrl,
            allowHttpOnLoopback: channels.Any(channel => channel.HasOtherServer)
        );
        foreach (var (place, admin) in options.Admins.Where(admin => HelpdeskOptions.ToAddress(admin.Value) is null))
            faults.Wrong(
                $"Admins:{place}",
                admin,
                $"telegram:<user id> or whatsapp:<+number>; a user ID is a number up to {long.MaxValue}"
            );
        return faults.Result;
    }
}

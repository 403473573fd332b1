using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks <c>Health:*</c>.</summary>
internal sealed class HealthOptionsCheck : IValidateOptions<HealthOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HealthOptions options)
    {
        var faults = new SettingFaults();
        if (options.FreeDiskMegabytes < 0)
            faults.Wrong(
                "Health:FreeDiskMegabytes",
                $"{options.FreeDiskMegabytes}",
                "0 where the disk is not to be looked at, or a whole number above"
            );
        return faults.Result;
    }
}

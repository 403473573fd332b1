using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks <c>Limits:*</c>.</summary>
internal sealed class LimitsOptionsCheck : IValidateOptions<LimitsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LimitsOptions options)
    {
        var faults = new SettingFaults();
        Check("Limits:MessagesPerMinute", options.MessagesPerMinute);
        Check("Limits:ReportsPerHour", options.ReportsPerHour);
        return faults.Result;

        void Check(string setting, int value)
        {
            if (value < 0)
                faults.Wrong(setting, $"{value}", "0 for no limit, or a whole number above");
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Checks <c>Sop:*</c>.</summary>
internal sealed class SopOptionsCheck : IValidateOptions<SopOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SopOptions options)
    {
        var faults = new SettingFaults();
        foreach (var (number, step) in options.Steps)
            if (SopOptions.Step(number) is null)
                faults.Wrong($"Sop:Steps:{number}", step.Standard ?? "", "a step number from 1 to 7");
            else if (step.Standard is not null && step.ToStandard() is null)
                faults.Wrong($"Sop:Steps:{number}:Standard", step.Standard, "hh:mm:ss, from 00:00:01 to 23:59:59");
        var abandon = options.Returned.AbandonAfterWorkingDays;
        if (abandon <= options.Returned.RemindAfterWorkingDays)
            faults.Wrong(
                "Sop:Returned:AbandonAfterWorkingDays",
                abandon.ToString(CultureInfo.InvariantCulture),
                "more than Sop:Returned:RemindAfterWorkingDays"
            );
        return faults.Result;
    }
}

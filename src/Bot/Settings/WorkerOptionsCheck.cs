using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks <c>Worker:*</c>.</summary>
internal sealed class WorkerOptionsCheck : IValidateOptions<WorkerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var faults = new SettingFaults();
        if (!options.InBot)
            faults.Wrong("Worker:InBot", "false", "true (false is not available yet)");
        return faults.Result;
    }
}

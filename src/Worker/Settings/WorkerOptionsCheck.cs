using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Checks <c>Worker:*</c>.</summary>
internal sealed class WorkerOptionsCheck(IOptions<DatabaseOptions> database) : IValidateOptions<WorkerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WorkerOptions options)
    {
        var faults = new SettingFaults();
        if (!options.InBot && database.Value.Provider is DatabaseProvider.Sqlite)
            faults.Wrong("Worker:InBot", "false", "true (false only with Database:Provider=Postgres)");
        return faults.Result;
    }
}

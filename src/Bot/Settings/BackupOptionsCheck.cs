using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Settings;

/// <summary>Checks <c>Backup:*</c>.</summary>
internal sealed class BackupOptionsCheck(IOptions<DatabaseOptions> database) : IValidateOptions<BackupOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BackupOptions options)
    {
        var faults = new SettingFaults();
        if (options.IsOn && database.Value.Provider is not DatabaseProvider.Sqlite)
            faults.Wrong(
                "Backup:Folder",
                options.Folder,
                "none with Database:Provider=Postgres, which pg_dump copies (docs/operate.md)"
            );
        return faults.Result;
    }
}

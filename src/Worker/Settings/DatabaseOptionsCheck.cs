using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Checks <c>Database:*</c>.</summary>
internal sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var faults = new SettingFaults();
        if (options.Provider is DatabaseProvider.Postgres && options.ToPostgres() is null)
            faults.WrongSecret(
                "Database:ConnectionString",
                options.ConnectionString,
                "Host=<server>;Database=<name>;Username=<user>;Password=<password>"
            );
        if (options.Provider is DatabaseProvider.Sqlite && options.ToSqlite(Path.GetTempPath()) is null)
            faults.WrongSecret(
                "Database:ConnectionString",
                options.ConnectionString,
                "Data Source=<file>, for example Data Source=data/helpdesk.db"
            );
        return faults.Result;
    }
}

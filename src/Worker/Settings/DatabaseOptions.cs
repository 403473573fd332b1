using Microsoft.Data.Sqlite;
using Npgsql;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Database:*</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Which database. Default: SQLite.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>
    /// <c>Data Source=&lt;file&gt;</c>, or <c>Host=…;Database=…;Username=…;Password=…</c> of PostgreSQL. Default:
    /// helpdesk.db in the folder data. May hold a secret: it is not shown.
    /// </summary>
    public string ConnectionString { get; init; } = "Data Source=data/helpdesk.db";

    /// <summary>
    /// The connection string with an absolute path; null when it can't be read or names no file that is written to.
    /// </summary>
    /// <param name="folder">From where a relative path counts.</param>
    public SqliteConnectionStringBuilder? ToSqlite(string folder)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(ConnectionString);
            var isFile =
                builder.DataSource.Length > 0
                && builder.Mode is SqliteOpenMode.ReadWriteCreate
                && !builder.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase);
            if (!isFile)
                return null;
            builder.DataSource = Path.GetFullPath(builder.DataSource, folder);
            builder.ForeignKeys = true;
            return builder;
        }
        catch (ArgumentException)
        {
            // The framework's word for what is no connection string.
            return null;
        }
    }

    /// <summary>
    /// The connection string of PostgreSQL; null when it can't be read, or names no server or no database.
    /// </summary>
    public NpgsqlConnectionStringBuilder? ToPostgres()
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(ConnectionString);
            return builder is { Host.Length: > 0, Database.Length: > 0 } ? builder : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return null;
        }
    }
}

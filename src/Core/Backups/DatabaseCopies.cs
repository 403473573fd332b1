using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Helpdesk.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Helpdesk.Core.Backups;

/// <summary>
/// Copies of SQLite files: consistent whatever is written meanwhile, and looked at before they count.
/// </summary>
internal static class DatabaseCopies
{
    private const string Fine = "ok";

    /// <summary>Copies a database that may be in use into one file.</summary>
    /// <exception cref="BackupException">The copy is damaged.</exception>
    /// <exception cref="DbException">The database can't be read, or the copy can't be written.</exception>
    /// <exception cref="IOException">The copy can't be written.</exception>
    public static void Make(string from, string to)
    {
        // For its owner alone, before anything stands in it.
        PrivateFiles.Write(to, FileMode.CreateNew).Dispose();
        using (var source = Open(from, SqliteOpenMode.ReadOnly))
        using (var copy = Open(to, SqliteOpenMode.ReadWrite))
        {
            source.BackupDatabase(copy);
            // The journal of the original would be a second file beside the copy.
            Text(copy, "PRAGMA journal_mode = DELETE");
        }
        Look(to);
    }

    /// <summary>Looks whether a file is a helpdesk's database and whole.</summary>
    /// <exception cref="BackupException">It is not.</exception>
    public static void Look(string file)
    {
        try
        {
            using var copy = Open(file, SqliteOpenMode.ReadOnly);
            if (Text(copy, "PRAGMA quick_check(1)") is not Fine and var damage)
                throw new BackupException($"{file} is damaged: {damage}");
            if (Text(copy, """SELECT count(*) FROM sqlite_master WHERE name IN ('Tickets', 'Photos')""") != "2")
                throw new BackupException($"{file} is no helpdesk's database.");
        }
        catch (SqliteException failure)
        {
            throw new BackupException($"{file} can't be read: {failure.Message}");
        }
    }

    /// <summary>How many tickets are in a copy.</summary>
    public static int TicketsIn(string file)
    {
        using var copy = Open(file, SqliteOpenMode.ReadOnly);
        using var command = copy.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "Tickets" """;
        return (int)(long)command.ExecuteScalar()!;
    }

    /// <summary>The hashes of the photos that a copy names.</summary>
    public static IReadOnlySet<string> PhotosIn(string file)
    {
        using var copy = Open(file, SqliteOpenMode.ReadOnly);
        using var command = copy.CreateCommand();
        command.CommandText = """SELECT DISTINCT "Hash" FROM "Photos" WHERE "Hash" IS NOT NULL""";
        using var rows = command.ExecuteReader();
        HashSet<string> hashes = [];
        while (rows.Read())
            hashes.Add(rows.GetString(0));
        return hashes;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ConnectionString
        );
        connection.Open();
        return connection;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Constants of this class.")]
    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}

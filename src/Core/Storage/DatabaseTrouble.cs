using Microsoft.Data.Sqlite;

namespace Helpdesk.Core.Storage;

/// <summary>Tells a database that can't be used now from a mistake of ours.</summary>
internal static class DatabaseTrouble
{
    // Result codes of SQLite: busy, locked, out of memory, read-only, I/O error, full, can't open.
    private static readonly int[] Passing = [5, 6, 7, 8, 10, 13, 14];

    /// <summary>
    /// Whether the same work may succeed later without any change of the program; a violated constraint never does.
    /// </summary>
    public static bool MayPass(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is SqliteException sqlite)
                return Passing.Contains(sqlite.SqliteErrorCode);
        return false;
    }
}

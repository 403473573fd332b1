using Microsoft.Data.Sqlite;
using Npgsql;

namespace Helpdesk.Core.Storage;

/// <summary>Tells a database that can't be used now from a mistake of ours.</summary>
internal static class DatabaseTrouble
{
    // Result codes of SQLite: busy, locked, out of memory, read-only, I/O error, full, can't open.
    private static readonly int[] Passing = [5, 6, 7, 8, 10, 13, 14];

    // A transaction in which nothing happened for too long: this process was stopped in the middle of it.
    private const string ThrownOut = "25P03";

    // Of PostgreSQL, beside those that Npgsql itself calls transient: a transaction that another one got in the way of,
    // a server that is read-only since another one took over.
    private static readonly string[] PassingStates =
    [
        PostgresErrorCodes.SerializationFailure,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.LockNotAvailable,
        ThrownOut,
        PostgresErrorCodes.ReadOnlySqlTransaction,
        PostgresErrorCodes.DiskFull,
    ];

    /// <summary>
    /// Whether the same work may succeed later without any change of the program; a violated constraint never does.
    /// </summary>
    public static bool MayPass(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case SqliteException sqlite:
                    return Passing.Contains(sqlite.SqliteErrorCode);
                case PostgresException postgres:
                    return postgres.IsTransient
                        || PassingStates.Contains(postgres.SqlState)
                        // Connections that can't be made or are lost, and a server that goes down or comes up.
                        || postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
                        || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal);
                // Whatever the server did not say itself is of the way there.
                case NpgsqlException:
                    return true;
                default:
                    continue;
            }
        return false;
    }

    /// <summary>
    /// Whether another unit of work wrote the same fact at the same time: run again, this one finds it there.
    /// </summary>
    public static bool WasBeaten(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
                return true;
        return false;
    }
}

using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Keeps units of work about the same thing, for example one person's messages, after each other although several
/// processes run them. SQLite has one process and one writer: there is nothing to do. A lock lasts until the
/// transaction ends, and a process that stops in the middle of one is thrown out by the server (<see
/// cref="StorageRegistration"/>).
/// </summary>
internal static class UnitLocks
{
    /// <summary>Waits for the lock. Whoever waits must hold no other, or two could wait for each other.</summary>
    public static async Task TakeAsync(HelpdeskDb db, string? key)
    {
        if (key is not null && db is PostgresHelpdeskDb)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))");
    }

    /// <summary>Takes the lock if it is free. Returns whether it was.</summary>
    public static async Task<bool> TryTakeAsync(HelpdeskDb db, string? key) =>
        key is null
        || db is not PostgresHelpdeskDb
        || await db
            .Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtextextended({key}, 0)) AS \"Value\"")
            .SingleAsync();
}

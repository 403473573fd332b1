using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>
/// What processes on one PostgreSQL database call to each other. A hint that saves the time until the other would have
/// looked: one that is lost costs a moment and nothing else.
/// </summary>
internal static class PostgresNotifications
{
    /// <summary>There are rows in the outbox, or photos to fetch.</summary>
    public const string Messages = "helpdesk_messages";

    /// <summary>The list of offices has changed.</summary>
    public const string Offices = "helpdesk_offices";

    /// <summary>Calls it out.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="notification">Which of them.</param>
    /// <exception cref="System.Data.Common.DbException">The database can't be used.</exception>
    public static async Task TellAsync(
        IDbContextFactory<HelpdeskDb> databases,
        string notification,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({notification}, '')", cancellation);
    }
}

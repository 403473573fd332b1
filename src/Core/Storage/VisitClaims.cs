using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Claims visits that are to be told about, in one statement each, so that two processes never tell the same. Only an
/// open visit can be claimed.
/// </summary>
internal static class VisitClaims
{
    /// <summary>Claims visits whose time has run out; the first to run out first.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="before">Only those due at this instant (UTC) or before.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="only">This visit alone, or null for any that may be tried now.</param>
    public static async Task<HashSet<long>> OverdueAsync(
        HelpdeskDb db,
        DateTimeOffset now,
        DateTimeOffset before,
        int atMost,
        long? only,
        CancellationToken cancellation
    )
    {
        var (at, limit) = (now.UtcDateTime, before.UtcDateTime);
        return
        [
            .. await db
                .Database.SqlQuery<long>(
                    $"""
                    UPDATE "StepVisits" SET "OverdueToldAt" = {at}, "RemindedAt" = COALESCE("RemindedAt", {at})
                    WHERE "OverdueToldAt" IS NULL AND "LeftAt" IS NULL AND "Id" IN (
                        SELECT "Id" FROM "StepVisits"
                        WHERE "DueAt" <= {limit} AND "OverdueToldAt" IS NULL AND "LeftAt" IS NULL
                            AND ("Id" = CAST({only} AS bigint) OR (CAST({only} AS bigint) IS NULL AND ("RetryAt" IS NULL OR "RetryAt" <= {at})))
                        ORDER BY "DueAt" LIMIT {atMost})
                    RETURNING "Id" AS "Value"
                    """
                )
                .ToListAsync(cancellation),
        ];
    }

    /// <summary>Claims visits of which people are to be reminded; the first first.</summary>
    /// <inheritdoc cref="OverdueAsync"/>
    public static async Task<HashSet<long>> RemindersAsync(
        HelpdeskDb db,
        DateTimeOffset now,
        DateTimeOffset before,
        int atMost,
        long? only,
        CancellationToken cancellation
    )
    {
        var (at, limit) = (now.UtcDateTime, before.UtcDateTime);
        return
        [
            .. await db
                .Database.SqlQuery<long>(
                    $"""
                    UPDATE "StepVisits" SET "RemindedAt" = {at}
                    WHERE "RemindedAt" IS NULL AND "LeftAt" IS NULL AND "Id" IN (
                        SELECT "Id" FROM "StepVisits"
                        WHERE "RemindAt" <= {limit} AND "RemindedAt" IS NULL AND "LeftAt" IS NULL
                            AND ("DueAt" IS NULL OR "DueAt" > {at}) AND ("AbandonAt" IS NULL OR "AbandonAt" > {at})
                            AND ("Id" = CAST({only} AS bigint) OR (CAST({only} AS bigint) IS NULL AND ("RetryAt" IS NULL OR "RetryAt" <= {at})))
                        ORDER BY "RemindAt" LIMIT {atMost})
                    RETURNING "Id" AS "Value"
                    """
                )
                .ToListAsync(cancellation),
        ];
    }
}

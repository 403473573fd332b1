using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Keeps one <see cref="Delivery"/> a message in a statement each, whichever comes first: the platform's report, or its
/// answer to the call that sent the message.
/// </summary>
internal static class DeliveryRows
{
    /// <summary>Keeps what a platform reported. A status only rises: an older report changes nothing.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="messageId">The platform's ID of the message.</param>
    /// <param name="status">What has become of it.</param>
    /// <param name="failure">Why it did not arrive, or null.</param>
    /// <param name="errorCode">The platform's own number for that, or null.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <returns>Whether it was news.</returns>
    public static async Task<bool> ReportAsync(
        HelpdeskDb db,
        string messageId,
        DeliveryStatus status,
        DeliveryFailure? failure,
        int? errorCode,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var (at, risen, why, free) = (now.UtcDateTime, (int)status, failure?.ToString(), nameof(DeliveryForm.Free));
        return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Deliveries" ("MessageId", "Part", "Form", "Status", "Failure", "ErrorCode", "At")
                VALUES ({messageId}, 0, {free}, {risen}, CAST({why} AS text), CAST({errorCode} AS integer), {at})
                ON CONFLICT ("MessageId") DO UPDATE SET
                    "Status" = excluded."Status",
                    "Failure" = excluded."Failure",
                    "ErrorCode" = excluded."ErrorCode"
                WHERE excluded."Status" > "Deliveries"."Status"
                """,
                cancellation
            ) > 0;
    }

    /// <summary>Keeps that a platform took a message; what it has reported meanwhile stays.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="messageId">The platform's ID of the message.</param>
    /// <param name="row">The outbox row that it carries.</param>
    /// <param name="form">In what form it went out.</param>
    /// <param name="now">The instant (UTC).</param>
    public static Task AcceptAsync(
        HelpdeskDb db,
        string messageId,
        OutboxMessage row,
        DeliveryForm form,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var (at, status, sentAs) = (now.UtcDateTime, (int)DeliveryStatus.Accepted, form.ToString());
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Deliveries" ("MessageId", "OutboxId", "Part", "Form", "Status", "At")
            VALUES ({messageId}, {row.Id}, {row.PartsSent}, {sentAs}, {status}, {at})
            ON CONFLICT ("MessageId") DO UPDATE SET
                "OutboxId" = excluded."OutboxId",
                "Part" = excluded."Part",
                "Form" = excluded."Form"
            """,
            cancellation
        );
    }
}

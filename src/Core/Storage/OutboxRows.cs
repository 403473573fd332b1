using System.Data;
using System.Data.Common;
using Helpdesk.Core.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Helpdesk.Core.Storage;

/// <summary>
/// What is done to outbox rows at every message, in one prepared statement: a query built anew for each costs several
/// times what it does. Outbox_delivery and Sop_over_every_mix hold it to the model.
/// </summary>
internal static class OutboxRows
{
    private const string Taken = """
        UPDATE "Outbox" SET "Status" = @status, "PartsSent" = @parts, "SentAt" = @at, "PlatformMessageId" = @message
        WHERE "Id" = @id AND "Status" = 'Pending' AND "PartsSent" = @before
        """;

    /// <summary>
    /// Notes that a platform took rows, or a part of them. Only a row that is still as it was when it was sent is moved
    /// on. Returns how many were.
    /// </summary>
    public static async Task<int> TakenAsync(
        HelpdeskDb db,
        IEnumerable<TakenRow> rows,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Taken;
        var parameters = new[] { "status", "parts", "at", "message", "id", "before" }
            .Select(name => Parameter(command, name))
            .ToArray();
        parameters[2].DbType = DbType.DateTime;
        var kept = PreparedStatements.Of(command);
        var moved = 0;
        foreach (var row in rows)
        {
            object?[] values =
            [
                OutboxTable.To(row.IsLast ? OutboxEvent.Taken : OutboxEvent.PartTaken).ToString(),
                row.Parts,
                now.UtcDateTime,
                (object?)row.MessageId ?? DBNull.Value,
                row.Id,
                row.PartsBefore,
            ];
            for (var index = 0; index < values.Length; index++)
                parameters[index].Value = values[index];
            moved += await kept.ExecuteNonQueryAsync(cancellation);
        }
        return moved;
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@{name}";
        command.Parameters.Add(parameter);
        return parameter;
    }
}

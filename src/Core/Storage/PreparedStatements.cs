using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Keeps the statements of a lasting connection to SQLite prepared. EF makes a new command for each execution, and
/// Microsoft.Data.Sqlite parses and plans each command anew: for short statements that is most of their cost. The
/// statement that was prepared for the same words before is executed in its place (docs/decisions/0024).
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor
{
    // Lists of parameters make many texts of one query: what is rare is not worth keeping.
    private const int MostKept = 200;
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, Prepared>> Kept = [];

    /// <summary>
    /// From now on statements of this connection are kept. Whoever calls it says <see cref="Forget"/> before the
    /// connection is closed: a statement outlives its connection no more than it works on another.
    /// </summary>
    public static void Keep(DbConnection connection) => Kept.GetOrCreateValue(connection);

    /// <summary>Ends the statements of a connection.</summary>
    public static void Forget(DbConnection connection)
    {
        if (Kept.TryGetValue(connection, out var kept))
            foreach (var prepared in kept.Values)
                prepared.Command.Dispose();
        Kept.Remove(connection);
    }

    /// <summary>The statement to execute for a command: the one that is kept, or the command itself.</summary>
    public static DbCommand Of(DbCommand command) => Find(command)?.Command ?? command;

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (Find(command) is not { } prepared)
            return result;
        prepared.Reader = await prepared.Command.ExecuteReaderAsync(cancellationToken);
        return InterceptionResult<DbDataReader>.SuppressWithResult(prepared.Reader);
    }

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) =>
        Find(command) is { } prepared
            ? InterceptionResult<int>.SuppressWithResult(await prepared.Command.ExecuteNonQueryAsync(cancellationToken))
            : result;

    // Null while the statement is being read from: whoever asks the same in between gets one of their own.
    private static Prepared? Find(DbCommand command)
    {
        if (
            command is not SqliteCommand { Connection: { } connection } asked
            || !Kept.TryGetValue(connection, out var kept)
        )
            return null;
        if (!kept.TryGetValue(asked.CommandText, out var prepared))
        {
            if (kept.Count == MostKept)
                ForgetIdle(kept);
            prepared = kept[asked.CommandText] = new Prepared(LikeIt(asked));
        }
        if (prepared.Reader is { IsClosed: false })
            return null;
        var own = prepared.Command;
        (own.Transaction, own.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
        own.Parameters.Clear();
        foreach (SqliteParameter parameter in asked.Parameters)
            own.Parameters.Add(parameter);
        return prepared;
    }

    [SuppressMessage(
        "Security",
        "CA2100",
        Justification = "The words of a command that is about to be executed anyway."
    )]
    private static SqliteCommand LikeIt(SqliteCommand asked) => new(asked.CommandText, asked.Connection);

    private static void ForgetIdle(Dictionary<string, Prepared> kept)
    {
        foreach (var (text, old) in kept.Where(old => old.Value.Reader is not { IsClosed: false }).ToList())
        {
            old.Command.Dispose();
            kept.Remove(text);
        }
    }

    private sealed class Prepared(SqliteCommand command)
    {
        public SqliteCommand Command => command;

        public SqliteDataReader? Reader { get; set; }
    }
}

using System.Diagnostics.CodeAnalysis;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Helpdesk.Core.Moving;

/// <summary>
/// Moves a stopped helpdesk from SQLite to PostgreSQL: every table, in an order in which what a row names is there
/// already. One that was interrupted goes on where it stopped. What is there is compared with what was here in the end.
/// </summary>
/// <param name="open">Opens the database from which, and the one to which it moves.</param>
internal sealed class HelpdeskMove(Func<(HelpdeskDb From, HelpdeskDb To)> open)
{
    /// <summary>Moves everything.</summary>
    /// <param name="progress">Is told a table's name and how many rows have been moved of it.</param>
    /// <exception cref="MoveException">The new database is in use, or the sides are not the same.</exception>
    /// <exception cref="System.Data.Common.DbException">A database can't be used.</exception>
    public async Task<IReadOnlyList<MovedTable>> RunAsync(Action<string, long> progress, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        List<MovedTable> moved = [];
        foreach (var type in InOrder())
        {
            var move = (ITableMove)Activator.CreateInstance(typeof(TableMove<>).MakeGenericType(type.ClrType), open)!;
            moved.Add(await move.RunAsync(progress, cancellation));
        }
        await EndAsync(cancellation);
        return moved;
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        var (from, to) = open();
        await using (from)
        await using (to)
        {
            await to.Database.MigrateAsync(cancellation);
            if (await to.Facts.AnyAsync(fact => fact.Name == SystemFact.Moving, cancellation))
                return;
            if (await to.People.AnyAsync(cancellation) || await to.Facts.AnyAsync(cancellation))
                throw new MoveException(
                    "The new database is in use: it has a helpdesk's data, and is not overwritten. Name an empty one."
                );
            to.Facts.Add(new SystemFact { Name = SystemFact.Moving, Value = "" });
            await to.SaveChangesAsync(cancellation);
        }
    }

    // Keys that are given there begin behind those that came along.
    [SuppressMessage("Security", "EF1002", Justification = "Made of the model's names.")]
    private async Task EndAsync(CancellationToken cancellation)
    {
        var (from, to) = open();
        await using (from)
        await using (to)
        {
            foreach (var type in InOrder())
                if (
                    type.FindPrimaryKey()!.Properties is [{ ClrType: var key, Name: var column }]
                    && key == typeof(long)
                )
                    await to.Database.ExecuteSqlRawAsync(
                        $"""
                        SELECT setval(pg_get_serial_sequence('"{type.GetTableName()}"', '{column}'),
                            COALESCE((SELECT max("{column}") FROM "{type.GetTableName()}"), 0) + 1, false)
                        WHERE pg_get_serial_sequence('"{type.GetTableName()}"', '{column}') IS NOT NULL
                        """,
                        cancellation
                    );
            await to.Facts.Where(fact => fact.Name == SystemFact.Moving).ExecuteDeleteAsync(cancellation);
        }
    }

    private List<IEntityType> InOrder()
    {
        var (from, to) = open();
        using (from)
        using (to)
        {
            List<IEntityType> ordered = [];
            var left = from.Model.GetEntityTypes().OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
            // What only EF's tracking holds would be lost on the way.
            if (left.SelectMany(type => type.GetProperties()).FirstOrDefault(one => one.IsShadowProperty()) is { } lost)
                throw new InvalidOperationException($"{lost.DeclaringType.Name} keeps {lost.Name} in the shadow.");
            while (left.Count > 0)
            {
                var next = left.First(type =>
                    type.GetForeignKeys()
                        .All(key => key.PrincipalEntityType == type || !left.Contains(key.PrincipalEntityType))
                );
                ordered.Add(next);
                left.Remove(next);
            }
            return ordered;
        }
    }
}

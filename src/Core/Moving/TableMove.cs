using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Helpdesk.Core.Moving;

/// <summary>
/// Moves the rows of one table, in the order of their keys and a page at a time, and goes on where it stopped.
/// </summary>
/// <param name="open">Opens the database from which, and the one to which it moves.</param>
internal sealed class TableMove<T>(Func<(HelpdeskDb From, HelpdeskDb To)> open) : ITableMove
    where T : class
{
    private const int Page = 1000,
        TicksInAMicrosecond = 10;

    /// <inheritdoc/>
    public async Task<MovedTable> RunAsync(Action<string, long> progress, CancellationToken cancellation)
    {
        var name = NameOf(out var hasNumbers);
        if (hasNumbers)
            await NumberedAsync(name, progress, cancellation);
        else
            await WholeAsync(cancellation);
        var (from, to) = open();
        await using (from)
        await using (to)
        {
            var (before, after) = (await HashAsync(from, cancellation), await HashAsync(to, cancellation));
            return before == after
                ? new MovedTable(name, before.Rows, before.Hash)
                : throw new MoveException(
                    $"{name} is not the same on both sides: {before.Rows} rows and {after.Rows}. Empty the new database and move again, "
                        + "with no Bot running on either."
                );
        }
    }

    private string NameOf(out bool hasNumbers)
    {
        var (from, to) = open();
        using (from)
        using (to)
        {
            var type = TypeIn(from);
            hasNumbers = KeyOf(type).ClrType == typeof(long);
            return type.GetTableName()!;
        }
    }

    private static IEntityType TypeIn(HelpdeskDb db) => db.Model.FindEntityType(typeof(T))!;

    private static IProperty KeyOf(IEntityType type) => type.FindPrimaryKey()!.Properties.Single();

    private async Task NumberedAsync(string name, Action<string, long> progress, CancellationToken cancellation)
    {
        for (var moved = 0L; ; )
        {
            var (from, to) = open();
            await using (from)
            await using (to)
            {
                var key = KeyOf(TypeIn(from)).Name;
                var last = await to.Set<T>().MaxAsync(row => (long?)EF.Property<long>(row, key), cancellation) ?? 0;
                var page = await from.Set<T>()
                    .AsNoTracking()
                    .Where(row => EF.Property<long>(row, key) > last)
                    .OrderBy(row => EF.Property<long>(row, key))
                    .Take(Page)
                    .ToListAsync(cancellation);
                if (page.Count == 0)
                    return;
                await InsertAsync(to, page, cancellation);
                progress(name, moved += page.Count);
            }
        }
    }

    // Keys that are words sort differently elsewhere; these tables are small.
    private async Task WholeAsync(CancellationToken cancellation)
    {
        var (from, to) = open();
        await using (from)
        await using (to)
        {
            await using var transaction = await to.Database.BeginTransactionAsync(cancellation);
            if (typeof(T) != typeof(SystemFact))
                await to.Set<T>().ExecuteDeleteAsync(cancellation);
            else
                await to.Facts.Where(fact => fact.Name != SystemFact.Moving).ExecuteDeleteAsync(cancellation);
            await InsertAsync(to, await from.Set<T>().AsNoTracking().ToListAsync(cancellation), cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static Task InsertAsync(HelpdeskDb to, List<T> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
            to.Entry(row).State = EntityState.Added;
        return to.SaveChangesAsync(cancellation);
    }

    private static async Task<(long Rows, string Hash)> HashAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var type = TypeIn(db);
        var properties = type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        var key = KeyOf(type);
        var rows = 0L;
        // Rows in any order: keys that are words are not sorted alike.
        var sum = new byte[SHA256.HashSizeInBytes];
        IQueryable<T> all = db.Set<T>().AsNoTracking();
        if (typeof(T) == typeof(SystemFact))
            all = all.Where(row => EF.Property<string>(row, key.Name) != SystemFact.Moving);
        await foreach (var row in all.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var text = string.Join('\u001f', properties.Select(property => TextOf(db.Entry(row), property)));
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
            for (var at = 0; at < sum.Length; at++)
                sum[at] += hash[at];
            rows++;
        }
        return (rows, Convert.ToHexStringLower(SHA256.HashData(sum)));
    }

    // PostgreSQL keeps microseconds, SQLite a tenth of that.
    private static string TextOf(EntityEntry<T> row, IProperty property) =>
        row.Property(property.Name).CurrentValue switch
        {
            null => "∅",
            DateTimeOffset instant => $"{instant.UtcTicks / TicksInAMicrosecond}",
            OutgoingMessage message => JsonSerializer.Serialize(message, JsonSerializerOptions.Default),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}

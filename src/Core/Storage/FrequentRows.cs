using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Helpdesk.Core.Storage;

/// <summary>
/// Saves what every message changes: what was taken in, what is sent, the conversation and when the person wrote. EF
/// sorts and batches whatever may have changed; where only these have, their order is known, and the statements are
/// always the same. They are made from EF's model (docs/decisions/0024).
/// </summary>
internal static class FrequentRows
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<string, string>> Texts = [];

    /// <summary>
    /// Saves all changes of a unit of work, its last ones: the context is to be cleared and not used further.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">A row that is to be changed is gone.</exception>
    /// <exception cref="DbException">A constraint is violated, or the database can't be used.</exception>
    public static async Task SaveAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        // Reading the entries detects what has changed.
        var changed = db.ChangeTracker.Entries().Where(entry => entry.State is not EntityState.Unchanged).ToList();
        if (changed.Count == 0)
            return;
        if (!changed.TrueForAll(IsFrequent))
        {
            await db.SaveChangesAsync(cancellation);
            return;
        }
        // A question's row has its key before the conversation that asks it.
        foreach (var entry in changed.OrderBy(OrderOf).ThenBy(KeyOf))
            await SaveAsync(db, entry, cancellation);
    }

    private static bool IsFrequent(EntityEntry entry) =>
        (entry.Entity, entry.State) switch
        {
            (OutboxMessage or InboxEntry, EntityState.Added) => true,
            (Contact, EntityState.Modified) => true,
            (Conversation, EntityState.Added or EntityState.Modified) => true,
            _ => false,
        };

    private static int OrderOf(EntityEntry entry) => entry.Entity is OutboxMessage ? 0 : 1;

    // Keys that are not given yet rise in the order in which rows were added.
    private static long KeyOf(EntityEntry entry) =>
        entry.Entity is OutboxMessage ? (long)entry.Property(nameof(OutboxMessage.Id)).CurrentValue! : 0;

    private static async Task SaveAsync(HelpdeskDb db, EntityEntry entry, CancellationToken cancellation)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties[0];
        var isAdded = entry.State is EntityState.Added;
        var givesKey = isAdded && entry.Property(key.Name).IsTemporary;
        var written = entry
            .Properties.Where(property => isAdded ? !(givesKey && property.Metadata == key) : property.IsModified)
            .ToList();
        await using var asked = Command(db, TextFor(db, entry, key, written, givesKey));
        foreach (var property in written)
            Add(asked, property.Metadata, property.CurrentValue);
        if (!isAdded)
            Add(asked, key, entry.Property(key.Name).CurrentValue);
        var command = PreparedStatements.Of(asked);
        if (givesKey)
        {
            var given = await command.ExecuteScalarAsync(cancellation);
            var id = entry.Property(key.Name);
            (id.CurrentValue, id.IsTemporary) = (Convert.ToInt64(given, CultureInfo.InvariantCulture), false);
        }
        else if (await command.ExecuteNonQueryAsync(cancellation) != 1)
            throw new DbUpdateConcurrencyException($"A row of {entry.Metadata.DisplayName()} is gone.");
    }

    private static void Add(DbCommand command, IProperty property, object? value) =>
        command.Parameters.Add(
            property
                .GetRelationalTypeMapping()
                .CreateParameter(command, $"@{property.Name}", value, property.IsNullable)
        );

    private static string TextFor(
        HelpdeskDb db,
        EntityEntry entry,
        IProperty key,
        List<PropertyEntry> written,
        bool givesKey
    )
    {
        var (type, isAdded) = (entry.Metadata, entry.State is EntityState.Added);
        var names = string.Join(',', written.Select(property => property.Metadata.Name));
        var name = $"{(isAdded ? '+' : '=')}{type.ShortName()}:{names}";
        var texts = Texts.GetOrCreateValue(db.Model);
        if (texts.TryGetValue(name, out var text))
            return text;
        var sql = db.GetService<ISqlGenerationHelper>();
        return texts[name] = isAdded
            ? Insert(sql, type, written, givesKey ? key : null)
            : Update(sql, type, written, key);
    }

    private static string Insert(
        ISqlGenerationHelper sql,
        IEntityType type,
        List<PropertyEntry> written,
        IProperty? givenKey
    )
    {
        var columns = string.Join(", ", written.Select(property => Column(sql, property.Metadata)));
        var values = string.Join(", ", written.Select(property => $"@{property.Metadata.Name}"));
        var returning = givenKey is null ? "" : $" RETURNING {Column(sql, givenKey)}";
        return $"INSERT INTO {Table(sql, type)} ({columns}) VALUES ({values}){returning}";
    }

    private static string Update(ISqlGenerationHelper sql, IEntityType type, List<PropertyEntry> written, IProperty key)
    {
        var set = written.Select(property => $"{Column(sql, property.Metadata)} = @{property.Metadata.Name}");
        return $"UPDATE {Table(sql, type)} SET {string.Join(", ", set)} WHERE {Column(sql, key)} = @{key.Name}";
    }

    private static string Table(ISqlGenerationHelper sql, IEntityType type) =>
        sql.DelimitIdentifier(type.GetTableName()!);

    private static string Column(ISqlGenerationHelper sql, IProperty property) =>
        sql.DelimitIdentifier(property.GetColumnName());

    [SuppressMessage("Security", "CA2100", Justification = "Made of the model's names; values are parameters.")]
    private static DbCommand Command(HelpdeskDb db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}

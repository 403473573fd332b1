using Helpdesk.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tests;

/// <summary>Statements of a lasting connection are prepared once, and nothing is to be seen of it.</summary>
public sealed class Prepared_statements : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("helpdesk");
    private SqliteHelpdeskDb _db = null!;

    private string Source => $"Data Source={Path.Combine(_folder.FullName, "helpdesk.db")}";

    public async ValueTask InitializeAsync()
    {
        _db = Open();
        await _db.Database.MigrateAsync();
        await _db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        await _db.Database.OpenConnectionAsync();
        PreparedStatements.Keep(_db.Database.GetDbConnection());
        foreach (var name in new[] { "Andi", "Budi", "Citra" })
            await CoreDatabase.AddPerson(_db, name);
    }

    public async ValueTask DisposeAsync()
    {
        PreparedStatements.Forget(_db.Database.GetDbConnection());
        await _db.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_query_within_the_reading_of_the_same_query_has_answers_of_its_own()
    {
        List<string> read = [];
        await foreach (var outer in Names(after: ""))
        await foreach (var inner in Names(after: outer))
            read.Add($"{outer}-{inner}");
        Assert.Equal(["Andi-Budi", "Andi-Citra", "Budi-Citra"], read);
    }

    [Fact]
    public async Task The_same_words_with_other_values_have_other_answers()
    {
        foreach (var (after, expected) in new[] { ("Andi", 2), ("Budi", 1), ("Citra", 0), ("", 3) })
            Assert.Equal(expected, await _db.People.CountAsync(person => person.Name.CompareTo(after) > 0));
    }

    [Fact]
    public async Task More_texts_than_are_kept_are_answered_all_the_same()
    {
        for (var round = 0; round < 2; round++)
        for (var number = 0; number < 300; number++)
            Assert.Equal(3, await _db.People.TagWith($"Text {number}").CountAsync());
    }

    [Fact]
    public async Task A_statement_that_failed_works_again()
    {
        await using var transaction = await _db.Database.BeginTransactionAsync();
        Task<int> Twice(string key) =>
            _db.Database.ExecuteSqlAsync(
                $"INSERT INTO \"Inbox\" (\"Key\", \"ReceivedAt\") VALUES ({key}, '2026-11-26')"
            );
        await Twice("a");
        await Assert.ThrowsAsync<SqliteException>(() => Twice("a"));
        Assert.Equal(1, await Twice("b"));
    }

    [Fact]
    public async Task A_change_of_the_schema_in_between_is_no_harm()
    {
        Assert.Equal(3, await _db.People.CountAsync());
        await using (var other = Open())
            await other.Database.ExecuteSqlRawAsync("CREATE INDEX \"IX_Names\" ON \"People\" (\"Name\")");
        Assert.Equal(3, await _db.People.CountAsync());
    }

    [Fact]
    public async Task Statements_of_a_connection_that_was_closed_do_not_work_on_the_one_that_got_its_handle()
    {
        Assert.Equal(3, await _db.People.CountAsync());
        PreparedStatements.Forget(_db.Database.GetDbConnection());
        await _db.Database.CloseConnectionAsync();
        // The pool hands the handle to the next who opens, and a new one to whoever had it.
        await using var other = Open();
        await using var writing = await other.Database.BeginTransactionAsync();
        await other
            .People.Where(person => person.Name == "Budi")
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Bima"));
        await _db.Database.OpenConnectionAsync();
        PreparedStatements.Keep(_db.Database.GetDbConnection());
        Assert.Equal(1, await _db.People.CountAsync(person => person.Name == "Budi"));
    }

    private IAsyncEnumerable<string> Names(string after) =>
        _db
            .People.Where(person => person.Name.CompareTo(after) > 0)
            .OrderBy(person => person.Name)
            .Select(person => person.Name)
            .AsAsyncEnumerable();

    private SqliteHelpdeskDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, Source);
        return new SqliteHelpdeskDb(options.Options);
    }
}

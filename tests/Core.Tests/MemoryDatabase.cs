using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tests;

/// <summary>A real SQLite database with the real schema, in memory.</summary>
internal sealed class MemoryDatabase : IDisposable
{
    private static readonly HelpdeskRules Rules = new(
        StepClocks.AsWritten,
        new TextCatalog(Language.Id, StepClocks.AsWritten.Calendar.Shown),
        new Reachability(new ChannelDirectory(new ChannelTraits(new Channel("Telegram")) { HasButtons = true }))
    );

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteConnection Connection => _connection;

    public MemoryDatabase()
    {
        _connection.Open();
        using var db = Open();
        db.Database.Migrate();
    }

    public SqliteHelpdeskDb Open() =>
        new(new DbContextOptionsBuilder<SqliteHelpdeskDb>().UseSqlite(_connection).Options);

    /// <summary>A unit of work by the document's standards, at an instant.</summary>
    public static UnitOfWork Work(HelpdeskDb db, DateTimeOffset now) => new(db, Rules, now);

    public static async Task<Person> AddPerson(
        HelpdeskDb db,
        string name,
        Roles roles = Roles.None,
        Teams teams = Teams.Both
    )
    {
        var person = new Person
        {
            Name = name,
            Roles = roles,
            Teams = teams,
        };
        db.Contacts.Add(
            new Contact
            {
                Person = person,
                Channel = new Channel("Telegram"),
                Address = Guid.NewGuid().ToString("N"),
            }
        );
        await db.SaveChangesAsync();
        return person;
    }

    public void Dispose() => _connection.Dispose();
}

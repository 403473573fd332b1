using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.Data.Sqlite;

namespace Helpdesk.Core.Tests;

/// <summary>A real database with the real schema, and the rules of the document.</summary>
internal sealed class CoreDatabase : IDisposable
{
    private static readonly HelpdeskRules Rules = new(
        StepClocks.AsWritten,
        new TextCatalog(Language.Id, StepClocks.AsWritten.Calendar.Shown),
        new Reachability(new ChannelDirectory(new ChannelTraits(new Channel("Telegram")) { HasButtons = true }))
    );

    private readonly TestDatabase _database = new();

    public SqliteConnection Connection => _database.Memory;

    public HelpdeskDb Open() => _database.Open();

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

    public void Dispose() => _database.Dispose();
}

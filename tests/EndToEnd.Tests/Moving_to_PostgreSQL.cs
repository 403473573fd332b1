using Helpdesk.Core.Messages;
using Helpdesk.Core.Moving;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>A helpdesk on SQLite moves to PostgreSQL and goes on there.</summary>
[Collection("PostgreSQL")]
public sealed class Moving_to_PostgreSQL : IDisposable
{
    private const int People = 2500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => TemporaryFolder.Delete(_folder);

    [Fact]
    public async Task A_helpdesk_that_is_moved_goes_on_where_it_was()
    {
        await using var server = await TelegramServer.StartAsync();
        var script = new SopScript(server);
        var before = server.Settings(_folder);
        string id;
        using (var bot = new BotProcess(_folder, before))
        {
            bot.Start();
            await script.SetUpPeople();
            id = await script.File(photos: 2);
            await script.Approve(id);
            await script.Repair(id);
            var (busy, refused) = await MoveAsync(before, PostgresTestServer.DatabaseOf(_folder));
            Assert.Equal(1, busy);
            Assert.Contains("Another Bot uses the database", refused);
            bot.Stop();
        }
        var database = PostgresTestServer.DatabaseOf(_folder);
        var (code, said) = await MoveAsync(before, database);
        Assert.True(code == 0, said);
        Assert.Contains("Tickets: 1 rows, the same on both sides", said);
        var (again, inUse) = await MoveAsync(before, database);
        Assert.Equal(1, again);
        Assert.Contains("is in use", inUse);

        using var there = new BotProcess(
            _folder,
            server.Settings(_folder, "Database:Provider=Postgres", $"Database:ConnectionString={database}")
        );
        there.Start();
        await script.Escalate(id);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await script.Close(id);
        Assert.NotEqual(id, await script.File());
        there.Stop();
    }

    [Fact]
    public async Task A_move_that_is_interrupted_goes_on_and_nothing_starts_meanwhile()
    {
        await FillAsync();
        var database = PostgresTestServer.DatabaseOf(_folder);
        for (var interruption = 0; interruption < 2; interruption++)
        {
            var pages = 0;
            await Assert.ThrowsAsync<TimeoutException>(() =>
                Move(database)
                    .RunAsync(
                        (_, _) =>
                        {
                            if (++pages == 2)
                                throw new TimeoutException("The cable is out.");
                        },
                        CancellationToken.None
                    )
            );
        }
        using var early = new BotProcess(
            _folder,
            [
                "Telegram:Token=1:secret",
                "Telegram:ApiBaseUrl=http://127.0.0.1:9",
                "Database:Provider=Postgres",
                $"Database:ConnectionString={database}",
            ]
        );
        Assert.Equal(1, await early.RunAsync(Patience));
        Assert.Contains("is being moved into this database", early.Output);

        var moved = await Move(database).RunAsync((_, _) => { }, CancellationToken.None);
        Assert.Equal(People, moved.Single(table => table.Name == "People").Rows);
        Assert.Equal(People, moved.Single(table => table.Name == "Outbox").Rows);
        await using var db = To(database);
        db.People.Add(new Person { Name = "Baru" });
        await db.SaveChangesAsync();
        Assert.Equal(People + 1, await db.People.CountAsync());
    }

    private static PostgresHelpdeskDb To(string database)
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, database);
        return new PostgresHelpdeskDb(options.Options);
    }

    private SqliteHelpdeskDb From()
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDb>();
        StorageRegistration.UseSqlite(options, $"Data Source={Path.Combine(_folder, "helpdesk.db")};Pooling=false");
        return new SqliteHelpdeskDb(options.Options);
    }

    private HelpdeskMove Move(string database) => new(() => (From(), To(database)));

    private async Task FillAsync()
    {
        await using var db = From();
        await db.Database.MigrateAsync();
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < People; number++)
        {
            var contact = new Contact
            {
                Person = new Person { Name = $"Orang {number}" },
                Channel = new Channel("Telegram"),
                Address = $"{number}",
                LastInboundAt = now,
            };
            db.Contacts.Add(contact);
            new OutboxWriter(db, now).Write(
                contact,
                OutboxPurpose.Reply,
                new OutgoingMessage { Markup = $"Halo <b>{number}</b> “é”" }
            );
        }
        await db.SaveChangesAsync();
    }

    private async Task<(int Code, string Said)> MoveAsync(IEnumerable<string> settings, string database)
    {
        using var process = new BotProcess(_folder, settings, operation: ["move-to", database]);
        var code = await process.RunAsync(Patience);
        return (code, process.Output);
    }
}

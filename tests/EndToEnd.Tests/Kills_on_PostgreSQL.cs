using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// The program on a PostgreSQL server: a ticket goes all the way while the program is killed and the server restarts.
/// </summary>
[Collection("PostgreSQL")]
public sealed class Kills_on_PostgreSQL
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_ticket_is_closed_whatever_is_killed_or_restarted_on_the_way()
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        var database = PostgresTestServer.DatabaseOf(folder);
        var settings = server.Settings(folder, "Database:Provider=Postgres", $"Database:ConnectionString={database}");
        var script = new SopScript(server);
        using var bot = new BotProcess(folder, settings);
        bot.Start();
        await script.SetUpPeople();
        var id = await script.File();
        bot.Kill();
        bot.Start();
        await script.Approve(id);
        await PostgresTestServer.RestartAsync(Away);
        await script.Repair(id);
        bot.Kill();
        bot.Start();
        await script.Escalate(id);
        // What is sent while the server is away is taken in once it is back.
        var restarting = PostgresTestServer.RestartAsync(Away);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await restarting;
        await script.Close(id);
        bot.Stop();

        await using var db = Open(database);
        var ticket = await db.Tickets.Include(t => t.Visits).SingleAsync();
        Assert.Equal(TicketState.Closed, ticket.State);
        Assert.Equal([1, 2, 3, 4, 5, 6], ticket.Visits.OrderBy(visit => visit.Id).Select(visit => visit.Step));
        Assert.Equal(
            [TicketAction.Close],
            await db.Events.Where(e => e.Action == TicketAction.Close).Select(e => e.Action).ToListAsync()
        );
        TemporaryFolder.Delete(folder);
    }

    private static PostgresHelpdeskDb Open(string database)
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, database);
        return new PostgresHelpdeskDb(options.Options);
    }
}

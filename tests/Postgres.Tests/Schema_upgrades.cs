using Helpdesk.Core.Storage;
using Helpdesk.Core.Tests;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Helpdesk.Postgres.Tests;

/// <summary>A database of the first schema on PostgreSQL, with data in it, brought to the newest.</summary>
public sealed class Schema_upgrades : IDisposable
{
    private readonly string _name = $"upgrade {Guid.NewGuid()}";

    public void Dispose() => PostgresTestServer.Drop(_name);

    [Fact]
    public async Task From_the_first_schema_tickets_go_on_and_history_stays_append_only()
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, PostgresTestServer.EmptyDatabaseOf(_name));
        await using var db = new PostgresHelpdeskDb(options.Options);
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "People" ("Id", "Name", "Roles", "Teams", "Messages") VALUES (1, 'Sari', 0, 0, 7);
            INSERT INTO "Contacts" ("Id", "PersonId", "Channel", "Address", "Lookups") VALUES (1, 1, 'Telegram', '1001', 0);
            INSERT INTO "Tickets" ("Id", "Code", "State", "Category", "ReporterId", "ApplicantName", "Office", "Phone", "Location", "Description", "FiledAt", "Revision")
                VALUES (1, 'HD-2611-7K3QXM', 'InRepair', 2, 1, 'Sari', 'Dinas Kesehatan', '+62812', 'L', 'D', '2026-11-20 04:00:00', 1);
            INSERT INTO "StepVisits" ("Id", "TicketId", "Step", "EnteredAt", "RemindAt", "DueAt", "Held") VALUES (1, 1, 3, '2026-11-23 01:00:00', '2026-11-23 03:24:00', '2026-11-23 04:00:00', 0);
            INSERT INTO "TicketEvents" ("Id", "TicketId", "VisitId", "Action", "From", "To", "ActorId", "At", "Photos") VALUES (1, 1, 1, 'Approve', 'Submitted', 'InRepair', 1, '2026-11-23 01:00:00', 0);
            INSERT INTO "Outbox" ("Id", "ContactId", "Channel", "Purpose", "Content", "Status", "CreatedAt", "PartsSent", "Attempts", "Redirected", "NotBefore")
                VALUES (1, 1, 'Telegram', 'ReporterNotice', '{{"Markup":"Halo"}}', 'Pending', '2026-11-23 01:00:00', 0, 0, false, '2026-11-23 01:00:00');
            """
        );
        await db.Database.MigrateAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        var now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        await RecomputeClocks.RunAsync(CoreDatabase.Work(db, now), CancellationToken.None);
        await db.SaveChangesAsync();

        var visit = await db.Visits.Include(v => v.Ticket.Reporter).SingleAsync();
        Assert.Equal(("Sari", TimeSpan.FromHours(3)), (visit.Ticket.Reporter.Name, visit.Target));
        Assert.Equal("Halo", (await db.Outbox.SingleAsync()).Content.Markup);
        await Assert.ThrowsAsync<PostgresException>(() =>
            db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Words, "anders"))
        );
        await Assert.ThrowsAsync<PostgresException>(() => db.Events.ExecuteDeleteAsync());
    }
}

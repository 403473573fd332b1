using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Helpdesk.Core.Tests;

/// <summary>A database of an older version, with data in it, brought to the newest.</summary>
public sealed class Database_upgrades
{
    [Fact]
    public async Task From_before_there_were_clocks_history_stays_append_only_and_visits_get_targets_and_office_time()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        await connection.OpenAsync();
        await using var db = new SqliteHelpdeskDb(
            new DbContextOptionsBuilder<SqliteHelpdeskDb>().UseSqlite(connection).Options
        );
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        // Filed on Friday at 11.00 WIB, approved on Monday at 08.00: four and a half hours of office time, sixty-nine
        // on the clock.
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO People (Id, Name, Roles, Teams) VALUES (1, 'Sari', 0, 0);
            INSERT INTO Tickets (Id, Code, State, Category, ReporterId, ApplicantName, Office, Phone, Location, Description, FiledAt, Revision)
                VALUES (1, 'HD-2611-7K3QXM', 'InRepair', 2, 1, 'Sari', 'Dinas Kesehatan', '+62812', 'L', 'D', '2026-11-20 04:00:00', 1);
            INSERT INTO StepVisits (Id, TicketId, Step, EnteredAt, RemindAt, DueAt, LeftAt, LeftById, Outcome, Taken)
                VALUES (1, 1, 2, '2026-11-20 04:00:00', '2026-11-20 04:24:00', '2026-11-20 04:30:00', '2026-11-23 01:00:00', 1, 'Approve', 2484000000000);
            INSERT INTO StepVisits (Id, TicketId, Step, EnteredAt, RemindAt, DueAt) VALUES (2, 1, 3, '2026-11-23 01:00:00', '2026-11-23 03:24:00', '2026-11-23 04:00:00');
            INSERT INTO TicketEvents (Id, TicketId, VisitId, "Action", "From", "To", ActorId, At, Photos) VALUES (1, 1, 1, 'Approve', 'Submitted', 'InRepair', 1, '2026-11-23 01:00:00', 0);
            """
        );
        await db.Database.MigrateAsync();
        var now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        await RecomputeClocks.RunAsync(CoreDatabase.Work(db, now), CancellationToken.None);
        await db.SaveChangesAsync();

        var (closed, open) = (
            await db.Visits.SingleAsync(visit => visit.Id == 1),
            await db.Visits.SingleAsync(visit => visit.Id == 2)
        );
        // 11.00 to 11.30, 13.00 to 16.30, and half an hour on Monday.
        Assert.Equal((TimeSpan.FromMinutes(30), TimeSpan.FromHours(4.5)), (closed.Target, closed.Taken));
        Assert.Equal(
            (TimeSpan.FromHours(3), new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero)),
            (open.Target, open.DueAt)
        );
        Assert.Null((await db.Events.SingleAsync()).OnBehalfOfId);
        await Assert.ThrowsAsync<SqliteException>(() =>
            db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Words, "anders"))
        );
        await Assert.ThrowsAsync<SqliteException>(() => db.Events.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<SqliteException>(() =>
            db.Database.ExecuteSqlRawAsync(
                "INSERT INTO TicketEvents (TicketId, VisitId, \"To\", At, Photos, OnBehalfOfId) VALUES (1, 1, 'InRepair', '2026-11-23 01:00:00', 0, 99)"
            )
        );
    }
}

using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Helpdesk.Core.Tests;

/// <summary>What has happened stays as it was, and the database itself sees to it.</summary>
public sealed class Ticket_history
{
    [Fact]
    public async Task The_database_refuses_to_change_or_delete_history()
    {
        using var database = new CoreDatabase();
        await using var db = database.Open();
        var reporter = await CoreDatabase.AddPerson(db, "reporter");
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        await FileTicket.RunAsync(
            new Report(reporter, Guid.NewGuid(), now, Teams.Network, "S", "D", "+62812", "L", "I"),
            CoreDatabase.Work(db, now),
            CancellationToken.None
        );
        await db.SaveChangesAsync();

        Task Refused(Action<UpdateSettersBuilder<TicketEvent>> change) =>
            Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Events.ExecuteUpdateAsync(change));
        await Refused(set => set.SetProperty(e => e.Words, "anders"));
        await Refused(set => set.SetProperty(e => e.At, now.AddDays(1)));
        await Refused(set => set.SetProperty(e => e.Action, TicketAction.Close));
        await Refused(set => set.SetProperty(e => e.To, TicketState.Closed));
        await Refused(set => set.SetProperty(e => e.Photos, 7));
        // Words may go, and nothing with them.
        await Refused(set => set.SetProperty(e => e.Words, (string?)null).SetProperty(e => e.At, now.AddDays(1)));
        await Refused(set => set.SetProperty(e => e.Words, (string?)null).SetProperty(e => e.To, TicketState.Closed));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Events.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task The_database_refuses_a_second_open_visit()
    {
        using var database = new CoreDatabase();
        await using var db = database.Open();
        var reporter = await CoreDatabase.AddPerson(db, "reporter");
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        var ticket = await FileTicket.RunAsync(
            new Report(reporter, Guid.NewGuid(), now, Teams.Network, "S", "D", "+62812", "L", "I"),
            CoreDatabase.Work(db, now),
            CancellationToken.None
        );
        ticket.Visits.Add(
            new StepVisit
            {
                Ticket = ticket,
                Step = 3,
                EnteredAt = now,
            }
        );
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_a_visit_that_is_over()
    {
        using var database = new CoreDatabase();
        await using var db = database.Open();
        var reporter = await CoreDatabase.AddPerson(db, "reporter");
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        await FileTicket.RunAsync(
            new Report(reporter, Guid.NewGuid(), now, Teams.Network, "S", "D", "+62812", "L", "I"),
            CoreDatabase.Work(db, now),
            CancellationToken.None
        );
        await db.SaveChangesAsync();

        var filing = db.Visits.Where(visit => visit.LeftAt != null);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            filing.ExecuteUpdateAsync(set => set.SetProperty(visit => visit.LeftAt, now.AddDays(1)))
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            filing.ExecuteUpdateAsync(set => set.SetProperty(visit => visit.Outcome, TicketAction.Reopen))
        );
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => filing.ExecuteDeleteAsync());
        var open = db.Visits.Where(visit => visit.LeftAt == null);
        Assert.Equal(1, await open.ExecuteUpdateAsync(set => set.SetProperty(visit => visit.RemindedAt, now)));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_time_negative()
    {
        using var database = new CoreDatabase();
        await using var db = database.Open();
        var reporter = await CoreDatabase.AddPerson(db, "reporter");
        var now = new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
        var earlier = now.AddHours(-5);
        var ticket = await FileTicket.RunAsync(
            new Report(reporter, Guid.NewGuid(), now, Teams.Network, "S", "D", "+62812", "L", "I"),
            CoreDatabase.Work(db, earlier),
            CancellationToken.None
        );
        await db.SaveChangesAsync();
        await AdvanceTicket.RunAsync(
            new Advance(ticket.Id, ticket.OpenVisit!.Id, TicketAction.Cancel, reporter),
            CoreDatabase.Work(db, earlier.AddHours(-5)),
            CancellationToken.None
        );
        await db.SaveChangesAsync();
        Assert.All(await db.Visits.ToListAsync(), visit => Assert.Equal(TimeSpan.Zero, visit.Taken));
    }
}

using Hangfire;
using Hangfire.Storage;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Helpdesk.Worker.Tests;

/// <summary>Jobs run twice, late and in two processes; on a real database file.</summary>
public sealed class Announcing : IAsyncLifetime
{
    private readonly string _folder = TemporaryFolder.New();
    private readonly ManualClock _clock = new();
    private ServiceProvider _one = null!, _other = null!;

    public async ValueTask InitializeAsync()
    {
        // Two providers on one file are two processes: nothing is shared but the database.
        (_one, _other) = (Provider(), Provider());
        await StorageRegistration.MigrateAsync(_one.GetRequiredService<IDbContextFactory<HelpdeskDb>>(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        TemporaryFolder.Delete(_folder);
    }

    [Fact]
    public async Task A_visit_is_announced_once_however_often_and_wherever_the_job_runs()
    {
        var visit = await FileATicket(staff: 3);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(run => Task.Run(() => Announce(run % 2 == 0 ? _one : _other).RunAsync(visit, CancellationToken.None))));
        await using var db = Db();
        Assert.Equal(3, await db.Outbox.CountAsync(row => row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId == visit));
    }

    [Fact]
    public async Task A_visit_that_was_left_meanwhile_is_not_announced()
    {
        var visit = await FileATicket(staff: 1);
        await using (var db = Db())
        {
            var ticket = await db.Tickets.SingleAsync();
            var reporter = await db.People.SingleAsync(person => person.Id == ticket.ReporterId);
            var outbox = new OutboxWriter(db, _clock.GetUtcNow());
            var result = await new AdvanceTicket(db, HelpdeskSop.AsWritten, new TicketNotices(db, new TextCatalog(Language.Id), outbox), _clock.GetUtcNow())
                .RunAsync(new Advance(ticket.Id, visit, TicketAction.Cancel), reporter, CancellationToken.None);
            Assert.IsType<AdvanceResult.Done>(result);
            await db.SaveChangesAsync();
        }
        await Announce(_one).RunAsync(visit, CancellationToken.None);
        await using var after = Db();
        Assert.Equal(0, await after.Outbox.CountAsync(row => row.Purpose == OutboxPurpose.Announcement));
    }

    [Fact]
    public async Task The_sweep_finds_what_the_job_never_got_to_and_wakes_the_sender_only_then()
    {
        var waker = new Mock<IOutboxWaker>();
        var sweep = new StepTimersJob(_one.GetRequiredService<IDbContextFactory<HelpdeskDb>>(), Announce(_one), waker.Object);
        await sweep.RunAsync(CancellationToken.None);
        waker.Verify(w => w.Wake(), Times.Never);
        var visit = await FileATicket(staff: 2);
        await sweep.RunAsync(CancellationToken.None);
        await sweep.RunAsync(CancellationToken.None);
        waker.Verify(w => w.Wake(), Times.Once);
        await using var db = Db();
        Assert.Equal(2, await db.Outbox.CountAsync(row => row.PromptVisitId == visit));
    }

    [Fact]
    public async Task Due_and_reminder_follow_the_standard_in_plain_minutes_for_now()
    {
        var id = await FileATicket(staff: 1);
        await using var db = Db();
        var visit = await db.Visits.SingleAsync(v => v.Id == id);
        Assert.Equal(TimeSpan.FromMinutes(30), visit.DueAt - visit.EnteredAt);
        Assert.Equal(TimeSpan.FromMinutes(24), visit.RemindAt - visit.EnteredAt);
    }

    [Fact]
    public async Task Housekeeping_keeps_what_is_still_needed()
    {
        var visit = await FileATicket(staff: 1);
        await Announce(_one).RunAsync(visit, CancellationToken.None);
        await using (var db = Db())
        {
            db.Inbox.Add(new InboxEntry { Key = "old", ReceivedAt = _clock.GetUtcNow() });
            var contact = await db.Contacts.FirstAsync();
            new OutboxWriter(db, _clock.GetUtcNow()).Write(contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = "reply" }).Status = OutboxStatus.Sent;
            new OutboxWriter(db, _clock.GetUtcNow()).Write(contact, OutboxPurpose.ReporterNotice, new OutgoingMessage { Markup = "notice" }).Status = OutboxStatus.Sent;
            new OutboxWriter(db, _clock.GetUtcNow()).Write(contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = "unsent" });
            await db.SaveChangesAsync();
            await db.Outbox.Where(row => row.PromptVisitId == visit).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OutboxStatus.Sent));
        }
        _clock.Advance(HousekeepingJob.OutboxKept + TimeSpan.FromDays(1));
        await using (var db = Db())
        {
            db.Inbox.Add(new InboxEntry { Key = "new", ReceivedAt = _clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        var monitoring = new Mock<IMonitoringApi>();
        var jobs = new Mock<JobStorage>();
        jobs.Setup(storage => storage.GetMonitoringApi()).Returns(monitoring.Object);
        await new HousekeepingJob(_one.GetRequiredService<WriteGate>(), _clock, jobs.Object, NullLogger<HousekeepingJob>.Instance).RunAsync(CancellationToken.None);

        await using var after = Db();
        Assert.Equal(["new"], await after.Inbox.Select(entry => entry.Key).ToListAsync());
        var kept = (await after.Outbox.ToListAsync()).Select(row => row.PromptVisitId == visit ? "prompt" : row.Content.Markup).Where(words => words.Length < 10).Order();
        Assert.Equal(["notice", "prompt", "unsent"], kept);
    }

    private ServiceProvider Provider() => new ServiceCollection()
        .AddHelpdeskStorage($"Data Source={Path.Combine(_folder, "helpdesk.db")}", _folder).BuildServiceProvider();

    private HelpdeskDb Db() => _one.GetRequiredService<IDbContextFactory<HelpdeskDb>>().CreateDbContext();

    private AnnounceVisit Announce(ServiceProvider provider) => new(provider.GetRequiredService<WriteGate>(), HelpdeskSop.AsWritten, new TextCatalog(Language.Id), _clock);

    private async Task<long> FileATicket(int staff)
    {
        await using var db = Db();
        for (var number = 0; number < staff; number++)
            db.Contacts.Add(new Contact { Person = new Person { Name = $"Staf {number}", Roles = Roles.Staff, Teams = Teams.Both }, Channel = Channel.Telegram, Address = $"{number}" });
        var reporter = new Contact { Person = new Person { Name = "Sari" }, Channel = Channel.Telegram, Address = "reporter" };
        db.Contacts.Add(reporter);
        await db.SaveChangesAsync();
        var now = _clock.GetUtcNow();
        var report = new Report(Guid.NewGuid(), now, Teams.Network, "Sari", "Dinas Kesehatan", "+6281234567890", "Lantai 2", "Internet mati");
        var ticket = await FileTicket.RunAsync(db, HelpdeskSop.AsWritten, reporter.Person, report, now, CancellationToken.None);
        await db.SaveChangesAsync();
        return ticket.OpenVisit!.Id;
    }
}

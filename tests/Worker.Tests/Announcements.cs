using Hangfire;
using Hangfire.Storage;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Helpdesk.Worker.Tests;

/// <summary>Jobs run twice, late and in two processes; on a real database file.</summary>
public sealed class Announcements : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _reporter = null!;
    private Ticket _ticket = null!;

    public async ValueTask InitializeAsync() => _office = await OfficeWorld.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task A_visit_is_announced_once_however_often_and_wherever_the_job_runs()
    {
        var visit = await FileATicket(staff: 3);
        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(run => Task.Run(() => _office.AnnounceAsync(visit, run % 2)))
        );
        await using var db = _office.Db();
        Assert.Equal(
            3,
            await db.Outbox.CountAsync(row => row.Purpose == OutboxPurpose.Announcement && row.PromptVisitId == visit)
        );
    }

    [Fact]
    public async Task A_visit_that_was_left_meanwhile_is_not_announced()
    {
        var visit = await FileATicket(staff: 1);
        await _office.DoAsync(_ticket, _reporter, TicketAction.Cancel);
        await _office.AnnounceAsync(visit);
        await using var after = _office.Db();
        Assert.Equal(0, await after.Outbox.CountAsync(row => row.Purpose == OutboxPurpose.Announcement));
    }

    [Fact]
    public async Task The_sweep_finds_what_the_job_never_got_to_and_wakes_the_sender_only_then()
    {
        await _office.TickAsync();
        _office.Waker.Verify(w => w.Wake(), Times.Never);
        var visit = await FileATicket(staff: 2);
        await _office.TickAsync();
        await _office.TickAsync(1);
        _office.Waker.Verify(w => w.Wake(), Times.Once);
        await using var db = _office.Db();
        Assert.Equal(2, await db.Outbox.CountAsync(row => row.PromptVisitId == visit));
    }

    [Fact]
    public async Task Housekeeping_keeps_what_is_still_needed()
    {
        var visit = await FileATicket(staff: 1);
        await _office.AnnounceAsync(visit);
        await using (var db = _office.Db())
        {
            db.Inbox.Add(new InboxEntry { Key = "old", ReceivedAt = _office.Clock.GetUtcNow() });
            var contact = await db.Contacts.FirstAsync();
            new OutboxWriter(db, _office.Clock.GetUtcNow())
                .Write(contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = "reply" })
                .Status = OutboxStatus.Sent;
            new OutboxWriter(db, _office.Clock.GetUtcNow())
                .Write(contact, OutboxPurpose.ReporterNotice, new OutgoingMessage { Markup = "notice" })
                .Status = OutboxStatus.Sent;
            new OutboxWriter(db, _office.Clock.GetUtcNow()).Write(
                contact,
                OutboxPurpose.Reply,
                new OutgoingMessage { Markup = "unsent" }
            );
            await db.SaveChangesAsync();
            await db
                .Outbox.Where(row => row.PromptVisitId == visit)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OutboxStatus.Sent));
        }
        var (kept, dropped) = (
            await _office.Photos.SaveAsync("kept"u8.ToArray(), CancellationToken.None),
            await _office.Photos.SaveAsync("dropped"u8.ToArray(), CancellationToken.None)
        );
        await using (var db = _office.Db())
        {
            var ticket = await db.Tickets.SingleAsync();
            Photo Photo(string reference, string hash) =>
                new()
                {
                    ContactId = 1,
                    Reference = reference,
                    Hash = hash,
                    Status = PhotoStatus.Stored,
                    ReceivedAt = _office.Clock.GetUtcNow(),
                    NextAttemptAt = _office.Clock.GetUtcNow(),
                };
            var (sent, same, draft) = (
                Photo("sent", kept),
                Photo("the same in a draft", kept),
                Photo("draft", dropped)
            );
            (sent.TicketId, same.DraftId, draft.DraftId) = (ticket.Id, Guid.NewGuid(), Guid.NewGuid());
            db.Photos.AddRange(sent, same, draft);
            await db.SaveChangesAsync();
        }
        _office.Clock.Advance(HousekeepingJob.OutboxKept + TimeSpan.FromDays(1));
        await using (var db = _office.Db())
        {
            db.Inbox.Add(new InboxEntry { Key = "new", ReceivedAt = _office.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        var monitoring = new Mock<IMonitoringApi>();
        var jobs = new Mock<JobStorage>();
        jobs.Setup(storage => storage.GetMonitoringApi()).Returns(monitoring.Object);
        await new HousekeepingJob(
            _office.Gate,
            _office.Unused(),
            _office.Clock,
            jobs.Object,
            NullLogger<HousekeepingJob>.Instance
        ).RunAsync(CancellationToken.None);

        await using var after = _office.Db();
        Assert.Equal(["sent"], await after.Photos.Select(photo => photo.Reference).ToListAsync());
        Assert.NotNull(await _office.Photos.LengthOfAsync(kept, CancellationToken.None));
        Assert.Null(await _office.Photos.LengthOfAsync(dropped, CancellationToken.None));
        Assert.Equal(["new"], await after.Inbox.Select(entry => entry.Key).ToListAsync());
        var rows = (await after.Outbox.ToListAsync())
            .Select(row => row.PromptVisitId == visit ? "prompt" : row.Content.Markup)
            .Where(words => words.Length < 10)
            .Order();
        Assert.Equal(["notice", "prompt", "unsent"], rows);
    }

    private async Task<long> FileATicket(int staff)
    {
        for (var number = 0; number < staff; number++)
            await _office.PersonAsync($"Staf {number}", Roles.Staff);
        _reporter = await _office.PersonAsync("Sari");
        _ticket = await _office.FileAsync(_reporter);
        return _ticket.OpenVisit!.Id;
    }
}

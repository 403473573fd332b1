using Hangfire;
using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Dashboard;
using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Photos;
using Helpdesk.Bot.Readiness;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Helpdesk.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// The whole way in, from a message to what is committed, on a real database in memory: thousands of conversations a
/// minute. What goes out counts as delivered at once.
/// </summary>
internal sealed class QuickChat : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly LoggerFactory _logs;
    private readonly HelpdeskRules _rules;
    private readonly WriteGate _gate;
    private readonly OfficeDirectory _offices = new();
    private readonly PhotoSignal _photos;
    private readonly UpdateIntake _intake;
    private long _last;
    private int _number;

    public QuickChat(int messagesPerMinute = 0, int reportsPerHour = 0)
    {
        var channels = new ChannelDirectory(TelegramChannel.Traits, WhatsAppChannel.Traits(canAskToOpenWindow: false));
        var clocks = StepClocks.AsWritten;
        _rules = new HelpdeskRules(
            clocks,
            new TextCatalog(Language.Id, clocks.Calendar.Shown),
            new Reachability(channels)
        );
        _logs = new LoggerFactory([Log]);
        _gate = new WriteGate(new Contexts(this), _rules, Clock, _logs.CreateLogger<WriteGate>());
        _photos = new PhotoSignal(channels);
        _intake = new UpdateIntake(
            _gate,
            _offices,
            new OwnAddresses([
                new ChannelSetup(TelegramChannel.Channel, true, "", false, true),
                new ChannelSetup(WhatsAppChannel.Channel, true, "", false, true, "+628110001111"),
            ]),
            new DashboardLinks(
                Options.Create(new Helpdesk.Bot.Settings.DashboardOptions()),
                Options.Create(new HelpdeskOptions()),
                null!
            ),
            Options.Create(
                new LimitsOptions { MessagesPerMinute = messagesPerMinute, ReportsPerHour = reportsPerHour }
            ),
            _photos,
            new FollowUpJobs(Mock.Of<IBackgroundJobClient>(), Clock, _logs.CreateLogger<FollowUpJobs>()),
            new OnlyBot(),
            new IntakeCheck(Clock),
            _logs.CreateLogger<UpdateIntake>()
        );
    }

    /// <summary>How much time passes before each message.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(10);

    public WriteGate Gate => _gate;

    /// <summary>The database, as SQLite itself calls it.</summary>
    public SQLitePCL.sqlite3 Handle => _database.Memory.Handle!;

    public LogLines Log { get; } = new();

    public ManualClock Clock { get; } = new();

    public HelpdeskDb Open() => _database.Open();

    public Task<T> Do<T>(Func<UnitOfWork, Task<T>> work) => _gate.RunAsync(work, CancellationToken.None);

    /// <summary>The job that removes personal data.</summary>
    public RetentionJob Retention(IPhotoStore photos) =>
        new(
            new ErasureDue(new Contexts(this), _rules, Clock),
            _gate,
            new UnusedPhotos(new Contexts(this), photos, Clock, _logs.CreateLogger<UnusedPhotos>()),
            _logs.CreateLogger<RetentionJob>()
        );

    /// <summary>What time does by itself: one round of the sweep's parts.</summary>
    public async Task SweepAsync()
    {
        var databases = new Contexts(this);
        ILogger<T> Log<T>() => _logs.CreateLogger<T>();
        var timers = new StepTimers(databases, _gate, Clock, Log<StepTimers>());
        if (await timers.IsAnythingDueAsync(CancellationToken.None))
            await timers.RunAsync(CancellationToken.None);
        await timers.AbandonAsync(CancellationToken.None);
        await new ActingHeadTimers(databases, _gate, Clock, Log<ActingHeadTimers>()).RunAsync(CancellationToken.None);
        await new HoldTimers(databases, _gate, Clock, Log<HoldTimers>()).RunAsync(CancellationToken.None);
        await new AnswerReminders(databases, _gate, Clock, Log<AnswerReminders>()).RunAsync(CancellationToken.None);
        await new ConversationTimers(databases, _gate, Clock, Log<ConversationTimers>()).RunAsync(
            CancellationToken.None
        );
    }

    /// <summary>A message on its way, of someone who has an address.</summary>
    public IncomingMessage Message(Channel channel, string address) =>
        new(channel, $"{++_number}", address, "Sari Pelapor") { MessageId = $"{_number}" };

    /// <summary>Takes a message in; returns what was said to its sender for it.</summary>
    public async Task<Heard> Send(IncomingMessage message)
    {
        Clock.Advance(Pause);
        await using var db = Open();
        await DeliverAsync(db);
        var answer = await _intake.TakeAsync(message, CancellationToken.None);
        var rows = await db
            .Outbox.AsNoTracking()
            .Include(row => row.Contact)
            .Where(row => row.Id > _last)
            .OrderBy(row => row.Id)
            .ToListAsync();
        if (rows.Count > 0)
            _last = rows[^1].Id;
        await DeliverAsync(db);
        return new Heard(
            answer,
            [
                .. rows.Where(row =>
                    row.Contact.Channel == message.Channel
                    && row.Contact.Address == message.Address
                    && row.Content.Markup.Length > 0
                ),
            ]
        );
    }

    /// <summary>Someone whom the helpdesk knows.</summary>
    public Task<Contact> Person(Channel channel, Roles roles = Roles.None, string name = "Sari Pelapor") =>
        Do(async work =>
        {
            var contact = new Contact
            {
                Person = new Person
                {
                    Name = name,
                    Roles = roles,
                    Teams = roles.HasFlag(Roles.Staff) ? Teams.Both : Teams.None,
                },
                Channel = channel,
                Address =
                    channel == TelegramChannel.Channel ? $"{100_000 + ++_number}" : $"+62811{100_000 + ++_number}",
                LastInboundAt = work.Now,
            };
            work.Db.Contacts.Add(contact);
            await work.Db.SaveChangesAsync();
            return contact;
        });

    /// <summary>A ticket in a state, as the use cases bring it there.</summary>
    public Task<Ticket> Ticket(Person reporter, Person staff, params (TicketAction Action, string? Words)[] way) =>
        Do(async work =>
        {
            var (me, officer) = (
                await work.Db.People.SingleAsync(p => p.Id == reporter.Id),
                await work.Db.People.SingleAsync(p => p.Id == staff.Id)
            );
            var report = new Report(
                me,
                Guid.NewGuid(),
                work.Now,
                Teams.Network,
                "Sari",
                "Dinas Kesehatan",
                "+6281234567890",
                "Lantai 2",
                "Wifi mati"
            );
            var ticket = await FileTicket.RunAsync(report, work, CancellationToken.None);
            foreach (var (action, words) in way)
            {
                var advance = new Advance(ticket.Id, ticket.OpenVisit!.Id, action, officer, words);
                Assert.IsType<AdvanceResult.Done>(await AdvanceTicket.RunAsync(advance, work, CancellationToken.None));
            }
            return ticket;
        });

    /// <summary>A ticket that waits for the head.</summary>
    public async Task<Ticket> Escalated(Person reporter, Person staff)
    {
        var ticket = await Ticket(reporter, staff, (TicketAction.Approve, null));
        return await Do(async work =>
        {
            var officer = await work.Db.People.SingleAsync(p => p.Id == staff.Id);
            var contact = await work.Db.Contacts.FirstAsync(c => c.PersonId == staff.Id);
            Task<AdvanceResult> Act(TicketAction action, string? words, params Photo[] photos)
            {
                var visit = work.Db.Visits.Local.Single(v => v.TicketId == ticket.Id && v.LeftAt is null);
                var advance = new Advance(ticket.Id, visit.Id, action, officer, words, photos);
                return AdvanceTicket.RunAsync(advance, work, CancellationToken.None);
            }
            await work.Db.Visits.Where(v => v.TicketId == ticket.Id).LoadAsync();
            var photo = new Photo
            {
                ContactId = contact.Id,
                Reference = "x",
                ReceivedAt = work.Now,
            };
            work.Db.Photos.Add(photo);
            await Act(TicketAction.AddNote, "Dicek", photo);
            await work.Db.SaveChangesAsync();
            await Act(TicketAction.FinishRepair, null);
            await work.Db.SaveChangesAsync();
            await Act(TicketAction.Escalate, "Perlu perangkat baru");
            await work.Db.SaveChangesAsync();
            return await work.Db.Tickets.Include(t => t.Visits).SingleAsync(t => t.Id == ticket.Id);
        });
    }

    /// <summary>The list of offices is in the database, as after the first start.</summary>
    public Task TakeOverOfficesAsync() => _offices.BeginAsync(_gate, CancellationToken.None);

    /// <summary>Forgets what a person's phone shows and what they are being asked.</summary>
    public Task Forget(Contact contact) =>
        Do(async work =>
        {
            await work.Db.Conversations.Where(c => c.ContactId == contact.Id).ExecuteDeleteAsync();
            await work
                .Db.Contacts.Where(c => c.Id == contact.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.OptionsIn, (long?)null));
            return 0;
        });

    public void Dispose()
    {
        _gate.Dispose();
        _photos.Dispose();
        _logs.Dispose();
        _database.Dispose();
    }

    /// <summary>What waits to be sent is sent.</summary>
    public async Task DeliverAsync()
    {
        await using var db = Open();
        await DeliverAsync(db);
    }

    // What is due by now; an answer that waits for the next photo of a gallery is not.
    private async Task DeliverAsync(HelpdeskDb db)
    {
        var now = Clock.GetUtcNow();
        var rows = await db
            .Outbox.AsNoTracking()
            .TagWith("The test's own.")
            .Where(row => row.Status == OutboxStatus.Pending && row.NotBefore <= now)
            .OrderBy(row => row.Id)
            .ToListAsync();
        if (rows.Count == 0)
            return;
        await db.Database.ExecuteSqlAsync(
            $"""UPDATE "Outbox" SET "Status" = 'Sent', "SentAt" = "CreatedAt", "PlatformMessageId" = 'm' || "Id" WHERE "Status" = 'Pending' AND "NotBefore" <= {now.UtcDateTime}"""
        );
        foreach (var row in rows.Where(row => row.Content.Buttons.Count > 0))
            await db
                .Contacts.Where(contact => contact.Id == row.ContactId)
                .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.OptionsIn, row.Id));
    }

    private sealed class Contexts(QuickChat chat) : IDbContextFactory<HelpdeskDb>
    {
        public HelpdeskDb CreateDbContext() => chat.Open();
    }
}

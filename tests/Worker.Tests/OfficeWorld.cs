using Helpdesk.Bot.Channels.Telegram;
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

/// <summary>
/// An office on a real database file, on a Monday at 08.00 WIB, with a clock that stands still, and two processes that
/// work for it.
/// </summary>
internal sealed class OfficeWorld : IAsyncDisposable
{
    private readonly string _folder = TemporaryFolder.New();
    private readonly ServiceProvider _one,
        _other;
    private readonly WriteGate?[] _gates = new WriteGate?[2];
    private int _lastAddress;

    private OfficeWorld() => (_one, _other) = (Provider(), Provider());

    public ManualClock Clock { get; } = new();

    public StepClocks Clocks
    {
        get;
        set
        {
            field = value;
            Array.Clear(_gates);
        }
    } = StepClocks.AsWritten;

    /// <summary>Two providers on one file are two processes: nothing is shared but the database.</summary>
    public IReadOnlyList<ServiceProvider> Processes => [_one, _other];

    public IDbContextFactory<HelpdeskDb> Databases => _one.GetRequiredService<IDbContextFactory<HelpdeskDb>>();

    public WriteGate Gate => GateOf(0);

    public HelpdeskRules Rules =>
        new(
            Clocks,
            new TextCatalog(Language.Id, Clocks.Calendar.Shown),
            new Reachability(new ChannelDirectory(TelegramChannel.Traits))
        );

    /// <summary>Until when a hold is to last.</summary>
    public DateTimeOffset HoldUntil { get; set; }

    public AnswerReminders Answers(int process = 0) =>
        new(DatabasesOf(process), GateOf(process), Clock, NullLogger<AnswerReminders>.Instance);

    public HoldTimers Holds(int process = 0) =>
        new(DatabasesOf(process), GateOf(process), Clock, NullLogger<HoldTimers>.Instance);

    public Mock<IOutboxWaker> Waker { get; } = new();

    public IPhotoStore Photos => _one.GetRequiredService<IPhotoStore>();

    /// <summary>What deletes photos that nothing names.</summary>
    /// <param name="store">Where from; the office's own, if not given.</param>
    public UnusedPhotos Unused(IPhotoStore? store = null) =>
        new(Databases, store ?? Photos, Clock, NullLogger<UnusedPhotos>.Instance);

    public static async Task<OfficeWorld> OpenAsync()
    {
        var world = new OfficeWorld();
        await StorageRegistration.MigrateAsync(world.Databases, CancellationToken.None);
        return world;
    }

    public HelpdeskDb Db() => Databases.CreateDbContext();

    /// <summary>A unit of work of its own, saved by whoever asked for it.</summary>
    public UnitOfWork Work(HelpdeskDb db) => new(db, Rules, Clock.GetUtcNow());

    public Task AnnounceAsync(long visit, int process = 0) =>
        GateOf(process).RunAsync(work => AnnounceVisit.RunAsync(visit, work, CancellationToken.None), default);

    public StepTimers Timers(int process = 0) =>
        new(DatabasesOf(process), GateOf(process), Clock, NullLogger<StepTimers>.Instance);

    public Core.Kpi.KpiTelling Telling(int process = 0) =>
        new(DatabasesOf(process), GateOf(process), Rules, Clock, NullLogger<Core.Kpi.KpiTelling>.Instance);

    public ConversationTimers Conversations(int process = 0) =>
        new(DatabasesOf(process), GateOf(process), Clock, NullLogger<ConversationTimers>.Instance);

    public ActingHeadTimers ActingHeadTimers(int process = 0) =>
        new(DatabasesOf(process), GateOf(process), Clock, NullLogger<ActingHeadTimers>.Instance);

    public DueSweep Sweep(int process = 0) =>
        new(
            DatabasesOf(process),
            GateOf(process),
            Timers(process),
            Holds(process),
            Answers(process),
            ActingHeadTimers(process),
            Conversations(process),
            Waker.Object,
            Clock,
            NullLogger<DueSweep>.Instance
        );

    /// <summary>One round of the sweep.</summary>
    public Task TickAsync(int process = 0) => Sweep(process).RunAsync(CancellationToken.None);

    public async Task<Person> PersonAsync(string name, Roles roles = Roles.None, Teams teams = Teams.Both)
    {
        await using var db = Db();
        var person = new Person
        {
            Name = name,
            Roles = roles,
            Teams = roles.HasFlag(Roles.Staff) ? teams : Teams.None,
        };
        db.Contacts.Add(
            new Contact
            {
                Person = person,
                Channel = TelegramChannel.Channel,
                Address = $"{++_lastAddress}",
            }
        );
        await db.SaveChangesAsync();
        return person;
    }

    public async Task<Ticket> FileAsync(Person reporter, Teams category = Teams.Network)
    {
        await using var db = Db();
        var now = Clock.GetUtcNow();
        var report = new Report(
            await db.People.SingleAsync(person => person.Id == reporter.Id),
            Guid.NewGuid(),
            now,
            category,
            reporter.Name,
            "Dinas Kesehatan",
            "+6281234567890",
            "Lantai 2",
            "Internet mati"
        );
        var ticket = await FileTicket.RunAsync(report, Work(db), CancellationToken.None);
        await db.SaveChangesAsync();
        return ticket;
    }

    /// <summary>Does the SOP's actions in turn; notes and photos come with the repair.</summary>
    public async Task<StepVisit?> DoAsync(Ticket ticket, Person? actor, params TicketAction[] actions)
    {
        StepVisit? opened = null;
        foreach (var action in actions)
        {
            await using var db = Db();
            var visit = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null);
            var person = actor is null
                ? null
                : await db.People.Include(p => p.Contacts).SingleAsync(p => p.Id == actor.Id);
            var photo = new Photo
            {
                ContactId = (await db.Contacts.FirstAsync()).Id,
                Reference = "photo",
                ReceivedAt = Clock.GetUtcNow(),
                NextAttemptAt = Clock.GetUtcNow(),
            };
            if (action is TicketAction.AddNote)
                db.Photos.Add(photo);
            Photo[]? photos = action is TicketAction.AddNote ? [photo] : null;
            var wanted = new Advance(ticket.Id, visit.Id, action, person, "kata-kata", photos)
            {
                Until = action is TicketAction.Hold ? HoldUntil : null,
            };
            var result = await AdvanceTicket.RunAsync(wanted, Work(db), CancellationToken.None);
            opened = Assert.IsType<AdvanceResult.Done>(result).Opened;
            await db.SaveChangesAsync();
        }
        return opened;
    }

    /// <summary>What a person was sent, in order, without announcements' photos; forgotten after that.</summary>
    public async Task<List<OutboxMessage>> TakeMessagesAsync(Person person)
    {
        await using var db = Db();
        var rows = await db
            .Outbox.Include(row => row.Contact)
            .Where(row => row.Contact.PersonId == person.Id && row.Status == OutboxStatus.Pending)
            .OrderBy(row => row.Id)
            .ToListAsync();
        foreach (var row in rows)
            row.Status = OutboxStatus.Sent;
        await db.SaveChangesAsync();
        return
        [
            .. rows.Where(row =>
                row.Content.Photos.Count == 0
                && row.Content is { Replaces: null, DropsButtonsOfRow: null, RefreshesMenu: false }
            ),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        TemporaryFolder.Delete(_folder);
    }

    private IDbContextFactory<HelpdeskDb> DatabasesOf(int process) =>
        Processes[process].GetRequiredService<IDbContextFactory<HelpdeskDb>>();

    private WriteGate GateOf(int process) =>
        _gates[process] ??= new WriteGate(DatabasesOf(process), Rules, Clock, NullLogger<WriteGate>.Instance);

    private ServiceProvider Provider() => TestDatabase.AddTo(new ServiceCollection(), _folder).BuildServiceProvider();
}

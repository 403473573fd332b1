using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests.Faults;

/// <summary>Two Bots that run no jobs, and two Workers, on one PostgreSQL database.</summary>
internal sealed class ServerRoom : IAsyncDisposable
{
    private const int Shown = 25;
    private readonly string _folder = TemporaryFolder.New();
    private static readonly TimeSpan BeforeRestart = TimeSpan.FromSeconds(1);
    private readonly List<BotProcess> _bots = [],
        _workers = [];
    private readonly HashSet<BotProcess> _down = [];
    private readonly CancellationTokenSource _closing = new();
    private Task _supervising = Task.CompletedTask;

    private ServerRoom(TelegramServer server) => (Server, Script) = (server, new SopScript(server));

    public TelegramServer Server { get; }

    public SopScript Script { get; }

    public IReadOnlyList<BotProcess> Bots => _bots;

    public IReadOnlyList<BotProcess> Workers => _workers;

    private string Database => PostgresTestServer.DatabaseOf(_folder);

    public static async Task<ServerRoom> OpenAsync()
    {
        var room = new ServerRoom(await TelegramServer.StartAsync());
        // After a kill another Bot takes over within ten seconds, and several may be killed in a row.
        foreach (
            var phone in new[] { room.Script.Reporter, room.Script.Staff, room.Script.OtherStaff, room.Script.Head }
        )
            phone.Patience = TimeSpan.FromMinutes(2);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            room._bots.Add(room.Process("Helpdesk.Bot.dll"));
            room._bots[^1].Start();
            await room._bots[^1].ExpectAsync("Telegram is connected");
        }
        foreach (var _ in Enumerable.Range(0, 2))
        {
            room._workers.Add(room.Process("Helpdesk.Worker.dll"));
            room._workers[^1].Start();
        }
        room._supervising = room.SuperviseAsync();
        await room.Script.SetUpPeople();
        return room;
    }

    /// <summary>Ends a process and starts it again after a while.</summary>
    public async Task EndAsync(BotProcess process, Action end, TimeSpan away)
    {
        lock (_down)
            _down.Add(process);
        if (!process.HasEnded)
            end();
        await Task.Delay(away, TimeProvider.System);
        process.Start();
        lock (_down)
            _down.Remove(process);
    }

    // Who starts while the database is away says so and ends: the service manager starts it again.
    private async Task SuperviseAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            await Task.Delay(BeforeRestart, TimeProvider.System);
            lock (_down)
                foreach (var process in _bots.Concat(_workers).Where(p => p.HasEnded && !_down.Contains(p)))
                    if (!_closing.IsCancellationRequested)
                        process.Start();
        }
    }

    public PostgresHelpdeskDb Open()
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, Database);
        return new PostgresHelpdeskDb(options.Options);
    }

    /// <summary>What was to be sent last, and became of it.</summary>
    public async Task<IReadOnlyList<string>> LastRowsAsync()
    {
        await using var db = Open();
        var rows = await db
            .Outbox.Include(row => row.Contact.Person)
            .OrderByDescending(row => row.Id)
            .Take(Shown)
            .ToListAsync();
        var visits = await db.Visits.OrderByDescending(visit => visit.Id).Take(2).ToListAsync();
        return
        [
            .. rows.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Id} {row.Contact.Person.Name} {row.Purpose} {row.Status} {row.Attempts} {row.PlatformMessageId} {row.CreatedAt:mm:ss.f} {row.SentAt:mm:ss.f} {row.Error} {Excerpt.Of(row.Content.Markup, 40)}"
                )
            ),
            .. visits.Select(visit =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"visit {visit.Id} step {visit.Step} entered {visit.EnteredAt:mm:ss.f} announced {visit.AnnouncedAt:mm:ss.f}"
                )
            ),
            .. _bots.Select(bot => $"a Bot's last words:\n{string.Join('\n', bot.Output.Split('\n').TakeLast(Shown))}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _supervising;
        _closing.Dispose();
        _bots.Concat(_workers).ToList().ForEach(process => process.Dispose());
        await Server.DisposeAsync();
        PostgresTestServer.Drop(_folder);
        TemporaryFolder.Delete(_folder);
    }

    // Time must not run out of what nobody looks at, or there would be more messages to count.
    private BotProcess Process(string program) =>
        new(
            _folder,
            Server.Settings(
                _folder,
                "Database:Provider=Postgres",
                $"Database:ConnectionString={Database}",
                "Worker:InBot=false",
                "OfficeCalendar:AlwaysOpen=true",
                "Sop:Steps:2:Standard=04:00:00",
                "Sop:Steps:4:Standard=04:00:00",
                "Sop:Steps:6:Standard=04:00:00"
            ),
            program: Path.Combine(AppContext.BaseDirectory, program)
        );
}

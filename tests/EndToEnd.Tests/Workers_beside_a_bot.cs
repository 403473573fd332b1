using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>Jobs run in programs of their own, beside a Bot that runs none, on one PostgreSQL database.</summary>
[Collection("PostgreSQL")]
public sealed class Workers_beside_a_bot : IAsyncLifetime
{
    private const string Runs = "What is due is looked for from now on";
    private readonly string _folder = TemporaryFolder.New();
    private readonly List<BotProcess> _processes = [];
    private readonly HttpClient _http = new();
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort.Find()}");
    private TelegramServer _server = null!;

    private string Database => PostgresTestServer.DatabaseOf(_folder);

    public async ValueTask InitializeAsync() => _server = await TelegramServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _processes.ForEach(process => process.Dispose());
        _http.Dispose();
        await _server.DisposeAsync();
        TemporaryFolder.Delete(_folder);
    }

    [Fact]
    public async Task A_ticket_goes_all_the_way_and_everybody_is_told_once()
    {
        await StartBotAsync();
        var (one, _) = (await StartWorkerAsync(), await StartWorkerAsync());
        var script = new SopScript(_server);
        await script.SetUpPeople();
        var id = await script.File();
        await script.Approve(id);
        // Whatever one had in hand, the other does.
        one.Kill();
        await script.Repair(id);
        await script.Escalate(id);
        await script.Decide(id, "Bisa ditutup", "Terima kasih");
        await script.Close(id);

        await using var db = Open();
        var ticket = await db.Tickets.Include(t => t.Visits).SingleAsync();
        Assert.Equal(TicketState.Closed, ticket.State);
        Assert.All(ticket.Visits.Where(visit => visit.Step > 1), visit => Assert.NotNull(visit.AnnouncedAt));
        Assert.Empty(_server.Api.Faults);
    }

    [Fact]
    public async Task Time_that_runs_out_is_told_once_by_two_workers()
    {
        string[] quick = ["OfficeCalendar:AlwaysOpen=true", "Sop:Steps:2:Standard=00:00:06"];
        await StartBotAsync(quick);
        await StartWorkerAsync(quick);
        await StartWorkerAsync(quick);
        var script = new SopScript(_server);
        await script.SetUpPeople();
        var id = await script.File();
        await script.Staff.Until(() => script.Staff.FromTheBot.Any(IsLate), "that time has run out");
        await script.Head.Until(() => script.Head.FromTheBot.Any(IsLate), "that time has run out");
        // The next sweeps of both find nothing left.
        await Task.Delay(DueSweeps, TimeProvider.System);
        Assert.Single(script.Staff.FromTheBot, IsLate);
        Assert.Single(script.Head.FromTheBot, IsLate);

        bool IsLate(Seen message) =>
            message.Text.Contains(id, StringComparison.Ordinal)
            && message.Text.Contains("melewati batas waktu", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_bot_that_misses_its_worker_says_so()
    {
        await StartBotAsync();
        Assert.Contains("jobs: no Worker runs beside the Bot", await ReadyAsync());
        await StartWorkerAsync();
        var since = TimeProvider.System.GetTimestamp();
        while ((await ReadyAsync()).Contains("jobs:", StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "the Worker was not seen");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    [Fact]
    public async Task A_worker_starts_on_no_database_that_a_bot_has_not_made_ready()
    {
        var worker = Process("Helpdesk.Worker.dll");
        Assert.Equal(1, await worker.RunAsync(Patience));
        Assert.Contains("No Bot has started on this database yet", worker.Output);
    }

    [Fact]
    public async Task A_worker_starts_on_no_database_of_another_version()
    {
        await using (var db = Open())
            await db.Database.ExecuteSqlAsync(
                $"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%IndexesOfWhatIsOpen'"""
            );
        var worker = Process("Helpdesk.Worker.dll");
        Assert.Equal(1, await worker.RunAsync(Patience));
        Assert.Contains("Start the Bot of this version first", worker.Output);
    }

    [Theory]
    [InlineData("Database:Provider=Sqlite", "The Worker is a program of its own beside PostgreSQL alone")]
    [InlineData("Sop:Steps:2:Standard=half an hour", "Sop:Steps:2:Standard is \"half an hour\"; allowed: hh:mm:ss")]
    [InlineData("Worker:InBott=false", "Worker:InBott is not known; did you mean Worker:InBot?")]
    public async Task A_worker_that_can_not_start_says_why(string setting, string reason)
    {
        var worker = Process("Helpdesk.Worker.dll", setting);
        Assert.Equal(1, await worker.RunAsync(Patience));
        Assert.Contains(reason, worker.Output);
        Assert.DoesNotContain("   at ", worker.Output);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30),
        DueSweeps = TimeSpan.FromSeconds(9);

    private async Task StartBotAsync(params string[] settings)
    {
        Process("Helpdesk.Bot.dll", [.. settings, $"Urls={_address.GetLeftPart(UriPartial.Authority)}"]).Start();
        await _processes[^1].ExpectAsync("Telegram is connected");
    }

    private async Task<BotProcess> StartWorkerAsync(params string[] settings)
    {
        var worker = Process("Helpdesk.Worker.dll", settings);
        worker.Start();
        await worker.ExpectAsync(Runs);
        return worker;
    }

    private BotProcess Process(string program, params string[] settings)
    {
        var process = new BotProcess(
            _folder,
            _server.Settings(
                _folder,
                [
                    "Database:Provider=Postgres",
                    $"Database:ConnectionString={Database}",
                    "Worker:InBot=false",
                    .. settings,
                ]
            ),
            program: Path.Combine(AppContext.BaseDirectory, program)
        );
        _processes.Add(process);
        return process;
    }

    private async Task<string> ReadyAsync()
    {
        using var answer = await _http.GetAsync(new Uri(_address, "/health/ready"));
        return await answer.Content.ReadAsStringAsync();
    }

    private PostgresHelpdeskDb Open()
    {
        var options = new DbContextOptionsBuilder<PostgresHelpdeskDb>();
        StorageRegistration.UsePostgres(options, Database);
        return new PostgresHelpdeskDb(options.Options);
    }
}

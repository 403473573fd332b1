using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Helpdesk.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bench;

/// <summary>
/// A reply, a status by ID, the queue and the sweep with 1,000, 100,000 and 1,000,000 tickets in the database: what is done
/// at each message must not grow with what was done in all the years before.
/// </summary>
internal static class Growth
{
    private const int Rounds = 150,
        WarmUp = 40,
        Open = 50;
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();
        List<string> codes = [];
        while (codes.Count < Open)
            codes.Add(await script.File());
        var sweep = bot.Host.Services.GetRequiredService<DueSweep>();
        var gate = bot.Host.Services.GetRequiredService<WriteGate>();
        var kept = 0;
        Dictionary<string, double> first = [];
        foreach (var size in Sizes)
        {
            await FillAsync(bot, kept, size);
            kept = size;
            await MeasureAsync(script, codes, sweep, gate, WarmUp);
            foreach (var (what, times) in await MeasureAsync(script, codes, sweep, gate, Rounds))
            {
                var (p50, p99) = (times.At(0.5), times.At(0.99));
                first.TryAdd(what, p99);
                Times.Print(
                    $"{what}, {size:N0} tickets",
                    $"p50 {p50:0.0} ms, p99 {p99:0.0} ms, {p99 / first[what]:0.00} of the smallest"
                );
            }
        }
    }

    private static async Task<Dictionary<string, List<TimeSpan>>> MeasureAsync(
        SopScript script,
        IReadOnlyList<string> codes,
        DueSweep sweep,
        WriteGate gate,
        int rounds
    )
    {
        Dictionary<string, List<TimeSpan>> times = [];
        void Add(string what, TimeSpan took) =>
            (times.TryGetValue(what, out var all) ? all : times[what] = []).Add(took);
        for (var round = 0; round < rounds; round++)
        {
            var code = codes[round % codes.Count];
            // Nobody looks up that many in so short a time, and nobody may.
            await gate.RunAsync(
                work =>
                    work.Db.Contacts.ExecuteUpdateAsync(set =>
                        set.SetProperty(c => c.LookupsSince, (DateTimeOffset?)null)
                    ),
                CancellationToken.None
            );
            Add("a reply", await Times.AskAsync(script.Reporter, "/lapor", "Kendalanya pada"));
            Add("leaving", await Times.AskAsync(script.Reporter, "/batal", "dibatalkan"));
            Add("a status", await Times.AskAsync(script.Reporter, code, code));
            Add("own tickets", await Times.AskAsync(script.Reporter, "/tiket", "HD-"));
            Add("the queue", await Times.AskAsync(script.Staff, "/antrean", "Antrean"));
            Add("the sweep", await Times.OfAsync(() => sweep.RunAsync(CancellationToken.None)));
        }
        return times;
    }

    // Tickets of years ago, each with its visits, history and messages. As SQL: the use cases would take hours.
    private static async Task FillAsync(RunningBot bot, int from, int to)
    {
        await using var db = bot.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var reporter = await db.People.Where(person => person.Roles == Roles.None).Select(p => p.Id).FirstAsync();
        var contact = await db.Contacts.Where(c => c.PersonId == reporter).Select(c => c.Id).FirstAsync();
        const string Then = "'2024-03-04 02:00:00'";
        var numbers = $"WITH RECURSIVE n(x) AS (SELECT {from + 1} UNION ALL SELECT x + 1 FROM n WHERE x < {to})";
        const string Base = "1000000";
        string[] statements =
        [
            $"INSERT INTO Tickets (Id, Code, State, Category, ReporterId, ApplicantName, Office, Phone, Location, Description, HandlerId, FiledAt, ClosedAt, Revision) {numbers} SELECT {Base} + x, printf('HD-2403-%07d', x), 'Closed', 1 + x % 2, 1 + x % 4, 'Sari', 'Dinas Kesehatan', '+62812', 'Lantai 2', 'Internet mati', 1 + x % 4, {Then}, {Then}, 9 FROM n",
            $"INSERT INTO StepVisits (Id, TicketId, Step, EnteredAt, DueAt, AnnouncedAt, LeftAt, LeftById, Outcome, Taken, Target) {numbers} SELECT {Base} + x, {Base} + x, 6, {Then}, {Then}, {Then}, {Then}, 1, 'Close', 1, 1 FROM n",
            $"INSERT INTO TicketEvents (TicketId, VisitId, Action, \"From\", \"To\", ActorId, At, Photos) {numbers} SELECT {Base} + x, {Base} + x, 'Close', 'ReadyToClose', 'Closed', 1, {Then}, 0 FROM n",
            $"INSERT INTO Outbox (ContactId, Purpose, TicketId, Content, Status, CreatedAt, NotBefore, SentAt, PlatformMessageId, Channel, PartsSent) {numbers} SELECT {contact}, 'ReporterNotice', {Base} + x, '{{}}', 'Sent', {Then}, {Then}, {Then}, 'old' || x, 'Telegram', 1 FROM n",
        ];
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement.Replace("{}", "{{}}", StringComparison.Ordinal));
        await db.Database.ExecuteSqlRawAsync("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using Helpdesk.TestKit;

namespace Helpdesk.Bench;

/// <summary>
/// How many messages one Bot takes in by webhook on PostgreSQL, and how many two on the same database and machine; and
/// what a message costs whom: what is added by a second Bot is what it leaves the processors.
/// </summary>
internal static class OneBotOrTwo
{
    private const int People = 48;
    private const long FirstPerson = 1_000_000;
    private const string Secret = "webhook-secret_1";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10),
        Measured = TimeSpan.FromSeconds(15);

    public static async Task RunAsync()
    {
        var one = await WithAsync(1);
        var two = await WithAsync(2);
        Times.Print("two Bots against one, by webhook", $"{two / one:0.00}");
    }

    private static async Task<double> WithAsync(int count)
    {
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        var bots = Enumerable.Range(0, count).Select(_ => new OneBot(server, folder)).ToList();
        try
        {
            foreach (var bot in bots)
                await bot.StartAsync();
            await Task.WhenAll(
                Enumerable
                    .Range(0, People)
                    .Select(person => server.Phone(FirstPerson + person, "Warga").Ask("/start", "Selamat datang"))
            );
            await LoadAsync(bots, WarmUp);
            var before = Spent(bots);
            var taken = await LoadAsync(bots, Measured);
            var after = Spent(bots);
            string Each(int part) =>
                FormattableString.Invariant($"{(after[part] - before[part]).TotalMilliseconds / taken:0.0}");
            Times.Print(
                $"{count} Bot(s), {People} people, by webhook",
                $"{taken / Measured.TotalSeconds:0} messages/s; a message costs the Bots {Each(0)} ms of a processor, PostgreSQL {Each(1)}, Telegram's stand-in and the load {Each(2)}; {Environment.ProcessorCount} processors"
            );
            return taken / Measured.TotalSeconds;
        }
        finally
        {
            bots.ForEach(bot => bot.Dispose());
            TemporaryFolder.Delete(folder);
        }
    }

    // Each person waits for one message to be taken in before the next, which goes to another Bot.
    private static async Task<int> LoadAsync(IReadOnlyList<OneBot> bots, TimeSpan span)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        using var over = new CancellationTokenSource(span);
        var taken = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, People)
                .Select(async person =>
                {
                    for (var number = person; !over.IsCancellationRequested; number++)
                    {
                        var to = bots[number % bots.Count].Webhook;
                        using var answer = await http.PostAsJsonAsync(to, Update(FirstPerson + person));
                        answer.EnsureSuccessStatusCode();
                        Interlocked.Increment(ref taken);
                    }
                })
        );
        return taken;
    }

    private static int _lastUpdate;

    private static object Update(long person)
    {
        var id = Interlocked.Increment(ref _lastUpdate);
        return new
        {
            update_id = id,
            message = new
            {
                message_id = id,
                date = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
                chat = new
                {
                    id = person,
                    type = "private",
                    first_name = "Warga",
                },
                from = new
                {
                    id = person,
                    is_bot = false,
                    first_name = "Warga",
                },
                text = "/bantuan",
            },
        };
    }

    private static TimeSpan[] Spent(IEnumerable<OneBot> bots)
    {
        static TimeSpan Of(IEnumerable<Process> processes) =>
            processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.TotalProcessorTime);
        return
        [
            Of(bots.Select(bot => Process.GetProcessById(bot.Id))),
            Of(
                Process
                    .GetProcesses()
                    .Where(process => process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
            ),
            Of([Process.GetCurrentProcess()]),
        ];
    }

    private sealed class OneBot : IDisposable
    {
        private readonly BotProcess _process;

        public OneBot(TelegramServer server, string folder)
        {
            var address = $"http://127.0.0.1:{FreePort.Find()}";
            Webhook = new Uri($"{address}/telegram/webhook");
            _process = new BotProcess(
                folder,
                server.Settings(
                    folder,
                    "Database:Provider=Postgres",
                    $"Database:ConnectionString={PostgresTestServer.DatabaseOf(folder)}",
                    "Telegram:Mode=Webhook",
                    $"Telegram:WebhookSecret={Secret}",
                    $"Urls={address}",
                    $"PublicBaseUrl={address}"
                )
            );
        }

        public Uri Webhook { get; }

        public int Id => _process.Id;

        public Task StartAsync()
        {
            _process.Start();
            return _process.ExpectAsync("Telegram is connected");
        }

        public void Dispose() => _process.Dispose();
    }
}

using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Helpdesk.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bench;

/// <summary>
/// A reply, a status by ID, the queue and the sweep with 1,000, 100,000 and 1,000,000 tickets in the database: what is
/// done at each message must not grow with what was done in all the years before.
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
            await TicketsOfYearsAgo.WriteAsync(bot, kept, size);
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
}

using System.Diagnostics;
using Helpdesk.TestKit;

namespace Helpdesk.Bench;

/// <summary>
/// The program as a process: how long until it asks Telegram for updates, how long the first person waits, and what it
/// costs while nobody writes.
/// </summary>
internal static class StartAndIdle
{
    private const int Starts = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        List<TimeSpan> polls = [],
            replies = [];
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        using var bot = new BotProcess(
            folder,
            server.Settings(folder),
            program: Environment.GetEnvironmentVariable("BENCH_PROGRAM")
        );
        // The first start makes the database.
        bot.Start();
        await bot.ExpectAsync("Telegram is connected");
        for (var start = 0; start < Starts; start++)
        {
            bot.Kill();
            var before = Polls(server);
            var sari = server.Phone($"Sari {start}");
            polls.Add(
                await Times.OfAsync(async () =>
                {
                    bot.Start();
                    await sari.Until(() => Polls(server) > before, "the first poll");
                })
            );
            replies.Add(await Times.AskAsync(sari, "halo", "Selamat datang"));
        }
        await IdleAsync(bot.Id);
        bot.Kill();
        TemporaryFolder.Delete(folder);
        Times.Print("start to the first poll", $"p50 {polls.At(0.5):0} ms, the slowest {polls.At(1):0} ms");
        Times.Print("the first reply to anybody", $"p50 {replies.At(0.5):0} ms, the slowest {replies.At(1):0} ms");
    }

    private static int Polls(TelegramServer server) => server.Api.Calls.Count(call => call.Method == "getUpdates");

    private static async Task IdleAsync(int id)
    {
        using var process = Process.GetProcessById(id);
        await Task.Delay(Idle, TimeProvider.System);
        process.Refresh();
        var before = process.TotalProcessorTime;
        await Task.Delay(Idle, TimeProvider.System);
        process.Refresh();
        var busy = (process.TotalProcessorTime - before) / Idle;
        Times.Print("while nobody writes", $"{busy:P1} of a core, {process.WorkingSet64 / 1024 / 1024} MB");
    }
}

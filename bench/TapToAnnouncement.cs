using System.Globalization;
using Helpdesk.TestKit;

namespace Helpdesk.Bench;

/// <summary>
/// From the reporter's tap on "Kirim laporan" to the announcement on a staff member's phone: two commits, Hangfire and
/// the sender between.
/// </summary>
internal static class TapToAnnouncement
{
    private const int WarmUp = 10,
        Tickets = 100;

    public static async Task RunAsync()
    {
        await using var server = await TelegramServer.StartAsync();
        // The pace that a platform asks for is not what is measured.
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            "Outbox:ChatBurst=1000",
            "Outbox:ChatPerSecond=1000",
            "Outbox:BotPerSecond=1000"
        );
        var script = new SopScript(server);
        await script.SetUpPeople();
        List<TimeSpan> times = [];
        for (var ticket = 0; ticket < WarmUp + Tickets; ticket++)
            times.Add(await FileAsync(script));
        var sorted = times.Skip(WarmUp).Order().Select(time => time.TotalMilliseconds).ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"tap to announcement            p50 {At(sorted, 0.5):0} ms, p99 {At(sorted, 0.99):0} ms ({Tickets} tickets)"
            )
        );
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static async Task<TimeSpan> FileAsync(SopScript script)
    {
        var (reporter, staff) = (script.Reporter, script.Staff);
        await reporter.Ask("/lapor", "Kendalanya pada");
        await reporter.Pick("Jaringan", "");
        if (reporter.FromTheBot[^1].Text.Contains("Siapa nama", StringComparison.Ordinal))
        {
            await reporter.Ask("Sari Wulandari", "Dari OPD");
            await reporter.Ask("dinkes", "nomor telepon");
            await reporter.Ask("0812-3456-7890", "Di mana lokasi");
        }
        else
        {
            await reporter.Pick("Ya, pakai data ini", "Di mana lokasi");
        }
        await reporter.Ask("Lantai 2", "Apa yang terjadi");
        await reporter.Ask("Internet mati sejak pagi", "Ada foto?");
        await reporter.Pick("Lewati", "Mohon diperiksa");
        var send = await reporter.Offered("Kirim laporan");
        var before = staff.LastId;
        var began = TimeProvider.System.GetTimestamp();
        reporter.Choose(send, "Kirim laporan");
        await staff.See("menunggu persetujuan", before);
        return TimeProvider.System.GetElapsedTime(began);
    }
}

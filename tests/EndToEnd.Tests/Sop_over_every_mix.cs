using Helpdesk.Core.Tickets;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// The same script for every mix of platforms: all paths of the SOP, evidence and rights, through phones alone.
/// </summary>
public sealed class Sop_over_every_mix
{
    [Theory]
    [
        InlineData("Telegram", "Telegram", "WhatsApp"),
        InlineData("Telegram", "WhatsApp", "Telegram"),
        InlineData("Telegram", "WhatsApp", "WhatsApp")
    ]
    [
        InlineData("WhatsApp", "Telegram", "Telegram"),
        InlineData("WhatsApp", "Telegram", "WhatsApp"),
        InlineData("WhatsApp", "WhatsApp", "Telegram")
    ]
    [
        InlineData("WhatsApp", "WhatsApp", "WhatsApp"),
        InlineData("Telegram", "Telegram", "Telegram"),
        InlineData("WhatsApp", "WhatsApp", "WhatsApp", true)
    ]
    public async Task Every_path_of_the_sop_can_be_taken(
        string reporter,
        string staff,
        string head,
        bool withQuickReplies = false
    )
    {
        await using var server = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            twilio.Settings(withQuickReplies ? TwilioTestServer.QuickReplies : [])
        );
        TestPhone Phone(string platform, string name) =>
            platform == "WhatsApp" ? twilio.Phone(name) : server.Phone(name.Split(' ')[0], name.Split(' ')[1]);
        var script = new SopScript<TestPhone>(
            server.Phone(TelegramServer.AdminId, "Dewi", "Admin"),
            Phone(reporter, "Sari Pelapor"),
            Phone(staff, "Andi Staf"),
            Phone(staff, "Rina Staf"),
            Phone(head, "Hadi Kabid"),
            Phone(reporter, "Budi Asing")
        );
        await script.SetUpPeople();

        await WithEscalationAndPhotos(script, bot);
        await SopPaths.WithoutEscalation(script);
        await SopPaths.ReturnedAndResubmitted(script);
        await SopPaths.RepairedAgain(script);
        await CancelledByItsReporter(script);
        await SopPaths.FinishedByAColleague(script);
        await SopPaths.TalkedAboutRatedAndOpenedAgain(script);
        await SopPaths.MovedHeldHandedOverAndTakenBack(script);
        await EvidenceIsAskedFor(script);
        await RightsAreKept(script);

        Assert.Empty(server.Api.Faults);
        Assert.Empty(twilio.Api.Faults);
        Assert.All(twilio.Webhooks.Answers, answer => Assert.Equal(200, answer.Status));
        Assert.DoesNotContain(twilio.World.All(), message => message.ErrorCode is not null);
        await using var db = bot.Db();
        Assert.Equal(0, await db.Visits.CountAsync(visit => visit.LeftAt == null && visit.AnnouncedAt == null));
        NothingPrivateIsLogged(bot);
    }

    private static async Task WithEscalationAndPhotos(SopScript<TestPhone> script, RunningBot bot)
    {
        var id = await script.File(photos: 2);
        await script.Approve(id);
        await script.Reporter.See($"Laporan {id} disetujui");
        await script.OtherStaff.See("Disetujui oleh Andi Staf");
        await script.Repair(id);
        await script.Escalate(id);
        await script.Reporter.See($"{id} diteruskan ke Kepala Bidang");
        // What is shown is what is stored, to the byte, whatever way it took.
        byte[][] sent = [SamplePhotos.Jpeg(0), SamplePhotos.Jpeg(1), SamplePhotos.Jpeg(7)];
        await script.Staff.Until(() => Photos(script.Staff).Count >= 2, "the report's photos");
        await script.Head.Until(() => Photos(script.Head).Count >= 3, "the report's and the repair's photos");
        Assert.All(sent, photo => Assert.Contains(Photos(script.Head), shown => shown.SequenceEqual(photo)));
        Assert.All(sent.Take(2), photo => Assert.Contains(Photos(script.Staff), shown => shown.SequenceEqual(photo)));
        await script.Decide(id, "Bisa ditutup", "Beli perangkat baru lewat anggaran perubahan");
        await script.Close(id);
        var status = await script.Stranger.Ask(id.ToLowerInvariant(), $"{id}: Selesai");
        foreach (var secret in new[] { "Sari", "Andi", "Hadi", "+62", "ruang pelayanan", "anggaran" })
            Assert.DoesNotContain(secret, status.Text);
        await using var db = bot.Db();
        await script.Reporter.Until(
            () => db.Events.AsNoTracking().Any(e => e.Notice == NoticeOutcome.Delivered),
            "the closing notice's delivery in the history"
        );
        var own = await script.Reporter.Ask($"/status {id}", "Ditutup oleh Andi");
        Assert.DoesNotContain("anggaran", own.Text);
        var all = await script.Staff.Ask($"/status {id}", "Beli perangkat baru");
        Assert.Contains("Pemberitahuan penutupan sudah sampai ke pelapor", all.Text);
    }

    private static IReadOnlyList<byte[]> Photos(TestPhone phone) =>
        [.. phone.FromTheBot.Select(message => message.Photo).OfType<byte[]>()];

    private static async Task CancelledByItsReporter(SopScript<TestPhone> script)
    {
        var id = await script.File();
        await script.Staff.See($"Laporan {id} menunggu persetujuan");
        if (script.Reporter is WhatsAppTestPhone whatsApp)
            whatsApp.Type("Batalkan laporan");
        else
            await SopScript.TapOn(script.Reporter, id, "Batalkan laporan");
        await script.Reporter.See($"Batalkan laporan {id}?");
        await script.Reporter.Pick("Batalkan laporan", $"{id}: Dibatalkan", "untuk memastikan");
        await script.Staff.See("Dibatalkan oleh Sari");
    }

    private static async Task EvidenceIsAskedFor(SopScript<TestPhone> script)
    {
        var id = await script.File();
        await script.Approve(id);
        await script.Staff.Pick("Perbaikan selesai", "belum ada catatan dan foto", id);
        await script.Staff.Ask("Sudah diganti kabelnya", "1 catatan dan 0 foto");
        await script.Staff.Pick("Perbaikan selesai", "belum ada foto");
        await script.Staff.Show(SamplePhotos.Jpeg(3), "1 foto");
        await script.Staff.Pick("Perbaikan selesai", "perlu eskalasi?");
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
        await script.Close(id);
    }

    private static async Task RightsAreKept(SopScript<TestPhone> script)
    {
        var id = await script.File();
        // Whoever was not asked can type the words, but not act by them.
        foreach (var phone in new[] { script.Reporter, script.Head, script.Stranger }.OfType<WhatsAppTestPhone>())
            await phone.Ask($"Setujui {id}", "Hanya staf IT");
        foreach (var command in new[] { "/antrean", "/keputusan", "/petugas" })
            Assert.DoesNotContain(id, (await script.Reporter.Ask(command, "")).Text);
        await script.Approve(id);
    }

    private static void NothingPrivateIsLogged(RunningBot bot)
    {
        foreach (
            var secret in new[]
            {
                TelegramServer.Token,
                TwilioTestServer.Account.Token,
                "+628",
                "81230",
                "81234567890",
                "Sari",
                "Andi",
                "Hadi",
                "Wulandari",
                "ruang pelayanan",
                "   at ",
            }
        )
            Assert.False(
                bot.Log.All.Contains(secret, StringComparison.Ordinal),
                $"The log holds “{secret}”: {bot.Log.Lines.FirstOrDefault(line => line.Line.Contains(secret, StringComparison.Ordinal))}"
            );
    }
}

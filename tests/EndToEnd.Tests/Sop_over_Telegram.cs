using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// One script for every way that updates can come: all paths of the SOP, evidence and rights, through phones alone.
/// </summary>
public sealed class Sop_over_Telegram
{
    private const string Secret = "webhook-secret_1";

    [Theory]
    [InlineData("Polling"), InlineData("Webhook")]
    public async Task Every_path_of_the_sop_can_be_taken(string mode)
    {
        await using var server = await TelegramServer.StartAsync();
        var port = FreePort.Find();
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            $"Telegram:Mode={mode}",
            $"Telegram:WebhookSecret={Secret}",
            $"Urls=http://127.0.0.1:{port}",
            $"PublicBaseUrl=http://127.0.0.1:{port}"
        );
        var script = new SopScript(server);
        await script.SetUpPeople();

        await WithEscalation(script);
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
        await using var db = bot.Db();
        Assert.Equal(0, await db.Visits.CountAsync(visit => visit.LeftAt == null && visit.AnnouncedAt == null));
        await NothingPrivateIsLogged(bot);
    }

    private static async Task WithEscalation(SopScript script)
    {
        var id = await script.File(photos: 2);
        await script.Approve(id);
        await script.Reporter.Expect($"Laporan {id} disetujui");
        await script.OtherStaff.Expect("Disetujui oleh Andi Staf");
        await script.Repair(id);
        await script.Escalate(id);
        await script.Reporter.Expect($"{id} diteruskan ke Kepala Bidang");
        await script.Head.Until(
            () => script.Head.FromBot.Count(message => message.FileId is not null) >= 3,
            "the report's and the repair's photos"
        );
        await script.Decide(id, "Bisa ditutup", "Beli perangkat baru lewat anggaran perubahan");
        await script.Close(id);
        var status = await script.Stranger.Say(id.ToLowerInvariant(), $"{id}: Selesai");
        foreach (var secret in new[] { "Sari", "Andi", "Hadi", "+62", "ruang pelayanan", "anggaran" })
            Assert.DoesNotContain(secret, status.Text);
        var own = await script.Reporter.Say($"/status {id}", "Ditutup oleh Andi");
        Assert.DoesNotContain("anggaran", own.Text);
        await script.Staff.Say($"/status {id}", "Beli perangkat baru");
    }

    private static async Task CancelledByItsReporter(SopScript script)
    {
        var id = await script.File();
        await script.Staff.Expect($"Laporan {id} menunggu persetujuan");
        await SopScript.TapOn(script.Reporter, id, "Batalkan laporan");
        await script.Reporter.Expect($"Batalkan laporan {id}?");
        await script.Reporter.Pick("Batalkan laporan", $"{id}: Dibatalkan", "untuk memastikan");
        await script.Staff.Expect("Dibatalkan oleh Sari");
        await script.Staff.Until(
            () =>
                !script.Staff.FromBot.Any(message =>
                    message.Text?.Contains(id, StringComparison.Ordinal) == true && message.AllButtons.Any()
                ),
            "no buttons left"
        );
    }

    private static async Task EvidenceIsAskedFor(SopScript script)
    {
        var id = await script.File();
        await script.Approve(id);
        var (message, button) = await script.Staff.Button("Perbaikan selesai", id);
        var query = (string)script.Staff.Phone.Press(message, button)["callback_query"]!["id"]!;
        Assert.Contains("belum ada catatan dan foto", (await script.Staff.ExpectAnswer(query)).Text);
        await script.Staff.Say("Sudah diganti kabelnya", "1 catatan dan 0 foto");
        await script.Staff.Press("Perbaikan selesai", "belum ada foto");
        script.Staff.Phone.SendPhoto(SamplePhotos.Jpeg(3));
        await script.Staff.Expect("1 foto");
        await script.Staff.Press("Perbaikan selesai", "perlu eskalasi?");
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
        await script.Close(id);
    }

    private static async Task RightsAreKept(SopScript script)
    {
        var id = await script.File();
        var (message, approve) = await script.Staff.Button("Setujui", id);
        foreach (var phone in new[] { script.Reporter, script.Head, script.Stranger })
        {
            var query = (string)phone.Phone.Press(message, approve)["callback_query"]!["id"]!;
            var answer = await phone.ExpectAnswer(query);
            Assert.True(answer.Alert);
            Assert.Contains("Hanya staf IT", answer.Text);
        }
        foreach (var command in new[] { "/antrean", "/keputusan", "/undang staf", "/petugas" })
            await script.Reporter.Say(command, "Perintah itu hanya untuk");
        await script.Approve(id);
    }

    private static async Task NothingPrivateIsLogged(RunningBot bot)
    {
        await using var db = bot.Db();
        var references = await db.Photos.Select(photo => photo.Reference).ToListAsync();
        Assert.NotEmpty(references);
        foreach (
            var secret in references.Concat([
                TelegramServer.Token,
                "AAtest_token",
                Secret,
                "81234567890",
                "Sari",
                "Andi",
                "Hadi",
                "Wulandari",
                "ruang pelayanan",
                "   at ",
            ])
        )
            Assert.False(
                bot.Log.All.Contains(secret, StringComparison.Ordinal),
                $"The log holds “{secret}”: {bot.Log.Lines.FirstOrDefault(line => line.Line.Contains(secret, StringComparison.Ordinal))}"
            );
        Assert.NotEmpty(bot.Log.Lines);
    }
}

using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests;

public sealed class SopOverTelegram
{
    [Fact]
    public async Task A_ticket_goes_through_all_steps_with_escalation()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var script = new SopScript(server);
        await script.SetUpPeople();

        var id = await script.File(photos: 2);
        await script.Approve(id);
        await script.Reporter.Expect($"Laporan {id} disetujui");
        await script.Repair(id);
        await script.Escalate(id);
        await script.Reporter.Expect($"{id} diteruskan ke Kepala Bidang");
        await script.Decide(id, "Selesaikan", "Beli perangkat baru lewat anggaran perubahan");
        await script.Close(id);

        var status = await script.Stranger.Say(id.ToLowerInvariant(), "Selesai");
        Assert.DoesNotContain("Sari", status.Text);
        Assert.DoesNotContain("+62", status.Text);
        Assert.Empty(server.Api.Faults);
    }
}

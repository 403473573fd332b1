using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>Ways through the SOP that are the same on every platform.</summary>
internal static class SopPaths
{
    public static async Task WithoutEscalation<TPhone>(SopScript<TPhone> script)
        where TPhone : TestPhone
    {
        var id = await script.File(category: "Aplikasi", photos: 0);
        await script.Approve(id);
        await script.Repair(id);
        await SopScript.TapOn(script.Staff, id, "Tidak perlu");
        await script.Close(id);
    }

    public static async Task ReturnedAndResubmitted<TPhone>(SopScript<TPhone> script)
        where TPhone : TestPhone
    {
        var id = await script.File();
        await SopScript.TapOn(script.Staff, id, "Kembalikan");
        await script.Staff.See("Apa alasan");
        await script.Staff.Ask("Mohon sebutkan ruangannya", "Dikembalikan ke pelapor");
        await script.Reporter.See("Mohon sebutkan ruangannya");
        await SopScript.TapOn(script.Reporter, id, "Perbaiki laporan");
        await script.Reporter.See($"perbaikan untuk laporan {id}");
        await script.Reporter.Ask("Ruang 204, gedung B", "Ruang 204");
        await script.Reporter.Show(SamplePhotos.Jpeg(20), "Foto tambahan: 1");
        var after = script.OtherStaff.LastId;
        await script.Reporter.Pick("Kirim laporan", "Menunggu persetujuan");
        var again = await script.OtherStaff.See($"Laporan {id} menunggu persetujuan", after);
        Assert.Contains("Ruang 204, gedung B", again.Text);
        Assert.Contains("Foto: 2", again.Text);
        await script.Approve(id);
        await script.Repair(id);
        await SopScript.TapOn(script.Staff, id, "Tidak perlu");
        await script.Close(id);
    }

    public static async Task RepairedAgain<TPhone>(SopScript<TPhone> script)
        where TPhone : TestPhone
    {
        var id = await script.File();
        await script.Approve(id);
        await script.Repair(id);
        await script.Escalate(id);
        var after = script.Staff.LastId;
        await script.Decide(id, "Perbaiki lagi", "Coba ganti port switch dulu");
        Assert.Contains(
            "Coba ganti port switch dulu",
            (await script.Staff.See($"Tiket {id} siap diperbaiki", after)).Text
        );
        await script.Repair(id);
        await SopScript.TapOn(script.Staff, id, "Tidak perlu");
        await script.Close(id);
    }

    public static async Task FinishedByAColleague<TPhone>(SopScript<TPhone> script)
        where TPhone : TestPhone
    {
        var id = await script.File();
        await script.Approve(id);
        await script.OtherStaff.Ask("/antrean", id);
        await script.OtherStaff.Pick(id, $"Tiket {id}: Sedang diperbaiki");
        await script.Repair(id, script.OtherStaff);
        await script.Staff.See($"Tiket {id} sekarang ditangani oleh Rina Staf");
        await SopScript.TapOn(script.OtherStaff, id, "Tidak perlu");
        await script.Close(id, script.OtherStaff);
    }
}

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
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
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
        await SopScript.TapOn(script.Reporter, id, "Lengkapi laporan");
        await script.Reporter.See($"keterangan tambahan untuk laporan {id}");
        await script.Reporter.Ask("Ruang 204, gedung B", "Ruang 204");
        await script.Reporter.Show(SamplePhotos.Jpeg(20), "Foto tambahan: 1");
        // Who approves waits for the new prompt too: an older one on the same phone offers the same button.
        var after = (Other: script.OtherStaff.LastId, Staff: script.Staff.LastId);
        await script.Reporter.Pick("Kirim laporan", "Menunggu persetujuan");
        var again = await script.OtherStaff.See($"Laporan {id} menunggu persetujuan", after.Other);
        await script.Staff.See($"Laporan {id} menunggu persetujuan", after.Staff);
        Assert.Contains("Ruang 204, gedung B", again.Text);
        Assert.Contains("Foto: 2", again.Text);
        await script.Approve(id);
        await script.Repair(id);
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
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
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
        await script.Close(id);
    }

    public static async Task TalkedAboutRatedAndOpenedAgain<TPhone>(SopScript<TPhone> script)
        where TPhone : TestPhone
    {
        var id = await script.File();
        await script.Approve(id);
        await SopScript.TapOn(script.Staff, id, "Lainnya");
        await script.Staff.See($"Tindakan lain untuk tiket {id}");
        await script.Staff.Pick("Tanya pelapor", "ingin ditanyakan");
        await script.Staff.Ask("Lampu modemnya warna apa?", "Pertanyaan dikirim ke pelapor");
        await script.Reporter.See("Lampu modemnya warna apa?");
        await script.Reporter.Pick("Jawab", $"untuk laporan {id}");
        await script.Reporter.Ask("merah, kedip terus", "Ditambahkan");
        await script.Reporter.Pick("Selesai", "sudah diteruskan");
        await script.Staff.See("merah, kedip terus");
        await script.Repair(id);
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
        await script.Staff.See($"Tiket {id} siap ditutup");
        await SopScript.TapOn(script.Staff, id, "Beri tahu pelapor");
        await script.Staff.See("Tulis pemberitahuan");
        await script.Staff.Ask("Modem diganti.", "Pemberitahuan dikirim ke pelapor");
        await script.Reporter.See("Modem diganti.");
        await script.Close(id);
        await script.Reporter.See("Yang dikerjakan: Modem diganti.");
        await script.Reporter.Pick("4", "Terima kasih atas nilai 4");
        await script.Reporter.Pick("Lewati", "Terima kasih");
        await SopScript.TapOn(script.Reporter, id, "Buka lagi");
        await script.Reporter.See("masih bermasalah");
        var after = script.Staff.LastId;
        await script.Reporter.Ask("mati lagi sejak pagi", "Dibuka lagi");
        Assert.Contains("mati lagi sejak pagi", (await script.Staff.See($"Tiket {id} siap diperbaiki", after)).Text);
        await script.Repair(id);
        after = script.Staff.LastId;
        await SopScript.TapOn(script.Staff, id, "Tanpa eskalasi");
        await script.Staff.See($"Tiket {id} siap ditutup", after);
        var told = script.Reporter.LastId;
        await script.Close(id);
        // It was closed before: what was told then is not what is waited for.
        await script.Reporter.See($"Laporan {id} telah selesai", told);
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
        await SopScript.TapOn(script.OtherStaff, id, "Tanpa eskalasi");
        await script.Close(id, script.OtherStaff);
    }

    public static async Task MovedHeldHandedOverAndTakenBack<TPhone>(SopScript<TPhone> script)
        where TPhone : TestPhone
    {
        var id = await script.File();
        await SopScript.TapOn(script.Staff, id, "Kembalikan");
        await script.Staff.See("Apa alasan");
        await script.Staff.Ask("Salah tiket, maaf", "Dikembalikan ke pelapor");
        await script.Reporter.See("Salah tiket, maaf");
        var after = script.Staff.LastId;
        await More(script.Staff, id, "Tarik kembali", $"Laporan {id} menunggu persetujuan");
        await script.Reporter.See("tidak jadi dikembalikan");
        await script.Staff.See($"Laporan {id} menunggu persetujuan", after);
        after = script.Staff.LastId;
        await More(script.Staff, id, "Ubah kategori", "Kategori diubah");
        Assert.Contains(
            "Kategori: Aplikasi",
            (await script.Staff.See($"Laporan {id} menunggu persetujuan", after)).Text
        );
        await script.Approve(id);
        await script.Reporter.See($"{id} disetujui");
        await SopScript.TapOn(script.Reporter, id, "Tambah keterangan");
        await script.Reporter.See($"untuk laporan {id}");
        await script.Reporter.Ask("Lampunya merah", "Ditambahkan");
        await script.Reporter.Pick("Selesai", "sudah diteruskan");
        await script.Staff.See("Lampunya merah");
        await More(script.Staff, id, "Tunda", "Mengapa");
        await script.Staff.Ask("Menunggu suku cadang", "sampai kapan");
        await script.Staff.Pick("Besok", "Ditunda");
        await script.Reporter.See("ditunda sampai");
        await script.Head.See("Menunggu suku cadang");
        await More(script.Staff, id, "Lanjutkan penanganan", "Penanganan dilanjutkan");
        await HandedOverAndFinished(script, id);
    }

    private static async Task HandedOverAndFinished<TPhone>(SopScript<TPhone> script, string id)
        where TPhone : TestPhone
    {
        var rina = script.OtherStaff;
        await More(script.Staff, id, "Serahkan", "diserahkan kepada siapa");
        await script.Staff.Pick("Rina Staf", "Diserahkan");
        await rina.See($"menyerahkan tiket {id}");
        await SopScript.TapOn(rina, id, "Tambah catatan");
        await rina.See($"Tiket {id}: kirim catatan");
        await rina.Ask("Kabel LAN diganti", "1 catatan dan 0 foto");
        await rina.Show(SamplePhotos.Jpeg(7), "1 catatan dan 1 foto");
        await rina.Pick("Perbaikan selesai", "perlu eskalasi?");
        await SopScript.TapOn(rina, id, "Tanpa eskalasi");
        await rina.See($"Tiket {id} siap ditutup");
        await More(rina, id, "Tarik kembali", "perlu eskalasi?");
        var after = rina.LastId;
        await SopScript.TapOn(rina, id, "Tanpa eskalasi");
        await rina.See($"Tiket {id} siap ditutup", after);
        await script.Close(id, rina);
    }

    // What is wanted now and then stands behind a button of the ticket's card.
    private static async Task More(TestPhone phone, string id, string label, string expect)
    {
        await phone.Ask(id, $"Tiket {id}");
        await phone.Pick("Lainnya", $"Tindakan lain untuk tiket {id}", id);
        var after = phone.LastId;
        phone.Choose(await phone.Offered(label, id), label);
        await phone.See(expect, after);
    }
}

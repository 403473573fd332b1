using System.Text.RegularExpressions;
using Helpdesk.Sandbox.BotApi;

namespace Helpdesk.TestKit;

/// <summary>The people of the SOP, all on Telegram.</summary>
internal sealed class SopScript(TelegramServer server)
    : SopScript<TelegramPhone>(
        server.Phone(TelegramServer.AdminId, "Dewi", "Admin"),
        server.Phone("Sari", "Pelapor"),
        server.Phone("Andi", "Staf"),
        server.Phone("Rina", "Staf"),
        server.Phone("Hadi", "Kabid"),
        server.Phone("Budi", "Asing")
    );

/// <summary>
/// The people of the SOP, and the steps they take, each through their phone alone, whatever the platform.
/// </summary>
internal partial class SopScript<TPhone>(
    TelegramPhone admin,
    TPhone reporter,
    TPhone staff,
    TPhone otherStaff,
    TPhone head,
    TPhone stranger
)
    where TPhone : TestPhone
{
    public TelegramPhone Admin => admin;

    public TPhone Reporter => reporter;

    public TPhone Staff => staff;

    public TPhone OtherStaff => otherStaff;

    public TPhone Head => head;

    public TPhone Stranger => stranger;

    /// <summary>The admin invites two staff and the head; each opens their link.</summary>
    public async Task SetUpPeople()
    {
        await Admin.Say("/start", "Selamat datang");
        await Join(Staff, "staf");
        await Join(OtherStaff, "staf");
        await Join(Head, "kepala");
    }

    public async Task Join(TestPhone phone, string role)
    {
        var invitation = await Admin.Say($"/undang {role}", $"https://t.me/{ChatWorld.BotName}?start=");
        await phone.Ask($"/start {InvitationCode().Match(invitation.Text!).Groups[1].Value}", "Selamat bergabung");
    }

    /// <summary>Files a report with photos, and returns its ID.</summary>
    public async Task<string> File(
        TestPhone? reporter = null,
        int photos = 1,
        string description = "Internet mati sejak pagi, semua komputer",
        string category = "Jaringan"
    )
    {
        var phone = reporter ?? Reporter;
        await phone.Ask("/lapor", "Kendalanya pada");
        var next = await PressFirstOf(phone, category, "Siapa nama", "Pakai data ini lagi");
        if (next.Text.Contains("Siapa nama", StringComparison.Ordinal))
        {
            await phone.Ask("Sari Wulandari", "Dari OPD");
            await phone.Ask("dinkes", "nomor telepon");
            await phone.Ask("0812-3456-7890", category == "Jaringan" ? "Di mana lokasi" : "Aplikasi apa");
        }
        else
        {
            await phone.Pick("Ya, pakai data ini", category == "Jaringan" ? "Di mana lokasi" : "Aplikasi apa");
        }
        await phone.Ask("Lantai 2, ruang pelayanan", "Apa yang terjadi");
        await phone.Ask(description, "Ada foto?");
        for (var photo = 0; photo < photos; photo++)
            await phone.Show(SamplePhotos.Jpeg(photo), "Foto diterima");
        await phone.Pick(photos == 0 ? "Lewati" : "Selesai", "Mohon diperiksa");
        return IdIn((await phone.Pick("Kirim laporan", "Laporan diterima")).Text);
    }

    public async Task Approve(string id, TestPhone? staff = null)
    {
        var phone = staff ?? Staff;
        await TapOn(phone, id, "Setujui");
        await phone.See($"Tiket {id} siap diperbaiki");
    }

    public async Task Repair(string id, TestPhone? staff = null)
    {
        var phone = staff ?? Staff;
        await TapOn(phone, id, "Tambah catatan");
        if (staff is not null)
        {
            await phone.See($"Tiket {id} sedang ditangani");
            await phone.Pick("Ambil alih", $"Tiket {id}: kirim catatan");
        }
        await phone.See($"Tiket {id}: kirim catatan");
        await phone.Ask("Kabel LAN diganti, switch dinyalakan ulang", "1 catatan dan 0 foto");
        await phone.Show(SamplePhotos.Jpeg(7), "1 catatan dan 1 foto");
        await phone.Pick("Perbaikan selesai", "perlu eskalasi?");
    }

    public async Task Escalate(string id)
    {
        await TapOn(Staff, id, "Eskalasi");
        await Staff.See($"permasalahan tiket {id}");
        await Staff.Ask("Perlu perangkat baru, anggaran belum ada", "Dieskalasi");
        await Head.See($"Tiket {id} menunggu keputusan");
    }

    public async Task Decide(string id, string decision, string input)
    {
        await TapOn(Head, id, decision);
        await Head.See("masukan");
        await Head.Ask(input, "Status sekarang");
    }

    public async Task Close(string id, TestPhone? staff = null)
    {
        var phone = staff ?? Staff;
        await phone.See($"Tiket {id} siap ditutup");
        await TapOn(phone, id, "Tutup tiket");
        await Reporter.See($"Laporan {id} telah selesai");
    }

    /// <summary>
    /// A ticket through all steps; returns its ID once its reporter and its handler know that it is closed.
    /// </summary>
    public async Task<string> ToTheEndAsync()
    {
        var id = await File();
        await Approve(id);
        await Repair(id);
        await Escalate(id);
        await Decide(id, "Bisa ditutup", "Pakai perangkat cadangan");
        await Close(id);
        await Reporter.See($"Laporan {id} telah selesai");
        await Staff.See($"{id}: Ditutup");
        return id;
    }

    /// <summary>Chooses an option of a message about a ticket.</summary>
    public static async Task TapOn(TestPhone phone, string id, string label) =>
        phone.Choose(await phone.Offered(label, id), label);

    public static string IdIn(string text) => TicketId().Match(text).Value;

    private static async Task<Seen> PressFirstOf(TestPhone phone, string label, params string[] either)
    {
        var after = phone.LastId;
        phone.Choose(await phone.Offered(label), label);
        Seen? found = null;
        await phone.Until(
            () =>
                (
                    found = phone.FromTheBot.FirstOrDefault(message =>
                        message.Id > after
                        && either.Any(words => message.Text.Contains(words, StringComparison.Ordinal))
                    )
                )
                    is not null,
            string.Join(" or ", either)
        );
        return found!;
    }

    [GeneratedRegex(@"start=(\w+)")]
    private static partial Regex InvitationCode();

    [GeneratedRegex("HD-[0-9]{4}-[0-9A-Z]{6}")]
    private static partial Regex TicketId();
}

using System.Text.RegularExpressions;
using Helpdesk.Sandbox.BotApi;

namespace Helpdesk.TestKit;

/// <summary>The people of the SOP, and the steps they take, each through their phone alone.</summary>
public sealed partial class SopScript(TelegramServer server)
{
    public TestPhone Admin { get; } = server.Phone(TelegramServer.AdminId, "Dewi", "Admin");

    public TestPhone Reporter { get; } = server.Phone("Sari", "Pelapor");

    public TestPhone Staff { get; } = server.Phone("Andi", "Staf");

    public TestPhone OtherStaff { get; } = server.Phone("Rina", "Staf");

    public TestPhone Head { get; } = server.Phone("Hadi", "Kabid");

    public TestPhone Stranger { get; } = server.Phone("Budi", "Asing");

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
        await phone.Say($"/start {InvitationCode().Match(invitation.Text!).Groups[1].Value}", "Selamat bergabung");
    }

    /// <summary>Files a report with photos, and returns its ID.</summary>
    public async Task<string> File(TestPhone? reporter = null, int photos = 1, string description = "Internet mati sejak pagi, semua komputer", string category = "Jaringan")
    {
        var phone = reporter ?? Reporter;
        await phone.Say("/lapor", "Kendala apa");
        var next = await PressFirstOf(phone, category, "Siapa nama", "data pemohon masih sama");
        if (next.Text!.Contains("Siapa nama", StringComparison.Ordinal))
        {
            await phone.Say("Sari Wulandari", "Dari OPD mana");
            await phone.Say("dinkes", "nomor telepon");
            await phone.Say("0812-3456-7890", category == "Jaringan" ? "Di mana jaringannya" : "Aplikasi apa");
        }
        else
        {
            await phone.Press("Ya, pakai data ini", category == "Jaringan" ? "Di mana jaringannya" : "Aplikasi apa");
        }
        await phone.Say("Lantai 2, ruang pelayanan", "Apa yang terjadi");
        await phone.Say(description, "Ada foto?");
        for (var photo = 0; photo < photos; photo++)
        {
            var after = phone.LastId;
            phone.Phone.SendPhoto(SamplePhotos.Jpeg(photo));
            await phone.Expect("Foto diterima", after);
        }
        await phone.Press(photos == 0 ? "Lewati" : "Selesai", "Mohon diperiksa");
        return IdIn(await phone.Press("Kirim laporan", "Laporan diterima"));
    }

    public async Task Approve(string id, TestPhone? staff = null)
    {
        var phone = staff ?? Staff;
        await TapOn(phone, id, "Setujui");
        await phone.Expect($"Tiket {id} siap diperbaiki");
    }

    public async Task Repair(string id, TestPhone? staff = null)
    {
        var phone = staff ?? Staff;
        await TapOn(phone, id, "Tambah catatan");
        await phone.Expect($"Tiket {id}: kirim catatan");
        await phone.Say("Kabel LAN diganti, switch dinyalakan ulang", "1 catatan dan 0 foto");
        var after = phone.LastId;
        phone.Phone.SendPhoto(SamplePhotos.Jpeg(7));
        await phone.Expect("1 catatan dan 1 foto", after);
        await phone.Press("Lanjutkan", "perlu eskalasi?");
    }

    public async Task Escalate(string id)
    {
        await TapOn(Staff, id, "Eskalasi");
        await Staff.Expect($"permasalahan tiket {id}");
        await Staff.Say("Perlu perangkat baru, anggaran belum ada", "Dieskalasi");
        await Head.Expect($"Tiket {id} menunggu keputusan");
    }

    public async Task Decide(string id, string decision, string input)
    {
        await TapOn(Head, id, decision);
        await Head.Expect("masukan");
        await Head.Say(input, "Diputuskan");
    }

    public async Task Close(string id, TestPhone? staff = null)
    {
        var phone = staff ?? Staff;
        await phone.Expect($"Tiket {id} siap ditutup");
        await TapOn(phone, id, "Tutup tiket");
        await Reporter.Expect($"Laporan {id} telah selesai");
    }

    /// <summary>Presses a button on a message about a ticket.</summary>
    public static async Task TapOn(TestPhone phone, string id, string label)
    {
        var (message, button) = await phone.Button(label, id);
        phone.Phone.Press(message, button);
    }

    public static string IdIn(ChatMessage message) => TicketId().Match(message.Text!).Value;

    private static async Task<ChatMessage> PressFirstOf(TestPhone phone, string label, params string[] either)
    {
        var after = phone.LastId;
        await phone.Tap(label);
        ChatMessage? found = null;
        await phone.Until(() => (found = phone.FromBot.FirstOrDefault(message => message.Id > after && either.Any(words => message.Text!.Contains(words, StringComparison.Ordinal)))) is not null, string.Join(" or ", either));
        return found!;
    }

    [GeneratedRegex(@"start=(\w+)")]
    private static partial Regex InvitationCode();

    [GeneratedRegex("HD-[0-9]{4}-[0-9A-Z]{6}")]
    private static partial Regex TicketId();
}

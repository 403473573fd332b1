using Helpdesk.Sandbox;
using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>
/// A phone of 390 pixels' width shows some 650 of a chat: what is higher can't be read without scrolling, and its
/// buttons are not where one looks.
/// </summary>
public sealed class Heights_on_a_phone
{
    private const int Laptop = 1440,
        LaptopHeight = 900,
        Phone = 390,
        PhoneHeight = 844,
        Highest = 650;

    private const string Long =
        "Sejak Senin pagi jaringan di loket pelayanan lantai 2 putus setiap sepuluh menit, lampu router merah lalu hijau lagi. "
        + "Semua komputer di loket ikut putus, yang di ruang kepala bidang tidak. Sudah dicoba dimatikan dan dinyalakan lagi, "
        + "kabelnya juga sudah dicabut dan dipasang ulang, tetapi tetap sama. Warga menunggu sampai satu jam, jadi mohon "
        + "dibantu secepatnya. Terima kasih banyak sebelumnya.";

    // Made by Playwright, which sets the properties.
    private sealed class Shown
    {
        public double Height { get; set; }

        public string Begins { get; set; } = "";
    }

    [Fact]
    public async Task No_message_of_a_whole_ticket_of_lists_and_of_figures_is_higher_than_what_a_phone_shows()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync([
            "--urls",
            "http://127.0.0.1:0",
            "--at",
            "2026-11-24 08:00",
        ]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));
        await TakeATicketThroughAsync(room);
        await AskForListsAsync(room);

        await room.Page.SetViewportSizeAsync(Phone, PhoneHeight);
        List<string> tooHigh = [];
        foreach (var (phone, tab) in Tabs)
        {
            await room
                .Page.Locator("#tabs")
                .GetByRole(AriaRole.Button, new() { Name = tab, Exact = true })
                .ClickAsync();
            await Pictures.TakeAsync(room.Page, $"phone-{tab.ToLowerInvariant()}");
            tooHigh.AddRange((await ShownAsync(room, phone)).Where(shown => shown.Height > Highest).Select(Line(tab)));
        }
        Assert.True(tooHigh.Count == 0, string.Join('\n', tooHigh));
    }

    private static readonly (long Phone, string Tab)[] Tabs =
    [
        (SandboxPage.Sari, "Sari"),
        (SandboxPage.Darto, "Darto"),
        (SandboxPage.Andi, "Andi"),
        (SandboxPage.Rina, "Rina"),
        (SandboxPage.Hadi, "Hadi"),
        (SandboxPage.Dewi, "Dewi"),
    ];

    private static Func<Shown, string> Line(string tab) =>
        shown => FormattableString.Invariant($"{tab}: {shown.Height:0} px: {shown.Begins.ReplaceLineEndings(" ")}");

    // Darto reports on WhatsApp, where every option takes a line.
    private static async Task TakeATicketThroughAsync(SandboxPage room)
    {
        var id = await room.File(SandboxPage.Darto, "Kecamatan Genteng", "Loket pelayanan, lantai 2", Long);
        await room.Press(SandboxPage.Andi, "Kembalikan", "alasan");
        await room.Say(SandboxPage.Andi, "Mohon sebutkan komputer mana saja", "Dikembalikan");
        await room.Expect(SandboxPage.Darto, "Mohon sebutkan komputer");
        await room.Say(SandboxPage.Darto, "Komputer loket 1 sampai 5", "Kirim laporan");
        await room.Press(SandboxPage.Darto, "Kirim laporan", "Menunggu persetujuan");
        await room.Press(SandboxPage.Rina, "Setujui", "siap diperbaiki");
        await room.Press(SandboxPage.Rina, "Lainnya", "Tindakan lain");
        await room.Press(SandboxPage.Rina, "Tambah catatan", "kirim catatan");
        await room.Say(SandboxPage.Rina, "Router diganti sementara, yang lama rusak", "1 catatan");
        await room.SendSample(SandboxPage.Rina, 1, "1 foto");
        await room.Press(SandboxPage.Rina, "Perbaikan selesai", "perlu eskalasi");
        await room.Press(SandboxPage.Rina, "Eskalasi", "permasalahan");
        await room.Say(SandboxPage.Rina, "Perlu router baru, belum ada anggaran", "Dieskalasi");
        await room.Press(SandboxPage.Hadi, "Bisa ditutup", "masukan");
        await room.Say(SandboxPage.Hadi, "Ajukan lewat anggaran perubahan", "Status sekarang");
        await room.Press(SandboxPage.Rina, "Beri tahu pelapor", "Tulis pemberitahuan");
        await room.Say(SandboxPage.Rina, "Router sudah diganti sementara.", "Pemberitahuan dikirim ke pelapor");
        await room.Press(SandboxPage.Rina, "Tutup tiket", "ditutup");
        await room.Expect(SandboxPage.Darto, "Yang dikerjakan");
        await room.Say(SandboxPage.Darto, id, $"Tiket {id}: Selesai");
        await room.Say(SandboxPage.Andi, id, $"Tiket {id}: Selesai");
        await room.Say(SandboxPage.Hadi, id, $"Tiket {id}: Selesai");
    }

    private static async Task AskForListsAsync(SandboxPage room)
    {
        for (var report = 0; report < 9; report++)
        {
            // Nobody may send more than sixty messages a minute.
            if (report is 3 or 6)
                await room.PressClock("+1 menit");
            await room.Say(SandboxPage.Sari, "/lapor", "Kendalanya pada");
            await room.Press(SandboxPage.Sari, "Jaringan", report == 0 ? "Siapa nama" : "Pakai data ini lagi");
            if (report == 0)
            {
                await room.Say(SandboxPage.Sari, "Sari Wulandari", "Dari OPD");
                await room.Say(SandboxPage.Sari, "dinkes", "nomor telepon");
                await room.Say(SandboxPage.Sari, "0812 3456 7890", "Di mana");
            }
            else
                await room.Press(SandboxPage.Sari, "Ya, pakai data ini", "Di mana");
            await room.Say(SandboxPage.Sari, "Lantai 2, ruang pelayanan", "Apa yang terjadi");
            await room.Say(SandboxPage.Sari, "Internet mati di semua komputer sejak pagi tadi", "Ada foto?");
            await room.Press(SandboxPage.Sari, "Lewati", "Mohon diperiksa");
            await room.Press(SandboxPage.Sari, "Kirim laporan", "Laporan diterima");
        }
        await room.Say(SandboxPage.Sari, "/tiket", "Halaman 1 dari 2");
        await room.Say(SandboxPage.Sari, "/bantuan", "Yang bisa dilakukan");
        await room.Say(SandboxPage.Andi, "/antrean", "Halaman 1 dari 2");
        await room.Say(SandboxPage.Andi, "/kinerja", "Tepat waktu");
        await room.Say(SandboxPage.Hadi, "/antrean", "Halaman 1 dari 2");
        await room.Say(SandboxPage.Hadi, "/bantuan", "Yang bisa dilakukan");
        await room.Say(SandboxPage.Hadi, "/kinerja", "Diterima");
        await room.Say(SandboxPage.Dewi, "/petugas", "Daftar petugas");
        await room.Say(SandboxPage.Dewi, "/opd", "Daftar OPD");
        await room.Say(SandboxPage.Dewi, "/bantuan", "Yang bisa dilakukan");
    }

    private static Task<Shown[]> ShownAsync(SandboxPage room, long phone) =>
        room.Page.EvaluateAsync<Shown[]>(
            "phone => [...document.querySelectorAll(`#phone-${phone} .message:not(.me)`)].map(message => { const keys = message.nextElementSibling?.classList.contains('keys') ? message.nextElementSibling.getBoundingClientRect().height : 0; return { Height: message.getBoundingClientRect().height + keys, Begins: message.innerText.slice(0, 60) }; })",
            phone
        );
}

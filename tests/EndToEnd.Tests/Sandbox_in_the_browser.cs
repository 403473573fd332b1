using Helpdesk.Sandbox;
using Microsoft.Playwright;

namespace Helpdesk.EndToEnd.Tests;

public sealed class Sandbox_in_the_browser
{
    private const int Laptop = 1440,
        LaptopHeight = 900,
        Handheld = 390,
        HandheldHeight = 844;

    [Fact]
    public async Task A_newcomer_takes_a_ticket_with_a_photo_through_all_steps_with_escalation()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));

        var id = await room.File(
            SandboxPage.Sari,
            "dinkes",
            "Lantai 2, ruang pelayanan",
            "Internet mati sejak pagi, lampu router merah"
        );
        await room.Expect(SandboxPage.Andi, $"Laporan {id} menunggu persetujuan");
        await room.Expect(SandboxPage.Rina, $"Laporan {id} menunggu persetujuan");
        await Pictures.TakeAsync(room.Page, "sandbox-new-report");
        await room.Press(SandboxPage.Andi, "Setujui", $"Tiket {id} siap diperbaiki");
        await room.Expect(SandboxPage.Rina, "Disetujui oleh Andi Prasetyo");
        await room.Press(SandboxPage.Andi, "Tambah catatan", "kirim catatan");
        await room.Say(SandboxPage.Andi, "Kabel diganti, router tetap merah", "1 catatan");
        await room.SendSample(SandboxPage.Andi, 2, "1 foto");
        await room.Press(SandboxPage.Andi, "Perbaikan selesai", "perlu eskalasi");
        await room.Press(SandboxPage.Andi, "Eskalasi", "permasalahan");
        await room.Say(SandboxPage.Andi, "Router rusak, perlu perangkat baru", "Dieskalasi");
        await room.Expect(SandboxPage.Hadi, $"Tiket {id} menunggu keputusan");
        await Pictures.TakeAsync(room.Page, "sandbox-escalated");
        await room.Press(SandboxPage.Hadi, "Bisa ditutup", "masukan");
        await room.Say(SandboxPage.Hadi, "Pakai router cadangan dari gudang", "Status sekarang");
        await room.Expect(SandboxPage.Andi, $"Tiket {id} siap ditutup");
        await room.Press(SandboxPage.Andi, "Tutup tiket", "ditutup");
        await room.Expect(SandboxPage.Sari, $"Laporan {id} telah selesai");
        await room.Say(SandboxPage.Darto, id, $"Tiket {id}: Selesai");
        await Pictures.TakeAsync(room.Page, "sandbox-closed");
    }

    [Fact]
    public async Task A_reporter_on_whatsapp_and_staff_on_telegram_take_a_ticket_to_the_end_and_photos_cross_over()
    {
        await using var browser = await Browser.StartAsync();
        // In office time: what is silent on Telegram waits for it on WhatsApp.
        await using var sandbox = await SandboxApplication.StartAsync([
            "--urls",
            "http://127.0.0.1:0",
            "--at",
            "2026-11-24 08:00",
        ]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));
        await Assertions.Expect(room.Page.Locator($"#phone-{SandboxPage.Darto} .app")).ToHaveTextAsync("WhatsApp");

        var id = await room.File(
            SandboxPage.Darto,
            "Kecamatan Genteng",
            "Loket pelayanan",
            "Aplikasi antrean tidak bisa dibuka sejak pagi"
        );
        await room.Expect(SandboxPage.Andi, $"Laporan {id} menunggu persetujuan");
        await Assertions.Expect(room.Page.Locator($"#phone-{SandboxPage.Andi} .message img")).ToHaveCountAsync(1);
        await room.Press(SandboxPage.Andi, "Setujui", $"Tiket {id} siap diperbaiki");
        await room.Expect(SandboxPage.Darto, $"Laporan {id} disetujui");
        await room.Press(SandboxPage.Andi, "Tambah catatan", "kirim catatan");
        await room.Say(SandboxPage.Andi, "Peramban diperbarui, antrean terbuka lagi", "1 catatan");
        await room.SendSample(SandboxPage.Andi, 1, "1 foto");
        await Pictures.TakeAsync(room.Page, "sandbox-whatsapp");
        await room.Press(SandboxPage.Andi, "Perbaikan selesai", "perlu eskalasi");
        await room.Press(SandboxPage.Andi, "Tanpa eskalasi", "siap ditutup");
        await room.Press(SandboxPage.Andi, "Tutup tiket", "ditutup");
        await room.Expect(SandboxPage.Darto, $"Laporan {id} telah selesai ditindaklanjuti");
        // Who did it is theirs to know; what the officers wrote for each other is not.
        await room.Say(SandboxPage.Darto, id, "Ditutup oleh Andi Prasetyo");
        await Assertions
            .Expect(room.Page.Locator($"#phone-{SandboxPage.Darto}"))
            .Not.ToContainTextAsync("Peramban diperbarui");

        // A day later the window is closed, and the phone shows it.
        for (var hours = 0; hours < 25; hours++)
            await room.PressClock("+1 jam");
        await Assertions
            .Expect(room.Page.Locator($"#phone-{SandboxPage.Darto} .app"))
            .ToContainTextAsync("jendela 24 jam tertutup");
    }

    [Fact]
    public async Task A_returned_report_is_corrected_and_closed_without_escalation()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));

        var id = await room.File(SandboxPage.Darto, "Kecamatan Genteng", "Kantor depan", "Jaringan lambat sekali");
        await room.Press(SandboxPage.Rina, "Kembalikan", "alasan");
        await room.Say(SandboxPage.Rina, "Mohon sebutkan sejak kapan dan komputer mana", "Dikembalikan");
        await room.Press(SandboxPage.Darto, "Lengkapi laporan", "Tulis keterangan tambahan");
        await room.Say(SandboxPage.Darto, "Sejak Senin, semua komputer di loket", "Kirim laporan");
        await room.Press(SandboxPage.Darto, "Kirim laporan", "Menunggu persetujuan");
        await room.Press(SandboxPage.Rina, "Setujui", "siap diperbaiki");
        await room.Press(SandboxPage.Rina, "Tambah catatan", "kirim catatan");
        await room.Say(SandboxPage.Rina, "Pengaturan DNS diperbaiki", "1 catatan");
        await room.SendSample(SandboxPage.Rina, 1, "1 foto");
        await room.Press(SandboxPage.Rina, "Perbaikan selesai", "perlu eskalasi");
        await room.Press(SandboxPage.Rina, "Tanpa eskalasi", "siap ditutup");
        await room.Press(SandboxPage.Rina, "Tutup tiket", "ditutup");
        await room.Expect(SandboxPage.Darto, $"Laporan {id} telah selesai");
    }

    [Fact]
    public async Task The_clock_jumps_24_and_then_6_minutes_and_reminder_and_overdue_notice_arrive_and_are_acted_on()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync([
            "--urls",
            "http://127.0.0.1:0",
            "--at",
            "2026-11-23 07:10",
        ]);
        var room = new SandboxPage(await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight));
        await Assertions.Expect(room.Page.Locator("#clock")).ToContainTextAsync("tutup, buka lagi");
        await room.PressClock("Ke jam kerja");
        await Assertions
            .Expect(room.Page.Locator("#clock"))
            .ToContainTextAsync("Sen, 23 Nov 2026, 07.30 WIB · jam kerja");

        var id = await room.File(
            SandboxPage.Sari,
            "dinkes",
            "Lantai 2, ruang pelayanan",
            "Internet mati sejak pagi, lampu router merah"
        );
        await room.Expect(SandboxPage.Andi, $"Laporan {id} menunggu persetujuan");
        await room.Jump(24);
        await room.Expect(SandboxPage.Andi, $"⏳ Tiket {id}: sisa");
        await room.Expect(SandboxPage.Rina, $"⏳ Tiket {id}: sisa");
        await room.Jump(6);
        await room.Expect(SandboxPage.Andi, $"⏰ Tiket {id} terlambat: melewati batas waktu");
        await room.Expect(SandboxPage.Rina, $"⏰ Tiket {id} terlambat: melewati batas waktu");
        await room.Expect(SandboxPage.Hadi, $"⏰ Tiket {id} melewati batas waktu");
        await Pictures.TakeAsync(room.Page, "sandbox-overdue");
        Assert.DoesNotContain("⏳", await room.Page.Locator($"#phone-{SandboxPage.Hadi}").InnerTextAsync());
        Assert.DoesNotContain("⏰", await room.Page.Locator($"#phone-{SandboxPage.Sari}").InnerTextAsync());

        // The newest "Setujui" is the overdue notice's.
        await room.Press(SandboxPage.Andi, "Setujui", $"Tiket {id} siap diperbaiki");
        await room.Expect(SandboxPage.Rina, "Disetujui oleh Andi Prasetyo");
        await room.Say(SandboxPage.Hadi, "/kinerja", "Tepat waktu");
        await room.Expect(SandboxPage.Hadi, "kinerja-2026-11-01-2026-11-30.xlsx");
        await Pictures.TakeAsync(room.Page, "sandbox-figures");
    }

    [Fact]
    public async Task On_a_handheld_one_phone_at_a_time_is_shown_and_the_others_can_be_reached()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var page = await browser.OpenAsync(sandbox.Address, Handheld, HandheldHeight);
        var room = new SandboxPage(page);

        await room.Press(SandboxPage.Sari, "Lapor kendala", "Kendalanya pada");
        await Pictures.TakeAsync(page, "sandbox-handheld");
        await Assertions.Expect(page.Locator($"#phone-{SandboxPage.Hadi}")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hadi", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator($"#phone-{SandboxPage.Hadi}")).ToBeVisibleAsync();
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "The page must not scroll sideways."
        );
    }

    [Fact]
    public async Task A_cut_network_and_a_restarted_bot_lose_nothing()
    {
        await using var browser = await Browser.StartAsync();
        await using var sandbox = await SandboxApplication.StartAsync(["--urls", "http://127.0.0.1:0"]);
        var page = await browser.OpenAsync(sandbox.Address, Laptop, LaptopHeight);
        var room = new SandboxPage(page);

        await room.Press(SandboxPage.Sari, "Lapor kendala", "Kendalanya pada");
        await page.GetByRole(AriaRole.Button, new() { Name = "Putuskan jaringan" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Jaringan terputus");
        await page.Locator($"#phone-{SandboxPage.Sari} .keys button")
            .GetByText("Aplikasi", new() { Exact = true })
            .ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mulai ulang bot" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Putuskan jaringan" }).ClickAsync();
        await room.Expect(SandboxPage.Sari, "Siapa nama");
    }
}

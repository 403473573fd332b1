using Helpdesk.Sandbox;
using Helpdesk.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What people see of time in their chats: reminders that can be acted on, queues, figures, acting heads. The clock
/// jumps; the jobs do the rest.
/// </summary>
public sealed class Times_in_chat : IAsyncLifetime
{
    private static readonly DateTimeOffset MondayMorning = new DateTimeOffset(
        2026,
        11,
        23,
        8,
        0,
        0,
        TimeSpan.FromHours(7)
    );
    private readonly string _clockFolder = TemporaryFolder.New();
    private TelegramServer _server = null!;
    private RunningBot _bot = null!;
    private SandboxClock _clock = null!;
    private SopScript _people = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TelegramServer.StartAsync();
        _clock = new SandboxClock(_clockFolder);
        _clock.Jump(MondayMorning - _clock.GetUtcNow());
        _bot = await RunningBot.StartAsync(_server, builder => builder.Services.AddSingleton<TimeProvider>(_clock));
        _people = new SopScript(_server);
        await _people.SetUpPeople();
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _server.DisposeAsync();
        TemporaryFolder.Delete(_clockFolder);
    }

    [Fact]
    public async Task Reminder_and_overdue_notice_arrive_on_the_right_phones_and_can_be_acted_on()
    {
        var id = await _people.File();
        await _people.Staff.Expect($"Laporan {id} menunggu persetujuan");
        _clock.Jump(TimeSpan.FromMinutes(24));
        var reminder = await _people.Staff.Expect($"⏳ Tiket {id}: sisa 6 menit (jam kerja)");
        await _people.OtherStaff.Expect($"⏳ Tiket {id}");
        _clock.Jump(TimeSpan.FromMinutes(6));
        var overdue = await _people.Staff.Expect($"⏰ Tiket {id} terlambat: melewati batas waktu");
        await _people.Head.Expect($"⏰ Tiket {id} melewati batas waktu");
        Assert.DoesNotContain(_people.Head.FromBot, message => message.Text!.Contains("⏳", StringComparison.Ordinal));
        Assert.DoesNotContain(
            _people.Reporter.FromBot,
            message => message.Text!.Contains('⏰', StringComparison.Ordinal)
        );

        _people.Staff.Phone.Press(overdue, overdue.AllButtons.Single(button => button.Text == "Setujui"));
        await _people.Staff.Expect($"Tiket {id} siap diperbaiki");
        // Every prompt of the step says who acted, the reminders too.
        await _people.Staff.Until(
            () =>
                reminder.Edited
                && reminder.Text!.StartsWith($"{id}: Disetujui oleh Andi Staf", StringComparison.Ordinal)
                && !reminder.AllButtons.Any(),
            "the reminder to be past"
        );
    }

    [Fact]
    public async Task The_head_opens_an_overdue_ticket_from_the_notice()
    {
        var id = await _people.File();
        await _people.Staff.Expect($"Laporan {id} menunggu persetujuan");
        _clock.Jump(TimeSpan.FromMinutes(30));
        await _people.Head.Expect($"⏰ Tiket {id} melewati batas waktu");
        await _people.Head.Press(id, $"Tiket {id}: Menunggu persetujuan");
    }

    [Fact]
    public async Task Queues_show_what_runs_out_first_with_the_office_minutes_left()
    {
        var older = await _people.File();
        await _people.Approve(older);
        _clock.Jump(TimeSpan.FromMinutes(10));
        var newer = await _people.File();
        await _people.Staff.Expect($"Laporan {newer} menunggu persetujuan");
        var queue = await _people.Staff.Say("/antrean", "Antrean: 2 tiket");
        Assert.Contains("30 mnt · ", queue.Text!);
        Assert.Contains("2 j 50 mnt · ", queue.Text!);
        Assert.Equal([newer, older], queue.AllButtons.Select(button => button.Text));
        var mine = await _people.Staff.Say("/tugas", "Tugas saya: 1 tiket");
        Assert.Contains(older, mine.Text!);
        Assert.Contains("Tidak ada tiket", (await _people.Head.Say("/keputusan", "menunggu keputusan")).Text!);
    }

    [Fact]
    public async Task Figures_are_told_as_text_with_bars_and_as_a_file_to_staff_their_own_and_to_the_head_all()
    {
        var id = await _people.File();
        await _people.Approve(id);
        await _people.Staff.Say("/kinerja hari ini", "Kinerja 23 Nov 2026");
        var own = await _people.Staff.Expect("dari 1 langkah");
        Assert.Contains("Andi Staf", own.Text!);
        Assert.Contains("Tepat waktu: 100%", own.Text!);
        await _people.Staff.Expect("Rincian kinerja 23 Nov 2026");
        var file = _server.World.Files[_people.Staff.FromBot.Last(message => message.FileId is not null).FileId!];
        Assert.Equal("kinerja-2026-11-23-2026-11-23.xlsx", file.Name);
        Assert.Equal("PK"u8.ToArray(), file.Bytes[..2]);
        await _people.Staff.Press("Rincian", "██████████ 100% tepat waktu (1 dari 1)");

        // The filing has a row of its own, and is not the office's.
        var all = (await _people.Head.Say("kinerja bulan ini", "dari 1 langkah")).Text!;
        Assert.Contains("Semua staf", all);
        Assert.InRange(all.Split('\n').Length, 1, 10);
        await _people.Head.Press("Rincian", "1. Mengisi laporan");
        await _people.Head.Press("Minggu lalu", "Belum ada langkah yang selesai");
        await _people.Head.Say("/kinerja kapan saja", "/kinerja minggu lalu");
        await _people.Reporter.Say("/kinerja", "hanya untuk staf IT");
    }

    [Fact]
    public async Task The_head_names_an_acting_head_who_gets_prompts_rights_and_a_place_in_the_history()
    {
        await _people.OtherStaff.Say("/plh", "hanya untuk Kepala Bidang");
        await _people.Head.Say("/plh", "Siapa yang menjadi Plh");
        await _people.Head.Press("Rina Staf", "Sampai kapan");
        await _people.Head.Say("kapan-kapan", "tidak dikenali");
        await _people.Head.Say("1 Jan 2020", "paling cepat hari ini");
        await _people.Head.Say("24 Nov 2026", "sampai 24 Nov 2026");
        await _people.OtherStaff.Expect("menjadi Plh. Kepala Bidang menggantikan Hadi Kabid");

        var id = await _people.File();
        await _people.Approve(id);
        await _people.Repair(id);
        await SopScript.TapOn(_people.Staff, id, "Eskalasi");
        await _people.Staff.Expect($"permasalahan tiket {id}");
        await _people.Staff.Say("Perlu perangkat baru", "Dieskalasi");
        await _people.OtherStaff.Expect($"Tiket {id} menunggu keputusan");
        await _people.OtherStaff.Say("/keputusan", id);
        await SopScript.TapOn(_people.OtherStaff, id, "Bisa ditutup");
        await _people.OtherStaff.Expect("masukan");
        await _people.OtherStaff.Say("Pakai perangkat cadangan", "Penutupan disetujui");
        await _people.Staff.Say(id, "Penutupan disetujui oleh Rina Staf (Plh. Kepala Bidang, menggantikan Hadi Kabid)");
        Assert.DoesNotContain(_people.Head.FromBot, message => message.Text!.Contains(id, StringComparison.Ordinal));

        await _people.Head.Say("/plh", "Plh. Kepala Bidang: Rina Staf");
        await _people.Head.Press("Akhiri penugasan Plh.", "diakhiri");
        await _people.OtherStaff.Expect("telah berakhir");
        _clock.Jump(TimeSpan.FromMinutes(1));
        await _people.Head.Say("/plh", "Siapa yang menjadi Plh");
        Assert.Single(
            _people.Head.FromBot,
            message =>
                message.Text!.Contains("diakhiri", StringComparison.Ordinal)
                || message.Text.Contains("telah berakhir", StringComparison.Ordinal)
        );
        await _people.OtherStaff.Say("/keputusan", "hanya untuk Kepala Bidang");
    }

    [Fact]
    public async Task An_unsent_report_is_nudged_gone_on_with_and_in_the_end_dropped()
    {
        var sari = _people.Reporter;
        await sari.Say("/lapor", "Kendalanya pada");
        await sari.Press("Jaringan", "Siapa nama");
        await sari.Say("Sari Wulandari", "Dari OPD");
        _clock.Jump(TimeSpan.FromMinutes(10));
        await sari.Expect("Laporan Bapak/Ibu belum dikirim");
        await sari.Press("Lanjutkan laporan", "Dari OPD");
        await sari.Say("dinkes", "nomor telepon");
        _clock.Jump(TimeSpan.FromHours(24));
        await sari.Expect("sudah dihapus");
        Assert.Single(
            sari.FromBot,
            message => message.Text!.Contains("Laporan Bapak/Ibu belum dikirim", StringComparison.Ordinal)
        );
        await sari.Say("0812 3456 7890", "belum kami pahami");
    }

    [Fact]
    public async Task A_returned_report_is_reminded_of_and_can_be_corrected_from_the_reminder()
    {
        var id = await _people.File();
        await SopScript.TapOn(_people.Staff, id, "Kembalikan");
        await _people.Staff.Expect("alasan");
        await _people.Staff.Say("Sejak kapan?", "Dikembalikan");
        await _people.Reporter.Expect($"Laporan {id} dikembalikan");
        _clock.Jump(TimeSpan.FromDays(3));
        var reminder = await _people.Reporter.Expect($"Laporan {id} masih menunggu dilengkapi");
        _people.Reporter.Phone.Press(reminder, reminder.AllButtons.Single(button => button.Text == "Lengkapi laporan"));
        await _people.Reporter.Expect($"Tulis keterangan tambahan untuk laporan {id}");
        await _people.Reporter.Say("Sejak Senin", "Kirim laporan");
        await _people.Reporter.Press("Kirim laporan", "Menunggu persetujuan");
        _clock.Jump(TimeSpan.FromDays(14));
        await _people.Staff.Expect($"⏰ Tiket {id}");
        Assert.DoesNotContain(
            _people.Reporter.FromBot,
            message => message.Text!.Contains("tidak ada jawaban", StringComparison.Ordinal)
        );
    }
}

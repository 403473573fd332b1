using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Outside WhatsApp's 24-hour window: where each notice of the SOP goes, and that nobody is left without one.
/// </summary>
public sealed class Session_window
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_new_report_reaches_staff_by_a_template_or_else_the_admin_is_asked_to_phone_them(bool templates)
    {
        await using var room = await WhatsAppRoom.OpenAsync("RSH", templates ? TwilioTestServer.Knocks : []);
        await room.CloseWindow(room.Script.Staff);
        await room.CloseWindow(room.Script.OtherStaff);
        var id = await room.Script.File();
        if (templates)
        {
            await room.Script.Staff.See($"Tiket {id} di Helpdesk Banyuwangi menunggu");
            await room.Script.Staff.Pick("Baca pesan", $"Laporan {id} menunggu persetujuan");
            await room.Script.Staff.Until(
                () => room.Script.Staff.FromTheBot.Any(message => message.Photo is not null),
                "the report's photo behind it"
            );
            await room.Script.OtherStaff.Ask("halo", $"Laporan {id} menunggu persetujuan");
        }
        else
        {
            await AskedToPhone(room.Script.Admin, id, "Andi Staf", room.Script.Staff);
            await AskedToPhone(room.Script.Admin, id, "Rina Staf", room.Script.OtherStaff);
        }
        NothingFailed(room);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task That_a_report_is_approved_reaches_its_reporter_by_a_template_or_else_staff_are_asked_to_phone(
        bool templates
    )
    {
        await using var room = await WhatsAppRoom.OpenAsync("RSH", templates ? TwilioTestServer.Knocks : []);
        var id = await room.Script.File();
        await room.CloseWindow(room.Script.Reporter);
        await room.Script.Approve(id);
        await ReachesReporter(room, id, templates, $"Laporan {id} disetujui");
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_returned_report_reaches_its_reporter_who_corrects_it_and_staff_are_reached_again(bool templates)
    {
        await using var room = await WhatsAppRoom.OpenAsync("RSH", templates ? TwilioTestServer.Knocks : []);
        var id = await room.Script.File();
        await room.CloseWindow(room.Script.Reporter);
        await SopScript.TapOn(room.Script.Staff, id, "Kembalikan");
        await room.Script.Staff.See("Apa alasan");
        await room.Script.Staff.Ask("Mohon sebutkan ruangannya", "Dikembalikan");
        await ReachesReporter(room, id, templates, "Mohon sebutkan ruangannya");
        if (!templates)
            return;

        await SopScript.TapOn(room.Script.Reporter, id, "Lengkapi laporan");
        await room.Script.Reporter.Ask("Ruang 204, gedung B", "Ruang 204");
        await room.CloseWindow(room.Script.Staff);
        await room.CloseWindow(room.Script.OtherStaff);
        await room.Script.Reporter.Pick("Kirim laporan", "Menunggu persetujuan");
        await room.Script.OtherStaff.Until(
            () => room.TemplatesTo(room.Script.OtherStaff).Contains("TicketTask"),
            "a template"
        );
        await room.Script.OtherStaff.Pick("Baca pesan", "Ruang 204, gedung B");
        NothingFailed(room);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task An_escalated_ticket_reaches_the_head_or_else_it_is_said_who_must_be_phoned(bool templates)
    {
        await using var room = await WhatsAppRoom.OpenAsync("RSH", templates ? TwilioTestServer.Knocks : []);
        var id = await ToEscalation(room);
        if (templates)
        {
            await room.Script.Head.See($"Tiket {id} di Helpdesk Banyuwangi menunggu");
            await room.Script.Head.Pick("Baca pesan", $"Tiket {id} menunggu keputusan");
        }
        else
            await AskedToPhone(room.Script.Admin, id, "Hadi Kabid", room.Script.Head);
        NothingFailed(room);
    }

    [Theory]
    [InlineData("Bisa ditutup", "siap ditutup", true), InlineData("Bisa ditutup", "siap ditutup", false)]
    [InlineData("Perbaiki lagi", "siap diperbaiki", true), InlineData("Perbaiki lagi", "siap diperbaiki", false)]
    public async Task The_heads_decision_reaches_the_handler_or_else_it_is_said_who_must_be_phoned(
        string decision,
        string expected,
        bool templates
    )
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS", templates ? TwilioTestServer.Knocks : []);
        var id = await room.Script.File();
        await room.Script.Approve(id);
        await room.Script.Repair(id);
        await room.Script.Escalate(id);
        await room.CloseWindow(room.Script.Staff);
        await room.Script.Decide(id, decision, "Pakai perangkat cadangan");
        if (templates)
        {
            await room.Script.Staff.Until(
                () => room.TemplatesTo(room.Script.Staff).Contains("TicketTask"),
                "a template"
            );
            await room.Script.Staff.Pick("Baca pesan", $"Tiket {id} {expected}");
        }
        else
            await AskedToPhone(room.Script.Admin, id, "Andi Staf", room.Script.Staff);
        NothingFailed(room);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task The_closing_notice_goes_out_as_a_template_of_its_own_and_its_delivery_is_in_the_history(
        bool templates
    )
    {
        await using var room = await WhatsAppRoom.OpenAsync("RSH", templates ? TwilioTestServer.Knocks : []);
        var id = await room.Script.File();
        await room.Script.Approve(id);
        await room.Script.Repair(id);
        await SopScript.TapOn(room.Script.Staff, id, "Tanpa eskalasi");
        await room.Script.Staff.See($"Tiket {id} siap ditutup");
        await room.CloseWindow(room.Script.Reporter);
        await SopScript.TapOn(room.Script.Staff, id, "Tutup tiket");
        if (templates)
            await room.Script.Reporter.See($"Laporan {id} di Helpdesk Banyuwangi telah selesai ditindaklanjuti");
        else
            await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
        await using var db = room.Bot.Db();
        await room.Script.Staff.Until(
            () => db.Events.AsNoTracking().Any(e => e.Notice != null),
            "the notice in the history"
        );
        await room.Script.Staff.Ask(
            id,
            templates
                ? "Pemberitahuan penutupan sudah sampai ke pelapor"
                : "Pemberitahuan penutupan tidak sampai ke pelapor"
        );
        NothingFailed(room);
    }

    [Fact]
    public async Task One_template_a_ticket_asks_to_open_the_window_and_everything_that_waits_follows_in_order()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var id = await room.Script.File();
        await room.CloseWindow(room.Script.Reporter);
        await room.Script.Approve(id);
        await room.Script.Reporter.See($"laporan {id}");
        await room.Script.Repair(id);
        await room.Script.Escalate(id);
        await room.Script.Decide(id, "Perbaiki lagi", "Coba port lain");
        await using var db = room.Bot.Db();
        await room.Script.Reporter.Until(
            () => db.Outbox.AsNoTracking().Count(row => row.Status == OutboxStatus.Waiting) == 3,
            "three notices to wait"
        );
        Assert.Equal(["TicketNews"], room.TemplatesTo(room.Script.Reporter));

        var last = await room.Script.Reporter.Pick("Baca pesan", "akan diperbaiki lagi");
        var shown = room.Script.Reporter.FromTheBot.Select(message => message.Text).ToList();
        Assert.True(
            shown.FindIndex(text => text.Contains("disetujui", StringComparison.Ordinal))
                < shown.FindIndex(text => text.Contains("diteruskan ke Kepala", StringComparison.Ordinal))
        );
        Assert.Equal(shown.Count - 1, shown.IndexOf(last.Text));
        await room.Script.Reporter.Ask("Baca pesan", "Tidak ada lagi pesan yang menunggu");
        NothingFailed(room);
    }

    [Fact]
    public async Task A_prompt_whose_step_is_over_when_the_window_opens_is_not_shown()
    {
        await using var room = await WhatsAppRoom.OpenAsync("S", TwilioTestServer.Knocks);
        await room.CloseWindow(room.Script.OtherStaff);
        var id = await room.Script.File();
        await room.Script.OtherStaff.Until(() => room.TemplatesTo(room.Script.OtherStaff).Count == 1, "a template");
        await room.Script.Approve(id);
        await room.Script.OtherStaff.Pick("Baca pesan", "Tidak ada lagi pesan yang menunggu");
        Assert.DoesNotContain(
            room.Script.OtherStaff.FromTheBot,
            message =>
                message.Text.Contains("menunggu persetujuan", StringComparison.Ordinal)
                && message.Options.Contains("Setujui")
        );
    }

    [Fact]
    public async Task Without_a_template_a_notice_goes_to_the_persons_telegram()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var reporter = (WhatsAppTestPhone)room.Script.Reporter;
        var telegram = room.Telegram.Phone("Sari", "Telegram");
        var code = await telegram.Say("/tautkan", "tautkan ");
        await reporter.Ask(code.Text!.Split('\n')[1], "Hubungkan akun ini");
        await reporter.Pick("Ya, hubungkan", "sudah terhubung");
        var id = await room.Script.File();
        await room.CloseWindow(reporter);
        await room.Script.Approve(id);
        await telegram.Expect($"Laporan {id} disetujui");
        Assert.DoesNotContain(
            room.Script.Staff.FromTheBot,
            message => message.Text.Contains("tidak terkirim", StringComparison.Ordinal)
        );
        NothingFailed(room);
    }

    [Fact]
    public async Task What_waits_on_whatsapp_follows_a_person_who_writes_on_telegram()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var reporter = room.Script.Reporter;
        var telegram = room.Telegram.Phone("Sari", "Telegram");
        var code = await telegram.Say("/tautkan", "tautkan ");
        await reporter.Ask(code.Text!.Split('\n')[1], "Hubungkan akun ini");
        await reporter.Pick("Ya, hubungkan", "sudah terhubung");
        var id = await room.Script.File();
        await room.CloseWindow(telegram, reporter);
        await room.Script.Approve(id);
        await reporter.See($"laporan {id}");
        await telegram.Say("/start", $"Laporan {id} disetujui");
    }

    [Fact]
    public async Task An_unsent_report_that_expires_knocks_at_no_door_and_hides_no_later_knock()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var id = await room.Script.File();
        await room.Script.Reporter.Ask("lapor", "Kendalanya pada");
        await room.Script.Reporter.Ask("1", "Pakai data ini lagi");
        room.Clock.Jump(TimeSpan.FromHours(25));
        await using var db = room.Bot.Db();
        await room.Script.Reporter.Until(
            () => db.Outbox.AsNoTracking().Any(row => row.Status == OutboxStatus.Waiting),
            "the notice to wait"
        );
        Assert.Empty(room.TemplatesTo(room.Script.Reporter));
        await room.Script.Approve(id);
        await room.Script.Reporter.Until(() => room.TemplatesTo(room.Script.Reporter).Count == 1, "a template");
        await room.Script.Reporter.Pick("Baca pesan", $"Laporan {id} disetujui");
    }

    [Fact]
    public async Task A_template_that_nobody_answers_is_repeated_for_the_same_ticket_after_an_hour()
    {
        await using var room = await WhatsAppRoom.OpenAsync(
            "R",
            [.. TwilioTestServer.Knocks, "Sop:Steps:3:Standard=20:00:00"]
        );
        var id = await room.Script.File();
        await room.CloseWindow(room.Script.Reporter);
        await room.Script.Approve(id);
        await room.Script.Reporter.Until(() => room.TemplatesTo(room.Script.Reporter).Count == 1, "a template");
        // It is an hour ago only once it is written down.
        await room.Script.Reporter.Until(() => room.HasWrittenDownATemplate(), "the template's row");
        room.Clock.Jump(TimeSpan.FromMinutes(61));
        await room.Script.Repair(id);
        await room.Script.Escalate(id);
        await room.Script.Reporter.See("Status sekarang: Menunggu keputusan Kepala Bidang");
    }

    [Fact]
    public async Task Staff_see_that_the_reporter_can_not_be_written_to_much_longer_or_no_more()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var id = await room.Script.File();
        await room.Script.Staff.See($"Laporan {id} menunggu persetujuan");
        Assert.DoesNotContain("dapat dikirim sampai", (await room.Script.Staff.Ask(id, $"Tiket {id}")).Text);
        room.Clock.Jump(TimeSpan.FromHours(21));
        await room.Script.Staff.Ask(id, "dapat dikirim sampai");
        await room.CloseWindow(room.Script.Reporter);
        await room.Script.Staff.Ask(id, "Pesan WhatsApp ke pelapor tidak dapat dikirim sejak");
    }

    [Fact]
    public async Task What_is_to_wait_follows_a_person_who_wrote_elsewhere_while_the_template_was_on_its_way()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var reporter = room.Script.Reporter;
        var telegram = room.Telegram.Phone("Sari", "Telegram");
        var code = await telegram.Say("/tautkan", "tautkan ");
        await reporter.Ask(code.Text!.Split('\n')[1], "Hubungkan akun ini");
        await reporter.Pick("Ya, hubungkan", "sudah terhubung");
        await room.CloseWindow(reporter);
        var gate = room.Bot.Host.Services.GetRequiredService<WriteGate>();

        // The row as the sender holds it while its template is on the way …
        var row = await gate.RunAsync(work => WaitingForAnHour(work, reporter), CancellationToken.None);
        await telegram.Say("/tiket", "Belum ada laporan");
        // … and what becomes of it when the answer to that call is written down only now.
        var outcomes = room.Bot.Host.Services.GetRequiredService<SendOutcomes>();
        await gate.RunAsync(
            work => outcomes.WriteDownAsync(work, row, new SendResult.AwaitsWindow(null), CancellationToken.None),
            CancellationToken.None
        );

        await telegram.Expect("Kabar yang menunggu");
        await using var db = room.Bot.Db();
        Assert.Equal(OutboxStatus.Parked, (await db.Outbox.SingleAsync(r => r.Id == row.Id)).Status);
    }

    [Fact]
    public async Task A_question_waits_behind_a_template_and_its_answer_reaches_whoever_asked()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var (staff, reporter) = (room.Script.Staff, room.Script.Reporter);
        var id = await room.Script.File();
        await room.Script.Approve(id);
        await reporter.See("disetujui");
        await room.CloseWindow(reporter);
        await SopScript.TapOn(staff, id, "Lainnya");
        await staff.See($"Tindakan lain untuk tiket {id}");
        await staff.Pick("Tanya pelapor", "ingin ditanyakan");
        await staff.Ask("Lampu modemnya warna apa?", "Pertanyaan dikirim ke pelapor");
        await reporter.Until(() => room.TemplatesTo(reporter).Contains("TicketNews"), "a template");
        await reporter.Pick("Baca pesan", "Lampu modemnya warna apa?");
        await reporter.Pick("Jawab", $"untuk laporan {id}");
        await reporter.Ask("merah, kedip terus", "Ditambahkan");
        await staff.See("merah, kedip terus");
        NothingFailed(room);
    }

    [Theory]
    [InlineData("4", "Terima kasih atas nilai 4"), InlineData("Buka lagi", "masih bermasalah")]
    public async Task The_closing_template_is_answered_with_a_rating_or_with_opening_again(string answer, string expect)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.Knocks);
        var id = await room.Script.File();
        await room.Script.Approve(id);
        await room.Script.Repair(id);
        await SopScript.TapOn(room.Script.Staff, id, "Tanpa eskalasi");
        await room.Script.Staff.See($"Tiket {id} siap ditutup");
        await room.CloseWindow(room.Script.Reporter);
        await SopScript.TapOn(room.Script.Staff, id, "Tutup tiket");
        await room.Script.Reporter.See("Bagaimana pelayanan kami?");
        // The message stands on the phone a moment before its call is written into the list.
        await room.Script.Reporter.Until(
            () => room.TemplatesTo(room.Script.Reporter).Contains("TicketClosed"),
            "the closing template"
        );
        await room.Script.Reporter.Ask(answer, expect);
        NothingFailed(room);
    }

    private static async Task<OutboxMessage> WaitingForAnHour(UnitOfWork work, TestPhone phone)
    {
        var number = ((WhatsAppTestPhone)phone).User.Number;
        var contact = await work.Db.Contacts.Include(c => c.Person).SingleAsync(c => c.Address == number);
        var content = new OutgoingMessage { Markup = "Kabar yang menunggu" };
        var row = work.Outbox.Write(contact, OutboxPurpose.ReporterNotice, content);
        row.NotBefore = work.Now.AddHours(1);
        await work.Db.SaveChangesAsync();
        return row;
    }

    private static async Task<string> ToEscalation(WhatsAppRoom room)
    {
        var script = room.Script;
        var id = await script.File();
        await script.Approve(id);
        await script.Repair(id);
        await room.CloseWindow(script.Head);
        await SopScript.TapOn(script.Staff, id, "Eskalasi");
        await script.Staff.See($"permasalahan tiket {id}");
        await script.Staff.Ask("Perlu perangkat baru", "Dieskalasi");
        return id;
    }

    private static async Task ReachesReporter(WhatsAppRoom room, string id, bool templates, string words)
    {
        if (templates)
        {
            await room.Script.Reporter.See($"kabar tentang laporan {id}");
            await room.Script.Reporter.Pick("Baca pesan", words);
        }
        else
        {
            var asked = await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
            Assert.Contains("+6281234567890", asked.Text);
        }
        NothingFailed(room);
    }

    private static async Task AskedToPhone(TestPhone who, string id, string name, TestPhone phone)
    {
        var asked = await who.See($"Pesan tentang tiket {id} tidak terkirim ke {name}");
        Assert.Contains(((WhatsAppTestPhone)phone).User.Number, asked.Text);
    }

    // We knew that the window was closed: the platform never had to say so.
    private static void NothingFailed(WhatsAppRoom room)
    {
        Assert.Empty(room.Twilio.Api.Faults);
        Assert.DoesNotContain(room.Twilio.World.All(), message => message.ErrorCode is not null);
    }
}

using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Core.People;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>On WhatsApp options and commands are typed: each is taken for what the person means.</summary>
public sealed class Typed_options
{
    [Theory]
    [
        InlineData("1"),
        InlineData("1."),
        InlineData("Setujui"),
        InlineData("setujui"),
        InlineData("1. Setujui"),
        InlineData("SETUJUI!")
    ]
    public async Task A_step_is_answered_by_number_or_by_label(string answer)
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS");
        var id = await room.Script.File();
        await room.Script.Staff.Offered("Setujui", id);
        await room.Script.Staff.Ask(answer, $"{id}: Disetujui");
    }

    [Fact]
    public async Task Options_stand_one_a_line_with_their_numbers_and_a_hint()
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS");
        var question = await room.Script.Reporter.Ask("lapor", "Kendalanya pada");
        Assert.Contains("\n1. Aplikasi\n2. Jaringan\n", question.Text);
        Assert.EndsWith("Balas dengan angka atau nama pilihannya.", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_means_the_message_that_was_swiped_else_the_newest_and_when_two_crossed_it_is_asked()
    {
        await using var room = await WhatsAppRoom.OpenAsync("S", "Sop:Steps:2:Standard=04:00:00");
        var staff = (WhatsAppTestPhone)room.Script.Staff;
        var first = await room.Script.File();
        var second = await room.Script.File(room.Telegram.Phone("Darto", "Dua"));
        await staff.Offered("Setujui", first);
        await staff.Offered("Setujui", second);
        // Both came within moments: whoever answers at once may mean either.
        var asked = await staff.Ask("1", "Untuk tiket yang mana");
        // Which of them came first is the jobs' business.
        Assert.Equal(new[] { $"Setujui {first}", $"Setujui {second}" }.Order(), asked.Options.Order());
        await staff.Pick($"Setujui {first}", $"{first}: Disetujui");

        var swiped = staff.FromBot.Last(message =>
            message.Text.Contains($"Laporan {second} menunggu", StringComparison.Ordinal)
        );
        staff.Phone.Type("2", swiped);
        await staff.See($"Apa alasan laporan {second}");
        await staff.Ask("batal", "Tidak ada yang diubah");

        room.Clock.Jump(TimeSpan.FromMinutes(5));
        await staff.Ask($"setujui {second}", $"{second}: Disetujui");
    }

    [Fact]
    public async Task The_same_label_on_two_tickets_is_asked_back_unless_the_id_stands_with_it()
    {
        await using var room = await WhatsAppRoom.OpenAsync("S");
        var staff = (WhatsAppTestPhone)room.Script.Staff;
        var first = await room.Script.File();
        var second = await room.Script.File(room.Telegram.Phone("Darto", "Dua"));
        await staff.Offered("Setujui", first);
        await staff.Offered("Setujui", second);
        await staff.Ask("halo", "Selamat datang");
        var asked = await staff.Ask("Kembalikan", "Untuk tiket yang mana");
        Assert.Equal(2, asked.Options.Count);
        await staff.Pick($"Kembalikan {second}", $"Apa alasan laporan {second}");
    }

    [Fact]
    public async Task A_number_asked_for_in_words_is_not_taken_for_an_older_option()
    {
        await using var room = await WhatsAppRoom.OpenAsync("RS");
        var id = await room.Script.File();
        await room.Script.Staff.Offered("Setujui", id);
        await room.Script.Staff.Ask("lapor", "Kendalanya pada");
        await room.Script.Staff.Ask("2", "Siapa nama");
        // A name is wanted: "1" is no name, and approves nothing.
        await room.Script.Staff.Ask("1", "lebih lengkap");
        await using var db = room.Bot.Db();
        Assert.Null((await db.Tickets.SingleAsync()).HandlerId);
    }

    [Fact]
    public async Task A_number_that_a_question_and_a_prompt_that_came_in_meanwhile_both_have_is_asked_back()
    {
        await using var room = await WhatsAppRoom.OpenAsync("S");
        var first = await room.Script.File();
        await room.Script.Approve(first);
        await SopScript.TapOn(room.Script.Staff, first, "Tambah catatan");
        await room.Script.Staff.See("kirim catatan");
        await room.Script.Staff.Ask("Kabel diganti", "1 catatan");
        var second = await room.Script.File(room.Telegram.Phone("Darto", "Dua"));
        await room.Script.Staff.Offered("Setujui", second);
        var asked = await room.Script.Staff.Ask("1", "Yang mana");
        Assert.Equal(["Perbaikan selesai", $"Setujui {second}"], asked.Options);
        await room.Script.Staff.Ask("1", "belum ada foto");
        await using var db = room.Bot.Db();
        Assert.Null((await db.Tickets.SingleAsync(ticket => ticket.Code == second)).HandlerId);
    }

    [Fact]
    public async Task A_number_typed_twice_does_not_answer_a_question_that_nobody_has_seen()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        await room.Script.Reporter.Ask("lapor", "Kendalanya pada");
        foreach (
            var (text, next) in new[]
            {
                ("2", "Siapa nama"),
                ("Sari W", "Dari OPD"),
                ("dinkes", "nomor telepon"),
                ("081234567890", "Di mana"),
                ("Lantai 2", "Apa yang"),
                ("Mati sejak pagi", "Ada foto"),
            }
        )
            await room.Script.Reporter.Ask(text, next);
        var taken = room.Twilio.Webhooks.Answers.Count;
        room.Twilio.Faults.TooFast = true;
        room.Script.Reporter.Type("1");
        room.Script.Reporter.Type("1");
        await room.Script.Reporter.Until(() => room.Twilio.Webhooks.Answers.Count == taken + 2, "both to be taken in");
        room.Twilio.Faults.TooFast = false;
        await room.Script.Reporter.See("Mohon diperiksa");
        await room.Script.Reporter.Ask("tiket", "Belum ada laporan");
    }

    [Fact]
    public async Task Sending_a_report_twice_by_its_number_does_not_cancel_it()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var id = await room.Script.File();
        await room.Script.Reporter.Ask("1", $"Batalkan laporan {id}?");
        await room.Script.Reporter.Ask(id, "Menunggu persetujuan");
        await room.Script.Reporter.Ask("Batalkan laporan", $"Batalkan laporan {id}?");
        await room.Script.Reporter.Ask("1", $"{id}: Dibatalkan");
    }

    [Fact]
    public async Task A_number_behind_the_last_option_is_told_so()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        await room.Script.Reporter.Ask("lapor", "Kendalanya pada");
        await room.Script.Reporter.Ask("7", "pilih salah satu pilihan");
    }

    [Theory]
    [
        InlineData("kirim laporan", "sudah tidak berlaku"),
        InlineData("bagaimana perkembangan laporan saya?", "Belum ada laporan"),
        InlineData("lihat status laporan saya", "Belum ada laporan")
    ]
    [
        InlineData("tautkan akun saya dengan telegram", "Kode itu tidak berlaku"),
        InlineData("👍", "Baik, Bapak/Ibu"),
        InlineData("ok", "Baik, Bapak/Ibu")
    ]
    public async Task What_is_no_report_begins_none(string text, string answer)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        await room.Script.Reporter.Ask(text, answer);
        await using var db = room.Bot.Db();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Fact]
    public async Task A_nudge_takes_no_number_from_the_question_that_is_open()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R", TwilioTestServer.QuickReplies);
        await room.Script.Reporter.Ask("lapor", "Kendalanya pada");
        await room.Script.Reporter.Ask("jaringan", "Siapa nama");
        await room.Script.Reporter.Ask("Sari W", "Dari OPD");
        await room.Script.Reporter.Ask("genteng", "OPD mana yang");
        room.Clock.Jump(TimeSpan.FromMinutes(11));
        await room.Script.Reporter.See("belum dikirim");
        await room.Script.Reporter.Ask("2", "nomor telepon");
    }

    [Theory]
    [
        InlineData("lapor", "Kendalanya pada"),
        InlineData("Bantuan", "Yang bisa dilakukan"),
        InlineData("tiket", "Belum ada laporan"),
        InlineData("bahasa", "Pilih bahasa"),
        InlineData("status", "Ketik nomor tiket"),
        InlineData("start", "Selamat datang"),
        InlineData("/lapor", "Kendalanya pada")
    ]
    public async Task A_command_needs_no_slash(string word, string answer)
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        await room.Script.Reporter.Ask(word, answer);
    }

    [Fact]
    public async Task Commands_work_in_the_middle_of_a_conversation_and_sentences_that_begin_like_one_do_not()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        await room.Script.Reporter.Ask("status jaringan di kantor kami mati total", "uraian Bapak/Ibu sudah dicatat");
        await room.Script.Reporter.Ask("batal", "Laporan dibatalkan");
    }

    [Fact]
    public async Task Texts_name_commands_without_a_slash_on_whatsapp_and_with_one_on_telegram()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var help = await room.Script.Reporter.Ask("bantuan", "Yang bisa dilakukan");
        Assert.Contains("lapor – Lapor kendala", help.Text);
        Assert.DoesNotContain("/lapor", help.Text);
        Assert.Contains(
            "/lapor – Lapor kendala",
            (await room.Script.Staff.Ask("/bantuan", "Yang bisa dilakukan")).Text
        );
    }

    [Fact]
    public async Task A_long_list_is_shown_a_page_at_a_time()
    {
        await using var room = await WhatsAppRoom.OpenAsync("H");
        await using (var db = room.Bot.Db())
        {
            for (var number = 1; number <= 14; number++)
                db.Contacts.Add(
                    new Contact
                    {
                        Person = new Person
                        {
                            Name = $"Petugas {number:D2}",
                            Roles = Roles.Staff,
                            Teams = Teams.Both,
                        },
                        Channel = TelegramChannel.Channel,
                        Address = $"{70000 + number}",
                    }
                );
            await db.SaveChangesAsync();
        }
        var first = await room.Script.Head.Ask("plh", "siapa");
        Assert.Equal(10, first.Options.Count);
        var rest = await room.Script.Head.Pick("Pilihan lain", "Pilihan lain:");
        Assert.Contains("Petugas 14", rest.Options);
        Assert.DoesNotContain(rest.Options, option => first.Options.SkipLast(1).Contains(option));
        await room.Script.Head.Pick("Petugas 14", "Petugas 14");
    }

    [Fact]
    public async Task Signs_in_peoples_words_stay_what_they_are()
    {
        await using var room = await WhatsAppRoom.OpenAsync("RSH");
        const string nasty = "Server *mati* _total_ ~dan~ `rusak` di C:\\file_nama_v2, <b>& 5 * 3 * 2";
        var id = await room.Script.File(description: nasty);
        var shown = await room.Script.Staff.Offered("Setujui", id);
        Assert.Contains(nasty, shown.Text);
    }

    [Fact]
    public async Task Stop_and_start_are_obeyed_and_who_must_be_told_is_phoned_meanwhile()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var reporter = room.Script.Reporter;
        var id = await room.Script.File();
        await reporter.Ask("STOP", "tidak akan mengirim pesan lagi");
        await room.Script.Approve(id);
        await room.Script.Staff.See($"Pemberitahuan tiket {id} tidak terkirim ke pelapor");
        await reporter.Ask(id, "belum diproses");
        Assert.DoesNotContain(
            reporter.FromTheBot,
            message => message.Text.Contains("disetujui", StringComparison.Ordinal)
        );
        await reporter.Ask("Mulai", "kembali mengirim pesan");
        await reporter.See("Laporan Bapak/Ibu (1)");
        await reporter.Ask(id, "Sedang diperbaiki");
        await room.Script.Repair(id);
        await room.Script.Escalate(id);
        await reporter.See("diteruskan ke Kepala Bidang");
    }

    [Fact]
    public async Task Both_accounts_become_one_person_and_notices_go_where_they_were_last_active()
    {
        await using var room = await WhatsAppRoom.OpenAsync("S");
        var (telegram, whatsApp) = ((TelegramPhone)room.Script.Reporter, room.Twilio.Phone("Sari WA"));
        var id = await room.Script.File(whatsApp);
        var code = (await telegram.Ask("/tautkan", "tautkan ")).Text.Split('\n')[1];
        await telegram.Ask(code, "Kode itu tidak berlaku");
        await whatsApp.Ask(code, "milik Sari Pelapor");
        await whatsApp.Pick("Ya, hubungkan", "sudah terhubung");
        await telegram.See("sudah terhubung");
        await room.Twilio.Phone("Orang Lain").Ask(code, "tidak berlaku");

        // The ticket that was filed on WhatsApp is theirs on Telegram too.
        await telegram.Ask("/tiket", id);
        await room.Script.Approve(id);
        await telegram.See($"Laporan {id} disetujui");
        Assert.DoesNotContain(
            whatsApp.FromTheBot,
            message => message.Text.Contains("disetujui", StringComparison.Ordinal)
        );
        await whatsApp.Ask("halo", "Selamat datang");
        await room.Script.Repair(id);
        await room.Script.Escalate(id);
        await whatsApp.See($"{id} diteruskan ke Kepala Bidang");
        await using var db = room.Bot.Db();
        Assert.Equal(
            2,
            (
                await db
                    .People.Include(person => person.Contacts)
                    .SingleAsync(person => person.Contacts.Any(contact => contact.Address == whatsApp.User.Number))
            )
                .Contacts
                .Count
        );
    }

    [Fact]
    public async Task An_officer_who_links_keeps_the_role_on_both()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var whatsApp = room.Twilio.Phone("Andi WA");
        var code = (await room.Script.Staff.Ask("/tautkan", "tautkan ")).Text.Split('\n')[1];
        await whatsApp.Ask(code, "Hubungkan akun ini");
        await whatsApp.Pick("Ya, hubungkan", "sudah terhubung");
        await whatsApp.Ask("antrean", "Antrean kosong");
        await room.Script.Staff.Ask("/antrean", "Antrean kosong");
    }

    [Fact]
    public async Task A_code_that_is_slipped_to_an_officer_takes_no_role_over()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var stranger = room.Twilio.Phone("Orang Lain");
        var code = (await stranger.Ask("tautkan", "tautkan ")).Text.Split('\n')[1];
        await room.Script.Staff.Ask(code, "Akun ini punya peran petugas");
        await stranger.Ask("antrean", "hanya untuk staf IT");
    }

    [Fact]
    public async Task A_number_that_answers_a_message_without_such_an_option_does_nothing_elsewhere()
    {
        await using var room = await WhatsAppRoom.OpenAsync("S");
        var staff = (WhatsAppTestPhone)room.Script.Staff;
        var id = await room.Script.File();
        await staff.Offered("Setujui", id);
        var joined = staff.FromBot.First(message =>
            message.Text.Contains("Selamat bergabung", StringComparison.Ordinal)
        );
        staff.Phone.Type("1", joined);
        await staff.See("sudah tidak berlaku");
        await using var db = room.Bot.Db();
        Assert.Null((await db.Tickets.SingleAsync()).HandlerId);
    }

    [Fact]
    public async Task An_invitation_has_a_link_for_each_platform()
    {
        await using var room = await WhatsAppRoom.OpenAsync("R");
        var invitation = await room.Script.Admin.Say("/undang staf jaringan", "https://t.me/");
        Assert.Contains($"https://wa.me/{TwilioTestServer.Account.Sender[1..]}?text=start%20", invitation.Text);
    }

    [Fact]
    public async Task The_figures_and_their_workbook_reach_a_head_on_whatsapp()
    {
        await using var room = await WhatsAppRoom.OpenAsync("H");
        await room.Script.Head.Ask("kinerja", "Belum ada langkah yang selesai");
        var head = (WhatsAppTestPhone)room.Script.Head;
        await head.Until(
            () =>
                head.FromBot.Any(message =>
                    message.MediaSid is { } media
                    && room.Twilio.World.Media[media].Name?.EndsWith(".xlsx", StringComparison.Ordinal) == true
                ),
            "the workbook"
        );
        await head.Ask("kinerja minggu lalu", "minggu");
        Assert.Empty(room.Twilio.Api.Faults);
    }
}

using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>The kinds of messages that people really send, each under a name that says what is right.</summary>
public sealed class What_people_send : IDisposable
{
    private readonly QuickChat _chat = new();

    private static Channel Telegram => TelegramChannel.Channel;

    public static TheoryData<string> Platforms => ["Telegram", "WhatsApp"];

    public void Dispose() => _chat.Dispose();

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_note_that_sounds_like_thanks_or_a_nod_is_a_note(string platform)
    {
        var (staff, ticket) = await RepairAsync(platform);
        await Tap(staff, ticket, TicketAction.AddNote);
        string[] notes =
        [
            "Sudah lancar kembali",
            "Sudah beres",
            "Oke, siap",
            "Terima kasih, kabel LAN sudah diganti",
            "Siap",
        ];
        foreach (var note in notes)
            await Say(staff, note);
        Assert.Equal(notes, await NotesAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_heads_input_may_begin_with_thanks(string platform)
    {
        var head = await _chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var ticket = await _chat.Escalated((await _chat.Person(Telegram)).Person, head.Person);
        await Tap(head, ticket, TicketAction.Resolve);
        await Say(head, "Terima kasih, silakan ganti routernya");
        await using var db = _chat.Open();
        Assert.Equal(
            "Terima kasih, silakan ganti routernya",
            (await db.Events.SingleAsync(e => e.Action == TicketAction.Resolve)).Words
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Thanks_with_a_problem_behind_them_are_a_report(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        var heard = await Say(sari, "Terima kasih pak, tapi wifi di aula mati lagi");
        Assert.Contains("sudah dicatat", heard.Words, StringComparison.Ordinal);
        Assert.Contains("wifi di aula mati lagi", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_phone_number_on_WhatsApp_is_served_and_stays_the_same_person()
    {
        const string id = "ID.13491208655302741918";
        IncomingMessage From(string address, string text) =>
            _chat.Message(WhatsAppChannel.Channel, address) with
            {
                ExternalId = id,
                Text = text,
            };
        var heard = await _chat.Send(From(id, "Internet di kantor kami mati sejak pagi"));
        Assert.Contains("sudah dicatat", heard.Words, StringComparison.Ordinal);
        await _chat.Send(From("+6281234567890", "batal"));
        await _chat.Send(From(id, "halo"));
        await using var db = _chat.Open();
        var contact = await db.Contacts.SingleAsync();
        Assert.Equal((id, id), (contact.Address, contact.ExternalId));
    }

    [Theory]
    [InlineData(UnusableFile.Video, "Video tidak bisa"), InlineData(UnusableFile.Voice, "Pesan suara")]
    [InlineData(UnusableFile.Document, "Dokumen itu"), InlineData(UnusableFile.PhotoFormat, "HEIC")]
    [InlineData(UnusableFile.Audio, "Berkas suara"), InlineData(UnusableFile.Sticker, "Stiker")]
    [InlineData(UnusableFile.Other, "Pesan jenis itu"), InlineData(UnusableFile.TooLarge, "terlalu besar")]
    public async Task The_words_beside_a_part_that_cant_be_taken_are_taken_and_the_part_is_named(
        UnusableFile kind,
        string answer
    )
    {
        foreach (var platform in Platforms)
        {
            var sari = await _chat.Person(new Channel(platform));
            var begun = await Send(sari, m => m with { Text = "Layar e-Office berkedip terus", Unusable = kind });
            Assert.Contains(answer, begun.Words, StringComparison.Ordinal);
            Assert.Contains("berkedip terus", await StateAsync(sari), StringComparison.Ordinal);

            var alone = await Send(sari, m => m with { Unusable = kind });
            Assert.Contains(answer, alone.Words, StringComparison.Ordinal);
            Assert.Contains("Kendalanya pada", alone.Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("SALAM"), InlineData("HALO"), InlineData("Siap Mantap"), InlineData("Tiket"), InlineData("Antrean")]
    [InlineData("Berhenti"), InlineData("Lapor"), InlineData("Terima Kasih")]
    public async Task An_application_may_be_called_like_a_greeting_or_a_command(string name)
    {
        foreach (var platform in Platforms)
        {
            var sari = await AtTheQuestionWhereAsync(platform);
            Assert.Contains("Apa yang terjadi", (await Say(sari, name)).Words, StringComparison.Ordinal);
            Assert.Contains($"\"Location\":\"{name}\"", await StateAsync(sari), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Admin"), InlineData("Salam"), InlineData("Ibu Sri"), InlineData("Selamat")]
    public async Task Somebody_may_be_called_like_a_greeting(string name)
    {
        foreach (var platform in Platforms)
        {
            var sari = await _chat.Person(new Channel(platform));
            await Say(sari, "/lapor", "Jaringan");
            Assert.Contains("Dari OPD", (await Say(sari, name)).Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_behind_lapor_are_what_happens(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        await Say(sari, "/lapor internet mati di ruang TU sejak pagi");
        Assert.Contains("internet mati di ruang TU", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_id_with_a_new_problem_shows_the_status_and_keeps_the_words(string platform)
    {
        var (sari, ticket) = await OwnTicketAsync(platform);
        var heard = await Say(sari, $"Masalah tiket {ticket.Code} muncul lagi, wifi aula mati total");
        Assert.Contains("Menunggu persetujuan", heard.Words, StringComparison.Ordinal);
        Assert.Contains("Laporan baru", heard.Labels);
        Assert.Contains($"Tambahkan ke {ticket.Code}", heard.Labels);
        await Press(sari, heard, $"Tambahkan ke {ticket.Code}");
        await using var db = _chat.Open();
        Assert.Contains(
            "wifi aula mati total",
            (await db.Events.SingleAsync(e => e.Action == TicketAction.AddInformation)).Words
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reply_to_a_message_about_a_ticket_belongs_to_it(string platform)
    {
        var (staff, repair) = await RepairAsync(platform);
        var shown = await Say(staff, repair.Code);
        await Send(staff, m => m with { Text = "Kabel sudah kami cek, putus di lantai 2", Answers = IdOf(shown) });
        Assert.Equal(["Kabel sudah kami cek, putus di lantai 2"], await NotesAsync(repair));

        var (sari, own) = await OwnTicketAsync(platform);
        shown = await Say(sari, own.Code);
        await Send(sari, m => m with { Text = "Tambahan info: pesan galatnya 503 timeout", Answers = IdOf(shown) });
        await using var db = _chat.Open();
        var added = await db.Events.SingleAsync(e => e.Action == TicketAction.AddInformation);
        Assert.Equal((own.Id, "Tambahan info: pesan galatnya 503 timeout"), (added.TicketId, added.Words));
        Assert.Equal(2, await db.Tickets.CountAsync());
    }

    [Fact]
    public async Task A_reply_that_is_the_label_of_an_option_is_that_option()
    {
        var staff = await _chat.Person(Telegram, Roles.Staff);
        var ticket = await _chat.Ticket((await _chat.Person(Telegram)).Person, staff.Person);
        var shown = await Say(staff, ticket.Code);
        await Send(staff, m => m with { Text = "setujui", Answers = IdOf(shown) });
        await using var db = _chat.Open();
        Assert.Equal(TicketState.InRepair, (await db.Tickets.SingleAsync()).State);
    }

    [Fact]
    public async Task A_reply_of_the_heads_with_words_may_become_the_decision()
    {
        var head = await _chat.Person(Telegram, Roles.Head | Roles.Staff, "Hadi");
        var ticket = await _chat.Escalated((await _chat.Person(Telegram)).Person, head.Person);
        var shown = await Say(head, ticket.Code);
        var asked = await Send(head, m => m with { Text = "Beli router baru saja", Answers = IdOf(shown) });
        await Press(head, asked, $"Perbaiki lagi {ticket.Code}");
        await using var db = _chat.Open();
        Assert.Equal(
            "Beli router baru saja",
            (await db.Events.SingleAsync(e => e.Action == TicketAction.RepairAgain)).Words
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_with_a_tickets_id_as_caption_belongs_to_that_ticket(string platform)
    {
        var (sari, ticket) = await OwnTicketAsync(platform);
        await Send(sari, m => m with { Text = ticket.Code, Photo = new IncomingPhoto("f", false) });
        await using var db = _chat.Open();
        Assert.Equal(ticket.Id, (await db.Photos.SingleAsync()).TicketId);
        Assert.Single(await db.Tickets.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_of_the_reporters_is_no_evidence_of_the_repair(string platform)
    {
        var (sari, ticket) = await OwnTicketAsync(platform, (TicketAction.Approve, null));
        await Send(sari, m => m with { Text = ticket.Code, Photo = new IncomingPhoto("f", false) });
        await using var db = _chat.Open();
        Assert.Null((await db.Photos.SingleAsync()).VisitId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_place_answers_where_and_a_card_name_and_phone(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "Jaringan");
        await Send(sari, m => m with { Card = new ContactCard("Sari Wulandari", "+6281234567890") });
        await Say(sari, "Dinas Kesehatan");
        var readBack = await Send(sari, m => m with { Card = new ContactCard("Sari Wulandari", "0812-3456-7890") });
        Assert.Contains("0812-3456-7890", readBack.Words, StringComparison.Ordinal);
        var heard = await Send(sari, m => m with { Place = "Kantor Camat Genteng (-8.36670, 114.14910)" });
        Assert.Contains("Apa yang terjadi", heard.Words, StringComparison.Ordinal);
        var state = await StateAsync(sari);
        Assert.Contains("\"Name\":\"Sari Wulandari\"", state, StringComparison.Ordinal);
        Assert.Contains("Kantor Camat Genteng", state, StringComparison.Ordinal);
        Assert.Contains("6281234567890", state, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_place_or_card_that_nobody_asked_for_is_said_not_to_be_noted(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        Assert.Contains("Lokasi tidak dicatat", (await Send(sari, m => m with { Place = "Kantor" })).Words);
        Assert.Contains(
            "Kartu kontak tidak dicatat",
            (await Send(sari, m => m with { Card = new ContactCard("A B", "0812") })).Words
        );
    }

    [Fact]
    public async Task An_edited_answer_is_changed_in_the_open_report()
    {
        var sari = await _chat.Person(Telegram);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan");
        var phone = _chat.Message(Telegram, sari.Address) with { Text = "0812 3456 7891" };
        await _chat.Send(phone);
        var heard = await Edit(sari, phone, "0812 3456 7890");
        Assert.Contains("Perubahan dicatat", heard.Words, StringComparison.Ordinal);
        Assert.Contains("0812-3456-7890", heard.Words, StringComparison.Ordinal);
        Assert.Contains("Di mana", heard.Words, StringComparison.Ordinal);
        Assert.Contains("6281234567890", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_after_filing_is_an_addition_to_that_ticket()
    {
        var sari = await _chat.Person(Telegram);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "0812 3456 7890", "Lantai 2");
        var what = _chat.Message(Telegram, sari.Address) with { Text = "Wifi mati" };
        await _chat.Send(what);
        await Say(sari, "Lewati");
        await Say(sari, "Kirim laporan");
        var heard = await Edit(sari, what, "Wifi mati di ruang 204");
        Assert.Contains("keterangan tambahan", heard.Words, StringComparison.Ordinal);
        await using var db = _chat.Open();
        var added = await db.Events.SingleAsync(e => e.Action == TicketAction.AddInformation);
        Assert.Contains("ruang 204", added.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_cant_be_taken_is_said_with_how_to_add()
    {
        var (staff, ticket) = await RepairAsync("Telegram");
        await Tap(staff, ticket, TicketAction.AddNote);
        var note = _chat.Message(Telegram, staff.Address) with { Text = "Kabel putus" };
        await _chat.Send(note);
        Assert.Contains("tidak dicatat", (await Edit(staff, note, "Kabel putus di lantai 3")).Words);
        var stranger = await _chat.Person(Telegram);
        var greeting = _chat.Message(Telegram, stranger.Address) with { Text = "halo" };
        await _chat.Send(greeting);
        Assert.Contains("tidak dicatat", (await Edit(stranger, greeting, "halo semua")).Words);
    }

    [Theory]
    [
        InlineData("1️⃣"),
        InlineData("(1)"),
        InlineData("1,"),
        InlineData("#1"),
        InlineData("no 1"),
        InlineData("nomor 1")
    ]
    [
        InlineData("pilih 1"),
        InlineData("yang 1"),
        InlineData("satu"),
        InlineData("1 pak"),
        InlineData("1 saja Pak, terima kasih"),
        InlineData("nomor 1 nggih Bu"),
        InlineData("yang pertama"),
        InlineData("ingkang nomer setunggal")
    ]
    [InlineData("yg no 1"), InlineData("yang ke satu"), InlineData("yg nomer satu")]
    [InlineData("nomor satu"), InlineData("Aplikasi."), InlineData("aplikasj"), InlineData("aplikai"), InlineData("１")]
    public async Task An_option_is_chosen_as_people_type_it(string typed)
    {
        var sari = await _chat.Person(WhatsAppChannel.Channel);
        await Say(sari, "lapor");
        Assert.Contains("Siapa nama", (await Say(sari, typed)).Words, StringComparison.Ordinal);
        Assert.Contains("\"Category\":1", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lapor"), InlineData("qr-lobi"), InlineData("poster"), InlineData("")]
    public async Task A_start_link_that_is_no_invitation_greets(string behind)
    {
        var sari = await _chat.Person(Telegram);
        var heard = await Say(sari, $"/start {behind}");
        Assert.Contains("Selamat datang", heard.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Undangan", heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_link_with_a_tickets_id_shows_its_status()
    {
        var (_, ticket) = await OwnTicketAsync("Telegram");
        var other = await _chat.Person(Telegram);
        Assert.Contains(ticket.Code, (await Say(other, $"/start {ticket.Code}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_number_takes_the_reports_along_and_no_role()
    {
        var (old, ticket) = await OwnTicketAsync("WhatsApp");
        var code = (await Say(old, "tautkan"))
            .Words.Split('\n')
            .Single(line => line.StartsWith("/tautkan", StringComparison.Ordinal));
        var fresh = await _chat.Person(WhatsAppChannel.Channel);
        var asked = await Say(fresh, code);
        await Press(fresh, asked, "Ya, hubungkan");
        Assert.Contains(ticket.Code, (await Say(fresh, "tiket")).Words, StringComparison.Ordinal);

        var staff = await _chat.Person(WhatsAppChannel.Channel, Roles.Staff);
        code = (await Say(staff, "tautkan"))
            .Words.Split('\n')
            .Single(line => line.StartsWith("/tautkan", StringComparison.Ordinal));
        var thief = await _chat.Person(WhatsAppChannel.Channel);
        Assert.Contains("hanya bisa dipindahkan oleh admin", (await Say(thief, code)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram"), InlineData("WhatsApp")]
    public async Task An_officer_comes_with_a_new_account_by_an_admins_link_and_the_old_one_has_no_role(string platform)
    {
        var channel = new Channel(platform);
        var admin = await _chat.Person(Telegram, Roles.Admin, "Bu Admin");
        var staff = await _chat.Person(channel, Roles.Staff, "Andi Staf");
        var reporter = await _chat.Person(Telegram);
        var ticket = await _chat.Ticket(reporter.Person, staff.Person, (TicketAction.Approve, null));
        var fresh = await _chat.Person(channel, name: "Andi Baru");
        var link = await Press(admin, await Say(admin, "/petugas"), "Ganti akun Andi Staf");
        var code = System.Text.RegularExpressions.Regex.Match(link.Words, "[A-Za-z0-9]{24}").Value;

        // Another officer can't use it, and does not use it up.
        var other = await _chat.Person(channel, Roles.Staff, "Rina Staf");
        Assert.Contains(
            "Undangan ini tidak berlaku",
            (await Say(other, $"/start {code}")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Andi Staf", (await Say(fresh, $"/start {code}")).Words, StringComparison.Ordinal);
        Assert.Contains(ticket.Code, (await Say(fresh, "/tugas")).Words, StringComparison.Ordinal);
        Assert.Contains("hanya untuk", (await Say(staff, "/tugas")).Words, StringComparison.Ordinal);
        Assert.Contains(
            "Undangan ini tidak berlaku",
            (await Say(staff, $"/start {code}")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_number_that_a_newer_notice_and_the_open_question_both_have_is_asked_about()
    {
        var staff = await _chat.Person(WhatsAppChannel.Channel, Roles.Staff);
        await Say(staff, "lapor", "1", "Andi", "Dinas Kesehatan", "0812 3456 7890", "SIPD", "Tidak bisa masuk");
        var ticket = await _chat.Ticket((await _chat.Person(Telegram)).Person, staff.Person);
        await _chat.Do(async work =>
        {
            var contact = await work.Db.Contacts.SingleAsync(c => c.Id == staff.Id);
            var visit = await work.Db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null);
            var approve = new ButtonData.Act(ticket.Id, visit.Id, TicketAction.Approve).ToString();
            var content = new OutgoingMessage
            {
                Markup = "Laporan",
                Buttons =
                [
                    [new("Setujui", approve)],
                ],
            };
            work.Outbox.Write(contact, OutboxPurpose.Announcement, content, ticket.Id, visit.Id);
            return 0;
        });
        var asked = await Say(staff, "1");
        Assert.Contains("Yang mana", asked.Words, StringComparison.Ordinal);
        await Press(staff, asked, $"Setujui {ticket.Code}");
        await using var db = _chat.Open();
        Assert.Equal(TicketState.InRepair, (await db.Tickets.SingleAsync()).State);
    }

    [Theory]
    [InlineData("nomor yang ini"), InlineData("nomor wa ini aja pak"), InlineData("sama"), InlineData("no ini ya")]
    public async Task The_number_that_someone_writes_from_can_be_named_without_typing_it(string words)
    {
        var sari = await _chat.Person(WhatsAppChannel.Channel);
        await Say(sari, "lapor", "1", "Sari", "Dinas Kesehatan");
        var heard = await Say(sari, words);
        Assert.Contains("Nomor telepon yang dicatat", heard.Words, StringComparison.Ordinal);
        Assert.Contains(sari.Address.TrimStart('+'), await StateAsync(sari), StringComparison.Ordinal);

        var telegram = await _chat.Person(Telegram);
        await Say(telegram, "/lapor", "Aplikasi", "Sari", "Dinas Kesehatan");
        Assert.Contains("tidak terlihat", (await Say(telegram, words)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sama"), InlineData("sama seperti kemarin"), InlineData("kantor yang sama pak")]
    public async Task The_same_office_as_before_need_not_be_typed(string words)
    {
        var sari = await _chat.Person(WhatsAppChannel.Channel);
        await Say(
            sari,
            "lapor",
            "1",
            "Sari",
            "Dinas Kesehatan",
            "0812 3456 7890",
            "SIPD",
            "Tidak bisa masuk",
            "Lewati"
        );
        await Say(sari, "1");
        await Say(sari, "lapor", "1", "2", "Sari", words);
        Assert.Contains("Dinas Kesehatan", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("udah bener, kirim"), InlineData("sudah benar mas, kirim ya"), InlineData("ya betul kirim saja mas")]
    public async Task That_it_is_right_and_to_be_sent_sends_it(string words)
    {
        var sari = await AtTheSummaryAsync();
        Assert.Contains("Laporan diterima", (await Say(sari, words)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ubah nama", "Siapa nama"), InlineData("edit yang nomor hp", "nomor telepon")]
    [InlineData("ganti lokasinya pak", "Aplikasi apa"), InlineData("ubah uraian", "Apa yang terjadi")]
    public async Task A_part_of_the_report_that_is_named_is_asked_for_anew(string words, string question)
    {
        var sari = await AtTheSummaryAsync();
        Assert.Contains(question, (await Say(sari, words)).Words, StringComparison.Ordinal);
        await Say(sari, "kembali", "2");
        Assert.Contains("Aplikasi apa", (await Say(sari, "lokasi")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_as_before_is_nobodys_name()
    {
        var sari = await _chat.Person(WhatsAppChannel.Channel);
        await Say(sari, "lapor", "1");
        var heard = await Say(sari, "sama seperti kemarin");
        Assert.Contains("belum kami catat", heard.Words, StringComparison.Ordinal);
    }

    private async Task<Contact> AtTheSummaryAsync()
    {
        var sari = await _chat.Person(WhatsAppChannel.Channel);
        await Say(
            sari,
            "lapor",
            "1",
            "Sari",
            "Dinas Kesehatan",
            "0812 3456 7890",
            "SIPD",
            "Tidak bisa masuk",
            "Lewati"
        );
        return sari;
    }

    [Fact]
    public async Task A_quick_reply_whose_label_is_not_on_the_screen_is_stale_whatever_its_place()
    {
        var staff = await _chat.Person(WhatsAppChannel.Channel, Roles.Staff);
        var ticket = await _chat.Ticket((await _chat.Person(Telegram)).Person, staff.Person);
        await Say(staff, ticket.Code);
        var heard = await Send(staff, m => m with { Text = "1", QuickReply = "Lewati" });
        Assert.Contains("sudah tidak berlaku", heard.Words, StringComparison.Ordinal);
        await using var db = _chat.Open();
        Assert.Equal(TicketState.Submitted, (await db.Tickets.SingleAsync()).State);
        await Send(staff, m => m with { Text = "1", QuickReply = "Setujui" });
        Assert.Equal(TicketState.InRepair, (await db.Tickets.AsNoTracking().SingleAsync()).State);
    }

    [Fact]
    public async Task Berhenti_within_a_question_is_an_answer_and_a_bare_stop_still_stops()
    {
        var sari = await _chat.Person(WhatsAppChannel.Channel);
        await Say(sari, "lapor", "1", "Sari", "Dinas Kesehatan", "0812 3456 7890", "SIPD");
        Assert.Contains("Ada foto", (await Say(sari, "Berhenti")).Words, StringComparison.Ordinal);
        await Send(sari, m => m with { Text = "Stop", Photo = new IncomingPhoto("f", false) });
        await using var db = _chat.Open();
        Assert.Null((await db.Contacts.SingleAsync(c => c.Id == sari.Id)).OptedOutAt);
        await Say(sari, "STOP");
        Assert.NotNull((await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == sari.Id)).OptedOutAt);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_ways_out_are_understood_everywhere(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "Jaringan", "Sari");
        Assert.Contains("Siapa nama", (await Say(sari, "kembali")).Words, StringComparison.Ordinal);
        Assert.Contains("Dari OPD", (await Say(sari, "Sari Wulandari")).Words, StringComparison.Ordinal);
        var menu = await Say(sari, "menu");
        Assert.Contains("Lapor kendala", menu.Labels);
        Assert.Contains("Dari OPD", menu.Words, StringComparison.Ordinal);
        Assert.Contains("Yang bisa dilakukan", (await Say(sari, "help")).Words, StringComparison.Ordinal);
        Assert.Contains("dibatalkan", (await Say(sari, "tidak jadi")).Words, StringComparison.Ordinal);
        await Say(sari, "/lapor");
        Assert.Contains("dibatalkan", (await Say(sari, "batal")).Words, StringComparison.Ordinal);
        Assert.Contains("Tidak ada percakapan", (await Say(sari, "cancel")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_last_six_characters_of_an_own_ticket_show_it(string platform)
    {
        var (sari, ticket) = await OwnTicketAsync(platform);
        var tail = ticket.Code[^6..];
        Assert.Contains(ticket.Code, (await Say(sari, tail.ToLowerInvariant())).Words, StringComparison.Ordinal);
        Assert.Contains(ticket.Code, (await Say(sari, $"tiket {tail}")).Words, StringComparison.Ordinal);
        var stranger = await _chat.Person(new Channel(platform));
        Assert.DoesNotContain(ticket.Code, (await Say(stranger, tail)).Words, StringComparison.Ordinal);
        var staff = await _chat.Person(new Channel(platform), Roles.Staff);
        Assert.Contains(ticket.Code, (await Say(staff, tail)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_changed_category_asks_for_the_application_or_place_anew(string platform)
    {
        var sari = await AtTheQuestionWhereAsync(platform);
        await Say(sari, "Lantai 2", "Wifi mati", "Lewati");
        var fields = await Say(sari, "Ubah");
        Assert.Contains("Kategori", fields.Labels);
        await Say(sari, "Kategori");
        Assert.Contains("Aplikasi apa", (await Say(sari, "Aplikasi")).Words, StringComparison.Ordinal);
        Assert.Contains("SIPD", (await Say(sari, "SIPD")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task After_change_one_can_return_to_the_summary(string platform)
    {
        var sari = await AtTheQuestionWhereAsync(platform);
        await Say(sari, "Lantai 2", "Wifi mati", "Lewati", "Ubah");
        Assert.Contains("Mohon diperiksa", (await Say(sari, "kembali")).Words, StringComparison.Ordinal);
        await Say(sari, "Ubah", "Nama");
        Assert.Contains("Mohon diperiksa", (await Say(sari, "kembali")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_can_be_taken_out_of_a_report(string platform)
    {
        var sari = await AtTheQuestionWhereAsync(platform);
        await Say(sari, "Lantai 2", "Wifi mati");
        foreach (var photo in new[] { "a", "b" })
            await Send(sari, m => m with { Photo = new IncomingPhoto(photo, false) });
        await Say(sari, "Selesai", "Ubah");
        Assert.Contains("Hapus foto 2", (await Say(sari, "Foto")).Labels);
        await Say(sari, "Hapus foto 1");
        await Say(sari, "Selesai");
        await Say(sari, "Kirim laporan");
        await using var db = _chat.Open();
        Assert.Equal("b", (await db.Photos.SingleAsync(photo => photo.TicketId != null)).Reference);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Five_thousand_characters_are_kept_and_read_whole(string platform)
    {
        var sari = await AtTheQuestionWhereAsync(platform);
        var text = string.Join(' ', Enumerable.Range(0, 900).Select(n => $"kata{n}"));
        await Say(sari, "Lantai 2", text, "Lewati");
        await Say(sari, "Kirim laporan");
        await using var db = _chat.Open();
        var ticket = await db.Tickets.SingleAsync();
        Assert.Equal(text, ticket.Description);
        var staff = await _chat.Person(new Channel(platform), Roles.Staff);
        foreach (var reader in new[] { staff, sari })
        {
            var card = await Say(reader, ticket.Code);
            var whole = await Press(reader, card, "Selengkapnya");
            Assert.Contains("kata899", whole.Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Two_numbers_are_both_shown_and_the_first_is_kept(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan");
        var heard = await Say(sari, "0812 3456 7890 / 0813 1111 2222");
        Assert.Contains("0812-3456-7890", heard.Words, StringComparison.Ordinal);
        Assert.Contains("0813-1111-2222", heard.Words, StringComparison.Ordinal);
        Assert.Contains("\\u002B6281234567890", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_stray_draft_never_runs_into_another_report(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        await Say(sari, "wifi mati di aula");
        var asked = await Say(sari, "/lapor");
        Assert.Contains("Lanjutkan", asked.Labels);
        await Press(sari, asked, "Mulai baru");
        Assert.DoesNotContain("wifi mati", await StateAsync(sari), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_cleaned_and_a_lone_emoji_is_none()
    {
        Assert.Equal("idnA", CleanText.Name("\u202eidnA\u0001"));
        Assert.Equal("Sari W", CleanText.Name(" Sari\u200d\n W\ufffe "));
        Assert.Equal("", CleanText.Name("😀"));
        var sari = _chat.Message(Telegram, "4711") with { Text = "halo" };
        await _chat.Send(sari with { ProfileName = CleanText.Name("😀") });
        await using var db = _chat.Open();
        Assert.Equal("4711", (await db.People.SingleAsync()).Name);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_blocked_nuisance_is_told_once_and_an_admin_lifts_it(string platform)
    {
        var (sari, ticket) = await OwnTicketAsync(platform);
        var admin = await _chat.Person(new Channel(platform), Roles.Admin);
        var asked = await Say(admin, $"/blokir {ticket.Code}");
        await Press(admin, asked, "Blokir");
        Assert.Contains("tidak kami terima lagi", (await Say(sari, "wifi mati lagi")).Words, StringComparison.Ordinal);
        Assert.Empty((await Say(sari, "halo?")).Rows);
        var listed = await Say(admin, "/blokir");
        await Press(admin, listed, "Buka blokir Sari Pelapor");
        Assert.Contains("Selamat datang", (await Say(sari, "halo")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Whoever_has_no_right_on_a_ticket_learns_neither_its_id_nor_its_state(string platform)
    {
        var (_, ticket) = await OwnTicketAsync(platform);
        var stranger = await _chat.Person(new Channel(platform));
        foreach (var action in Enum.GetValues<TicketAction>())
        {
            var heard = await Tap(stranger, ticket, action);
            Assert.DoesNotContain(ticket.Code, heard.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Menunggu", heard.Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_for_a_step_that_is_over_meanwhile_are_asked_about_again(string platform)
    {
        var staff = await _chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await _chat.Ticket((await _chat.Person(Telegram)).Person, staff.Person);
        var shown = await Say(staff, ticket.Code);
        var asked = await Send(
            staff,
            m => m with { Text = "ini fotonya untuk yang dari Genteng", Answers = IdOf(shown) }
        );
        await _chat.Do(async work =>
            await AdvanceTicket.RunAsync(
                new Advance(
                    ticket.Id,
                    ticket.OpenVisit!.Id,
                    TicketAction.Approve,
                    await work.Db.People.SingleAsync(p => p.Id == staff.PersonId)
                ),
                work,
                CancellationToken.None
            )
        );
        var again = await Press(staff, asked, $"Kembalikan {ticket.Code}");
        Assert.Contains("yang dari Genteng", again.Words, StringComparison.Ordinal);
        await Press(staff, again, $"Tambahkan ke {ticket.Code}");
        Assert.Equal(["ini fotonya untuk yang dari Genteng"], await NotesAsync(ticket));
    }

    [Fact]
    public async Task A_steps_label_typed_on_Telegram_does_the_step()
    {
        var (_, ticket) = await OwnTicketAsync("Telegram");
        var staff = await _chat.Person(Telegram, Roles.Staff, "Rina Staf");
        await Say(staff, ticket.Code);
        await Say(staff, "setujui");
        await using var db = _chat.Open();
        Assert.Equal(TicketState.InRepair, (await db.Tickets.SingleAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task After_a_voice_note_nothing_is_said_to_be_added(string platform)
    {
        var (sari, ticket) = await OwnTicketAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        Assert.Contains("Ditambahkan", (await Say(sari, "Di lantai 2")).Words, StringComparison.Ordinal);
        var heard = await Send(sari, m => m with { Unusable = UnusableFile.Voice });
        Assert.DoesNotContain("Ditambahkan", heard.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Too_many_messages_are_told_once_and_the_open_report_stays(string platform)
    {
        using var chat = new QuickChat(messagesPerMinute: 3);
        var sari = await chat.Person(new Channel(platform));
        IncomingMessage Says(string text) => chat.Message(sari.Channel, sari.Address) with { Text = text };
        chat.Pause = TimeSpan.FromSeconds(1);
        foreach (var line in new[] { "/lapor", "Jaringan", "Sari" })
            await chat.Send(Says(line));
        Assert.Contains("terlalu cepat", (await chat.Send(Says("Dinas Kesehatan"))).Words, StringComparison.Ordinal);
        Assert.Empty((await chat.Send(Says("Dinas Kesehatan"))).Rows);
        var forged = chat.Message(sari.Channel, sari.Address) with { Tap = new Tap("t:1:1:Approve", null) };
        Assert.Contains("terlalu cepat", (await chat.Send(forged)).Tap.Text, StringComparison.Ordinal);
        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("nomor telepon", (await chat.Send(Says("Dinas Kesehatan"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Above_so_many_reports_an_hour_the_report_is_kept_and_sent_later()
    {
        using var chat = new QuickChat(reportsPerHour: 1);
        var sari = await chat.Person(Telegram);
        await chat.Ticket(sari.Person, (await chat.Person(Telegram, Roles.Staff)).Person);
        IncomingMessage Says(string text) => chat.Message(Telegram, sari.Address) with { Text = text };
        string[] answers = ["/lapor", "Jaringan", "Ya, pakai data ini", "Lantai 2", "Wifi mati", "Lewati"];
        foreach (var line in answers)
            await chat.Send(Says(line));
        Assert.Contains(
            "Paling banyak 1 laporan",
            (await chat.Send(Says("Kirim laporan"))).Words,
            StringComparison.Ordinal
        );
        chat.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("Laporan diterima", (await chat.Send(Says("Kirim laporan"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_photos_of_a_gallery_are_answered_once()
    {
        var sari = await AtTheQuestionWhereAsync("WhatsApp");
        await Say(sari, "Lantai 2", "Wifi mati");
        _chat.Pause = TimeSpan.FromSeconds(1);
        var before = await AnswersAsync(sari);
        for (var photo = 0; photo < 5; photo++)
            await Send(sari, m => m with { Photo = new IncomingPhoto($"{photo}", false) });
        Assert.Equal(before + 1, await AnswersAsync(sari));
        Assert.Contains("Foto: 5", (await Say(sari, "Selesai")).Words, StringComparison.Ordinal);
    }

    private async Task<int> AnswersAsync(Contact contact)
    {
        await using var db = _chat.Open();
        return await db.Outbox.CountAsync(row => row.ContactId == contact.Id && row.Status != OutboxStatus.Parked);
    }

    private static string IdOf(Heard heard) => $"m{heard.Rows[0].Id}";

    private Task<Heard> Send(Contact from, Func<IncomingMessage, IncomingMessage> with) =>
        _chat.Send(with(_chat.Message(from.Channel, from.Address)));

    private async Task<Heard> Say(Contact from, params string[] lines)
    {
        Heard? heard = null;
        foreach (var line in lines)
            heard = await Send(from, m => m with { Text = CleanText.Of(line) });
        return heard!;
    }

    private Task<Heard> Edit(Contact from, IncomingMessage original, string text) =>
        Send(from, m => m with { Text = text, IsEdit = true, MessageId = original.MessageId });

    private Task<Heard> Press(Contact from, Heard on, string label) =>
        Send(from, m => m with { Tap = new Tap(on.Button(label), null) });

    private Task<Heard> Tap(Contact from, Ticket ticket, TicketAction action) =>
        Send(
            from,
            m => m with { Tap = new Tap(new ButtonData.Act(ticket.Id, ticket.OpenVisit!.Id, action).ToString(), null) }
        );

    private async Task<Contact> AtTheQuestionWhereAsync(string platform)
    {
        var sari = await _chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "0812 3456 7890");
        return sari;
    }

    private async Task<(Contact Staff, Ticket Ticket)> RepairAsync(string platform)
    {
        var staff = await _chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var reporter = await _chat.Person(new Channel(platform));
        return (staff, await _chat.Ticket(reporter.Person, staff.Person, (TicketAction.Approve, null)));
    }

    private async Task<(Contact Sari, Ticket Ticket)> OwnTicketAsync(
        string platform,
        params (TicketAction, string?)[] way
    )
    {
        var sari = await _chat.Person(new Channel(platform));
        var staff = await _chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        return (sari, await _chat.Ticket(sari.Person, staff.Person, way));
    }

    private async Task<string[]> NotesAsync(Ticket ticket)
    {
        await using var db = _chat.Open();
        return await db
            .Events.Where(e => e.TicketId == ticket.Id && e.Action == TicketAction.AddNote)
            .OrderBy(e => e.Id)
            .Select(e => e.Words!)
            .ToArrayAsync();
    }

    private async Task<string> StateAsync(Contact contact)
    {
        await using var db = _chat.Open();
        return string.Join(
            "\n",
            await db.Conversations.Where(c => c.ContactId == contact.Id).Select(c => c.State).ToListAsync()
        );
    }
}

using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What is said beside the question that is open, or to no question at all, stays and finds its place.
/// </summary>
public sealed class Words_beside_a_question : ChatTest
{
    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_correction_that_is_collected_stays_when_its_button_is_pressed_again(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "Merek apa?"));
        await Say(sari, "merk epson L3110 pak");
        await Tap(sari, ticket, TicketAction.Resubmit);
        var asked = await Say(sari, "di loket 3");
        Assert.Contains("merk epson L3110 pak", asked.Words);
        await Press(sari, asked, "Kirim laporan");
        Assert.Equal(["merk epson L3110 pak\ndi loket 3"], await WordsAsync(TicketAction.Resubmit));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_correction_that_is_collected_waits_while_another_ticket_is_corrected(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var one = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "Merek apa?"));
        await Say(sari, "merk epson L3110 pak");
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "Ruang apa?"));
        await Tap(sari, other, TicketAction.Resubmit);
        var asked = await Say(sari, "ruang arsip");
        var back = await Press(sari, asked, "Kirim laporan");
        Assert.Contains("merk epson L3110 pak", back.Words);
        Assert.Contains(one.Code, back.Words);
    }

    [Theory]
    [InlineData("081398765432 tp ojo ditelp jam 12-13 nggih, istirahat")]
    [InlineData("0813 5555 6666, kalau tdk diangkat WA aja soalnya sinyal jelek di puskesmas")]
    [InlineData("0813 9876 5432 tp nek awan hub pak carik 0857 1111 2222")]
    public async Task What_stands_around_a_phone_number_is_in_the_report(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", said);
        var draft = await DraftAsync(sari);
        Assert.StartsWith("+6281", draft.Phone);
        Assert.Contains(said, draft.Description);
        Assert.Equal(FilingStep.Location, draft.Step);
        await Say(sari, "Aula");
        Assert.Equal(FilingStep.What, (await DraftAsync(sari)).Step);
    }

    [Fact]
    public async Task What_is_no_number_where_one_is_changed_is_said_to_be_none()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "081234567890", "Aula", "Wifi mati", "lewati");
        var heard = await Say(sari, "ubah nomor hp", "punya bu yuni loket dua saja");
        Assert.Contains("0812 3456 7890", heard.Words);
        var draft = await DraftAsync(sari);
        Assert.Equal(("+6281234567890", "Wifi mati"), (draft.Phone, draft.Description));
    }

    [Fact]
    public async Task What_is_said_about_a_number_beside_name_and_office_is_no_part_of_the_name()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        const string Said = "Sari Wulandari, Dinas Kesehatan, 081234567890 tp jgn ditelp jam 12 ya";
        await Say(sari, "/lapor", "Jaringan", Said);
        var draft = await DraftAsync(sari);
        Assert.Equal(("Sari Wulandari", "Dinas Kesehatan", "+6281234567890"), (draft.Name, draft.Office, draft.Phone));
        Assert.Contains("jgn ditelp jam 12", draft.Description);
        Assert.Equal(FilingStep.Location, draft.Step);
    }

    [Theory]
    [InlineData("Tunggu anggaran perubahan triwulan 4")]
    [InlineData("Jangan diganti dulu, pakai cadangan dari gudang")]
    [InlineData("Tidak perlu beli, pinjam dari Dinas Kesehatan")]
    public async Task Words_that_only_begin_like_taking_back_are_the_heads_input(string said)
    {
        var head = await Chat.Person(TelegramChannel.Channel, Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(TelegramChannel.Channel);
        var ticket = await Chat.Escalated(sari.Person, head.Person);
        await Tap(head, ticket, TicketAction.Resolve);
        await Say(head, said);
        Assert.Equal([said], await WordsAsync(TicketAction.Resolve));
    }

    [Theory]
    [InlineData("nomor saya 0812 3456 7890 ya pak")]
    [InlineData("0812-3456-7890 (WA)")]
    public async Task Courtesy_around_a_phone_number_is_not(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", said);
        Assert.Null((await DraftAsync(sari)).Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_was_typed_beside_the_office_is_in_the_report(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var asked = await Say(sari, "/lapor", "Jaringan", "Sari", "dinkes, ruang farmasi lt 3");
        await Press(sari, asked, "Dinas Kesehatan");
        var draft = await DraftAsync(sari);
        Assert.Equal("Dinas Kesehatan", draft.Office);
        Assert.Contains("ruang farmasi lt 3", draft.Description);
    }

    [Theory]
    [InlineData("dinkes, telp 082233445566", true)]
    [InlineData("082233445566", false)]
    public async Task A_phone_number_at_the_question_for_the_office_is_taken_as_such(string said, bool hasOffice)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", said);
        var draft = await DraftAsync(sari);
        Assert.Equal("+6282233445566", draft.Phone);
        Assert.Equal(hasOffice ? "Dinas Kesehatan" : null, draft.Office);
        Assert.Equal(hasOffice ? FilingStep.Location : FilingStep.Office, draft.Step);
    }

    [Theory]
    [InlineData("bukan, ganti")]
    [InlineData("ganti dong")]
    public async Task That_the_data_are_to_be_changed_is_understood(string said)
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        await Say(sari, "/lapor", "Aplikasi", said);
        var draft = await DraftAsync(sari);
        Assert.Equal(FilingStep.Name, draft.Step);
        Assert.Null(draft.Description);
    }

    [Fact]
    public async Task What_happens_is_asked_for_whatever_was_said_beside_a_choice()
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        await Say(sari, "/lapor", "Aplikasi", "orangnya skrg di balai desa", "ya", "SIPD");
        var draft = await DraftAsync(sari);
        Assert.Equal(FilingStep.What, draft.Step);
        Assert.Equal("orangnya skrg di balai desa", draft.Description);
    }

    [Theory]
    [InlineData("Telegram", "setujui yg siak", "Setujui")]
    [InlineData("WhatsApp", "approve yg siak pak", "Setujui")]
    [InlineData("Telegram", "kembalikan aja, ini printer bukan ranah aplikasi", "Kembalikan")]
    [InlineData("WhatsApp", "kembalikan, uraiannya kurang jelas", "Kembalikan")]
    public async Task A_decision_in_a_sentence_is_offered_on_the_report_that_waits(
        string platform,
        string said,
        string label
    )
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        var asked = await Say(andi, said);
        await Press(andi, asked, $"{label} {ticket.Code}");
        var action = label == "Setujui" ? TicketAction.Approve : TicketAction.Return;
        Assert.Equal([said], await WordsAsync(action));
    }

    [Theory]
    [InlineData("Telegram", "gak usah eskalasi, udah kelar", "Tanpa eskalasi")]
    [InlineData("WhatsApp", "td ICON telp, kabelnya hrs ditarik ulang 200m, pak kabid hrs tau", "Eskalasi")]
    public async Task What_staff_say_while_they_are_asked_to_escalate_can_be_the_answer(
        string platform,
        string said,
        string label
    )
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        var other = await Chat.Ticket((await Chat.Person(andi.Channel)).Person, andi.Person);
        await Act(andi, other, TicketAction.Approve, null);
        var asked = await Say(andi, said);
        Assert.Contains($"{label} {ticket.Code}", asked.Labels);
        await Press(andi, asked, $"{label} {ticket.Code}");
        Assert.NotEqual(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_with_the_heads_words_is_offered_as_the_decision_and_kept(string platform)
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(new Channel(platform));
        var ticket = await Chat.Escalated(sari.Person, head.Person);
        var asked = await Send(
            head,
            m => m with { Text = "acc, pakai dana pemeliharaan", Photo = new IncomingPhoto("nota", false) }
        );
        if (asked.Rows.Count == 0)
            asked = await Say(head, "gimana?");
        await Press(head, asked, asked.Labels.Single(l => l.StartsWith("Bisa ditutup", StringComparison.Ordinal)));
        Assert.Contains("acc, pakai dana pemeliharaan", Assert.Single(await WordsAsync(TicketAction.Resolve)));
        await using var db = Chat.Open();
        Assert.Equal(ticket.Id, (await db.Photos.SingleAsync(photo => photo.Reference == "nota")).TicketId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_label_of_a_step_that_is_offered_for_words_takes_them_along(string platform)
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head | Roles.Staff, "Hadi");
        var sari = await Chat.Person(new Channel(platform));
        await Chat.Escalated(sari.Person, head.Person);
        await Say(head, "ya sudah setuju, pakai anggaran BTT aja", "selesaikan");
        Assert.Equal(["ya sudah setuju, pakai anggaran BTT aja"], await WordsAsync(TicketAction.Resolve));
        await using var db = Chat.Open();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Fact]
    public async Task A_step_that_is_over_is_offered_no_more()
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Say(andi, "setujui yg siak");
        await Act(andi, ticket, TicketAction.Approve, null);
        var asked = await Say(andi, "yang di aula");
        Assert.DoesNotContain($"Setujui {ticket.Code}", asked.Labels);
        Assert.Contains($"Tambahkan ke {ticket.Code}", asked.Labels);
    }

    [Theory]
    [InlineData("Telegram", "status laporan saya gmn pak?")]
    [InlineData("WhatsApp", "eh kosik pak, statusnya laporan ini gmn?")]
    public async Task The_status_that_is_asked_for_in_a_correction_is_shown(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "Merek apa?"));
        await Say(sari, "merk epson L3110 pak");
        var heard = await Say(sari, said);
        Assert.Contains("Dikembalikan", heard.Words);
        Assert.Contains("merk epson L3110 pak", heard.Words);
    }

    [Theory]
    [InlineData("antrean dong")]
    [InlineData("lihat antrean tiket yg masuk")]
    [InlineData("cek antrian min")]
    public async Task A_list_that_is_asked_for_in_a_sentence_is_shown(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        var andi = await Chat.Person(TelegramChannel.Channel, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        Assert.Contains(ticket.Code, (await Say(andi, said)).Words);
    }

    [Fact]
    public async Task Batal_on_WhatsApp_below_a_report_that_can_be_withdrawn_asks_whether_to_withdraw_it()
    {
        var sari = await Chat.Person(Helpdesk.Bot.Channels.WhatsApp.WhatsAppChannel.Channel);
        var andi = await Chat.Person(sari.Channel, Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Say(sari, ticket.Code);
        Assert.Contains($"Batalkan laporan {ticket.Code}?", (await Say(sari, "batalkan")).Words);
        var done = await Say(sari, "iyo batalin, soale wis bener");
        Assert.Contains("Dibatalkan", done.Words);
        Assert.Equal(TicketState.Cancelled, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("laporan baru ae")]
    [InlineData("laporan baru aja pak")]
    public async Task An_option_with_a_word_around_it_is_that_option(string said)
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        await Say(sari, "yang di aula kemarin itu lho pak", said);
        Assert.Equal("yang di aula kemarin itu lho pak", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("gak sido lapor wae")]
    [InlineData("gak jadi pak, batal aja")]
    [InlineData("batal saja Pak, terima kasih")]
    [InlineData("ga jadi")]
    public async Task Whoever_gives_up_a_report_in_their_own_words_has_given_it_up(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "081234567890", "Aula", "Wifi mati", said);
        await using var db = Chat.Open();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [InlineData("wis")]
    [InlineData("sampun")]
    public async Task That_there_are_no_photos_is_understood_in_Javanese(string said)
    {
        var sari = await Chat.Person(TelegramChannel.Channel);
        await Say(sari, "/lapor", "Jaringan", "Sari", "Dinas Kesehatan", "081234567890", "Aula", "Wifi mati", said);
        Assert.Equal(FilingStep.Summary, (await DraftAsync(sari)).Step);
    }

    [Theory]
    [InlineData("Telegram", "tiket aula sdh saya cek, konektornya longgar, udah tak crimping ulang")]
    [InlineData("WhatsApp", "tiket genteng kabel sudah diganti")]
    [InlineData("Telegram", "mau cek tiket genteng dulu, kuncinya di pak camat")]
    public async Task What_staff_tell_of_a_ticket_by_that_word_is_kept_and_asked_about(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var asked = await Say(andi, said);
        Assert.Contains(said, asked.Words);
        await Press(andi, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Equal([said], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", "laporan saya tolong dipercepat, besok rapat bupati")]
    [InlineData("WhatsApp", "laporan saya blm ditangani2 pak, routernya saya matikan dulu")]
    [InlineData("WhatsApp", "laporan saya sing arsip tulung dipercepat pak, sesuk ana audit")]
    public async Task A_plea_with_news_in_it_is_answered_and_the_news_is_asked_about(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var asked = await Say(sari, said);
        Assert.Contains("Sedang diperbaiki", asked.Words);
        Assert.Contains(said, asked.Words);
        await Press(sari, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Equal([said], await WordsAsync(TicketAction.AddInformation));
    }

    [Fact]
    public async Task A_plea_with_news_in_it_is_kept_with_what_is_asked_about()
    {
        var (sari, _, ticket) = await InRepairAsync("Telegram");
        await Say(sari, "yang di aula kemarin itu lho pak");
        var asked = await Say(sari, "laporan saya tolong dipercepat, besok rapat bupati");
        Assert.Contains(ticket.Code, asked.Words);
        Assert.Contains("besok rapat bupati", asked.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_status_by_its_id_with_news_behind_it_is_shown_and_the_news_is_asked_about(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var asked = await Say(andi, $"status {ticket.Code}: tiang roboh, nunggu PLN");
        Assert.Contains("tiang roboh", asked.Words);
        Assert.Contains($"Tambahkan ke {ticket.Code}", asked.Labels);
    }

    [Theory]
    [InlineData("udah lancar lagi min")]
    [InlineData("wis lancar maneh pak")]
    public async Task That_it_works_again_is_kept_in_the_report_with_the_way_out(string said)
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        var heard = await Say(sari, "/lapor", "Aplikasi", said);
        Assert.Contains("ketik batal", heard.Words);
        Assert.Equal(said, (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("Telegram", "eh salah pencet, maksudnya mau setujui")]
    [InlineData("WhatsApp", "eh jgn, kok ditutup? saya mau setujui")]
    [InlineData("Telegram", "eh gak jadi deh, bisa tak tangani sendiri")]
    [InlineData("WhatsApp", "lho eh sebentar, jangan dulu")]
    public async Task Words_that_take_a_step_back_are_asked_about_before_they_do_it(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Tap(andi, ticket, TicketAction.Return);
        var asked = await Say(andi, said);
        Assert.Contains(said, asked.Words);
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        await Say(andi, "bukan", "batal");
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        await using var db = Chat.Open();
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [InlineData("Telegram", "acc")]
    [InlineData("WhatsApp", "oke setuju")]
    [InlineData("Telegram", "tutup saja")]
    public async Task A_heads_word_of_consent_is_offered_as_the_decision_that_waits(string platform, string said)
    {
        var head = await Chat.Person(new Channel(platform), Roles.Head, "Hadi");
        var andi = await Chat.Person(new Channel(platform), Roles.Staff | Roles.Head, "Andi Staf");
        var sari = await Chat.Person(new Channel(platform));
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        var asked = await Say(head, said);
        Assert.Contains(said, asked.Words);
        await Press(head, asked, $"Bisa ditutup {ticket.Code}");
        Assert.NotEqual(TicketState.Closed, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "tdk perlu")]
    [InlineData("WhatsApp", "gak usah")]
    public async Task That_it_need_not_be_escalated_is_understood_in_its_short_forms(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Say(andi, "gak perlu eskalasi, wis beres", said);
        Assert.Equal(TicketState.ReadyToClose, await StateAsync(ticket));
        Assert.Equal(["gak perlu eskalasi, wis beres"], await WordsAsync(TicketAction.DeclineEscalation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_steps_name_with_the_tickets_id_is_no_reason(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        var asked = await Say(andi, $"kembalikan {ticket.Code[^6..]} dong");
        if (asked.Labels.Contains($"Kembalikan {ticket.Code}"))
            asked = await Press(andi, asked, $"Kembalikan {ticket.Code}");
        Assert.Contains("Apa alasan", asked.Words);
        Assert.DoesNotContain("belum tersimpan", asked.Words);
        await Say(andi, "Ruangannya belum disebut");
        Assert.Equal(["Ruangannya belum disebut"], await WordsAsync(TicketAction.Return));
    }

    [Theory]
    [InlineData("tambahkan ke {0}")]
    [InlineData("ke {0}")]
    public async Task A_place_that_is_named_by_the_tickets_id_is_that_place(string said)
    {
        var (sari, andi, ticket) = await InRepairAsync("Telegram");
        await Chat.Ticket(sari.Person, andi.Person);
        await Say(sari, "yang di aula kemarin itu lho pak", string.Format(null, said, ticket.Code[^6..]));
        await using var db = Chat.Open();
        var added = await db.Events.SingleAsync(e => e.Action == TicketAction.AddInformation);
        Assert.Equal((ticket.Id, "yang di aula kemarin itu lho pak"), (added.TicketId, added.Words));
    }

    [Theory]
    [InlineData("Telegram", "lokasinya ruang keuangan", "ruang keuangan", "+6281234567890")]
    [InlineData("WhatsApp", "lokasi lt 2 gedung b", "lt 2 gedung b", "+6281234567890")]
    [InlineData("Telegram", "ganti nomernya 081299990000", "aula", "+6281299990000")]
    [InlineData("WhatsApp", "telpone 081299990000", "aula", "+6281299990000")]
    public async Task A_part_that_is_named_while_the_report_is_looked_over_is_changed(
        string platform,
        string said,
        string location,
        string phone
    )
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula", "wifi mati");
        await Say(sari, "lewati", said);
        var draft = await DraftAsync(sari);
        Assert.Equal((location, phone, "wifi mati"), (draft.Location, draft.Phone, draft.Description));
    }

    [Theory]
    [InlineData("gada"), InlineData("nah udah"), InlineData("kirim"), InlineData("kirim laporan")]
    [
        InlineData("ga jadi foto, lanjut"),
        InlineData("gada foto"),
        InlineData("ora ono foto"),
        InlineData("ora duwe foto")
    ]
    public async Task That_there_is_no_photo_is_no_part_of_the_description(string said)
    {
        var sari = await Chat.Person(new Channel("WhatsApp"));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula", "wifi mati");
        Assert.Contains("Kirim", (await Say(sari, said)).Words);
        Assert.Equal(
            (FilingStep.Summary, "wifi mati"),
            ((await DraftAsync(sari)).Step, (await DraftAsync(sari)).Description)
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_was_typed_for_an_office_and_given_up_is_in_the_report(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Bu Endang", "ruang keuangan aja", "eh namanya salah, nama saya Sari");
        await Say(sari, "dinas kesehatan", "o8123456789o");
        var draft = await DraftAsync(sari);
        Assert.Equal(("Sari", "+6281234567890"), (draft.Name, draft.Phone));
        Assert.Contains("ruang keuangan", draft.Description);
    }

    [Theory]
    [InlineData("lha aku yo ora ngerti mas"), InlineData("gatau"), InlineData("dua duanya")]
    public async Task That_the_category_is_not_known_is_understood(string said)
    {
        var sari = await Chat.Person(new Channel("Telegram"));
        await Say(sari, "/lapor", said);
        Assert.Equal(Teams.Both, (await DraftAsync(sari)).Category);
    }

    [Theory]
    [InlineData("Telegram", "udah beres kok makasih ya"), InlineData("WhatsApp", "sampun mari mas, matur nuwun")]
    public async Task Thanks_because_it_works_offer_to_say_so(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        Assert.Contains($"Sudah normal {ticket.Code}", (await Say(sari, said)).Labels);
    }

    [Theory]
    [InlineData("Telegram", "wis tekan endi mas?"), InlineData("WhatsApp", "laporanku piye")]
    public async Task Javanese_questions_show_how_far_it_is_and_ask_nothing(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var heard = await Say(sari, said);
        Assert.Contains(ticket.Code, heard.Words);
        Assert.DoesNotContain("untuk yang mana", heard.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_staff_go_on_asking_is_offered_as_a_question(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Act(andi, ticket, TicketAction.AskReporter, "Lampunya warna apa?");
        Assert.Contains($"Tanya pelapor {ticket.Code}", (await Say(andi, "LOS atau PON?")).Labels);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Whoever_does_not_know_the_id_sees_what_is_open(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        Assert.Contains(ticket.Code, (await Say(sari, "/status", "ora ngerti nomere")).Words);
    }
}

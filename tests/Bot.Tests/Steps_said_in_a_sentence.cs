using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What staff say in a sentence is the step that it names, and nothing that they said for it is lost. On both platforms.
/// </summary>
public sealed class Steps_said_in_a_sentence : ChatTest
{
    [Theory]
    [InlineData("untuk pelapor: besok dipasang ya Bu", TicketAction.InformReporter, "besok dipasang ya Bu")]
    [InlineData("tolong kabari pelapor kalau besok dipasang", TicketAction.InformReporter, "besok dipasang")]
    [InlineData("tell the reporter: it comes tomorrow", TicketAction.InformReporter, "it comes tomorrow")]
    [InlineData("tanya pelapor: merk printernya apa", TicketAction.AskReporter, "merk printernya apa")]
    [InlineData("tanyakan ke pelapor, lampunya nyala?", TicketAction.AskReporter, "lampunya nyala?")]
    [InlineData("pindah ke aplikasi saja", TicketAction.ChangeCategory, "aplikasi")]
    [InlineData("ganti kategori ke jaringan", TicketAction.ChangeCategory, "jaringan")]
    [InlineData("ini harusnya aplikasi, bukan jaringan", TicketAction.ChangeCategory, "aplikasi")]
    [InlineData("salah kategori, ini jaringan", TicketAction.ChangeCategory, "jaringan")]
    [InlineData("oper yang printer ke Rina", TicketAction.HandOver, "Rina")]
    [InlineData("serahkan ke mbak rina aja", TicketAction.HandOver, "mbak rina aja")]
    [InlineData("pending dulu sampai besok", TicketAction.Hold, "sampai besok")]
    [InlineData("catatan internal: kabel dicek", TicketAction.AddNote, "kabel dicek")]
    [InlineData("sudah selesai, tolong ditutup", TicketAction.FinishRepair, "")]
    internal void A_sentence_names_its_step_and_says_what_the_step_asks(string text, TicketAction step, string said) =>
        Assert.Equal((step, said), SpokenSteps.Read(text));

    [Theory]
    [InlineData("wifi tunda dulu sampe jumat, nunggu AP", TicketAction.Hold, "sampe jumat, nunggu AP")]
    [InlineData("printer camat oper ke rina ya", TicketAction.HandOver, "rina ya")]
    [InlineData("eoffice itu kategorinya salah, harusnya jaringan", TicketAction.ChangeCategory, "jaringan")]
    [InlineData("lanjutkan wifi aula, AP wes teko", TicketAction.Resume, "lanjutkan wifi aula, AP wes teko")]
    [InlineData("sampun rampung", TicketAction.FinishRepair, "sampun rampung")]
    [InlineData("printer sama eoffice wes beres", TicketAction.FinishRepair, "printer sama eoffice wes beres")]
    internal void A_step_may_stand_behind_what_it_is_about(string text, TicketAction step, string said) =>
        Assert.Equal((step, said), SpokenSteps.Within(text));

    [Theory]
    [InlineData("printer belum selesai"), InlineData("besok selesai kok"), InlineData("kabel sudah diganti")]
    public void What_is_to_come_is_no_end(string text) => Assert.Null(SpokenSteps.Within(text));

    [Theory]
    [InlineData("Telegram", "printer selesai, rolnya diganti"), InlineData("WhatsApp", "wes beres pak, rolnya diganti")]
    public async Task That_it_is_done_offers_the_end_of_the_repair_with_what_was_sent_as_its_note(
        string platform,
        string said
    )
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var asked = await Say(andi, said);
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Press(andi, asked, $"Perbaikan selesai {ticket.Code}");
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
        Assert.Equal([said], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task That_it_is_done_without_a_photo_keeps_the_note_and_asks_for_one(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var heard = await Press(andi, await Say(andi, "wifi beres"), $"Perbaikan selesai {ticket.Code}");
        Assert.Contains("belum ada foto perbaikan", heard.Words);
        Assert.Equal(["wifi beres"], await WordsAsync(TicketAction.AddNote));
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Selesai_after_a_note_offers_the_end_of_the_repair(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, $"catatan {ticket.Code}: kabel dicek");
        Assert.Contains($"Perbaikan selesai {ticket.Code}", (await Say(andi, "selesai")).Labels);
    }

    [Theory]
    [
        InlineData("Telegram", "bilang ke pak darto switch lagi di restart"),
        InlineData("WhatsApp", "kabari bu sari besok")
    ]
    public async Task Words_for_the_reporter_by_name_are_offered_as_such(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        Assert.Contains($"Beri tahu pelapor {ticket.Code}", (await Say(andi, said)).Labels);
    }

    [Theory]
    [InlineData("Telegram", "tolong andi dikebut yang ini, ditunggu bu kadis")]
    [InlineData("WhatsApp", "andi, tolong didahulukan nggih")]
    public async Task What_a_head_says_of_the_ticket_on_their_screen_is_offered_for_it(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Say(hadi, ticket.Code);
        await Press(hadi, await Say(hadi, said), $"Tambahkan ke {ticket.Code}");
        Assert.Contains(said, await LastToldAsync(andi));
    }

    [Theory]
    [
        InlineData("hari ini yang belum beres apa aja"),
        InlineData("ada yg telat ga hari ini?"),
        InlineData("semua tiket")
    ]
    [InlineData("andi lagi pegang tiket apa?"), InlineData("yang belum ditangani mana aja ya")]
    public async Task Who_asks_what_is_open_gets_the_queue(string said)
    {
        var (_, _, ticket) = await InRepairAsync("Telegram");
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        Assert.Contains($"Antrean: 1 tiket", (await Say(hadi, said)).Words);
        Assert.NotNull(ticket);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_tells_something_is_not_offered_as_another_question_to_the_reporter(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Press(andi, await Say(andi, $"tanya pelapor {ticket.Code}: lampunya nyala?"), $"Ya, untuk {ticket.Code}");
        Assert.DoesNotContain(
            $"Tanya pelapor {ticket.Code}",
            (await Say(andi, "ndi tolong bantu aku pasang disk e")).Labels
        );
        Assert.Contains($"Tanya pelapor {ticket.Code}", (await Say(andi, "yang merah apa yang hijau?")).Labels);
    }

    [Theory]
    [InlineData("Telegram", "lewati"), InlineData("WhatsApp", "Lewati")]
    public async Task No_place_is_called_skip(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890");
        Assert.Contains("belum menjawab", (await Say(sari, said)).Words);
        Assert.Null((await DraftAsync(sari)).Location);
    }

    [Theory]
    [InlineData("info pelapor kabelnya putus")]
    [InlineData("tanya pelapor, katanya sudah nyala")]
    [InlineData("ke pelapor sudah saya sampaikan")]
    [InlineData("pindah colokan ke stopkontak sebelah")]
    [InlineData("penundaan karena hujan")]
    [InlineData("selesai diganti kabelnya")]
    [InlineData("aplikasi harusnya bisa dibuka dari jaringan luar")]
    public void A_sentence_that_tells_what_was_done_names_no_step(string text) => Assert.Null(SpokenSteps.Read(text));

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_note_after_another_category_is_kept(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, $"ganti kategori {ticket.Code} ke aplikasi", $"catatan internal {ticket.Code}: kabel dicek");
        Assert.Equal(["kabel dicek"], await WordsAsync(TicketAction.AddNote));
        await using var db = Chat.Open();
        Assert.Equal(Teams.Application, (await db.Tickets.SingleAsync()).Category);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_for_a_colleagues_ticket_are_kept_while_it_is_asked_whether_it_changes_hands(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var asked = await Say(rina, $"catatan {ticket.Code}: kabel sudah dibelikan");
        Assert.Contains("Andi Staf", asked.Words);
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
        await Say(rina, "ya");
        Assert.Equal(["kabel sudah dibelikan"], await WordsAsync(TicketAction.AddNote));

        await Say(andi, $"beri tahu pelapor {ticket.Code}: besok dipasang");
        var dropped = await Say(andi, "tidak");
        Assert.Contains("besok dipasang", dropped.Words);
        Assert.Empty(await WordsAsync(TicketAction.InformReporter));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Among_notes_what_is_for_the_reporter_is_shown_once_and_sent_and_notes_go_on(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        var asked = await Say(andi, "untuk pelapor: besok dipasang ya Bu");
        Assert.DoesNotContain(await ToldAsync(sari), told => told.Contains("besok", StringComparison.Ordinal));
        await Press(andi, asked, $"Ya, untuk {ticket.Code}");
        Assert.Contains("besok dipasang ya Bu", await LastToldAsync(sari));
        await Say(andi, "kabel sudah dibeli");
        Assert.Equal(["kabel sudah dibeli"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Among_notes_a_hold_is_one_and_the_first_words_are_a_note_whatever_they_name(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "tunda sampai besok nunggu kabel");
        Assert.Equal(["tunda sampai besok nunggu kabel"], await WordsAsync(TicketAction.AddNote));
        await Say(andi, "tunda sampai besok nunggu kabel");
        Assert.Equal(["sampai besok nunggu kabel"], await WordsAsync(TicketAction.Hold));
    }

    [Theory]
    [InlineData("Telegram", "tunda {0} sampai besok nunggu kabel", 24)]
    [InlineData("WhatsApp", "tunda {0} sampe lusa, nunggu kabel", 25)]
    [InlineData("WhatsApp", "pending {0} besok nunggu kabel", 24)]
    [InlineData("Telegram", "tunda {0} sampai 27/11 nunggu kabel", 27)]
    public async Task A_hold_is_said_in_one_sentence_without_a_comma(string platform, string said, int day)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, string.Format(null, said, ticket.Code));
        await using var db = Chat.Open();
        var until = (await db.Visits.SingleAsync(visit => visit.HeldUntil != null)).HeldUntil!.Value;
        Assert.Equal(new DateOnly(2026, 11, day), DateOnly.FromDateTime(until.ToOffset(TimeSpan.FromHours(7)).Date));
    }

    [Theory]
    [InlineData("Telegram", "tunda sampe lusa, nunggu kabel", "Tunda", TicketAction.Hold)]
    [InlineData("WhatsApp", "oper ke rina", "Serahkan", TicketAction.HandOver)]
    [InlineData("WhatsApp", "ini harusnya aplikasi", "Ubah kategori", TicketAction.ChangeCategory)]
    internal async Task A_step_without_an_id_is_offered_and_done_with_what_was_said(
        string platform,
        string said,
        string label,
        TicketAction step
    )
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var asked = await Say(andi, said);
        await Press(andi, asked, $"{label} {ticket.Code}");
        await using var db = Chat.Open();
        Assert.Equal(step, (await db.Events.OrderBy(e => e.Id).LastAsync()).Action);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_that_came_with_a_hold_stays_with_the_ticket(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var asked = await Say(andi, "tunda sampai besok, nunggu kabel");
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Press(andi, asked, $"Tunda {ticket.Code}");
        await using var db = Chat.Open();
        Assert.Single(await db.Photos.Where(photo => photo.TicketId == ticket.Id).ToListAsync());
        Assert.True(await db.Visits.AnyAsync(visit => visit.HeldUntil != null));
    }

    [Theory]
    [InlineData("Telegram", "setujui {0} dan {1}"), InlineData("WhatsApp", "acc {0}, {1}")]
    public async Task A_step_for_several_tickets_is_taken_on_each(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var (one, other) = (await Chat.Ticket(sari.Person, andi.Person), await Chat.Ticket(sari.Person, andi.Person));
        await Say(andi, string.Format(null, said, one.Code, other.Code));
        Assert.Equal(TicketState.InRepair, await StateAsync(one));
        Assert.Equal(TicketState.InRepair, await StateAsync(other));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_step_that_wants_words_is_taken_one_ticket_at_a_time_and_that_is_said(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var (one, other) = (await Chat.Ticket(sari.Person, andi.Person), await Chat.Ticket(sari.Person, andi.Person));
        var heard = await Say(andi, $"kembalikan {one.Code} dan {other.Code}");
        Assert.Contains("Kembalikan", heard.Words);
        Assert.Contains(one.Code, heard.Labels);
        Assert.Contains(other.Code, heard.Labels);
        Assert.Equal(TicketState.Submitted, await StateAsync(one));
    }

    [Theory]
    [InlineData("Telegram", "tunggu, tanya rina dulu")]
    [InlineData("WhatsApp", "emang sudah dicek kabelnya belum ya")]
    [InlineData("WhatsApp", "sebentar, saya koordinasi dulu")]
    public async Task A_head_who_asks_or_waits_has_not_decided(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "perlu router baru");
        await Tap(hadi, ticket, TicketAction.Resolve);
        var asked = await Say(hadi, said);
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
        Assert.Contains(said, asked.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_stands_behind_a_steps_label_and_id_is_not_dropped(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, $"Tunda {ticket.Code}, nunggu kabel");
        await Say(andi, "besok");
        Assert.Equal(["nunggu kabel"], await WordsAsync(TicketAction.Hold));
    }

    [Theory]
    [
        InlineData("Telegram", "tolong hapus data saya", "Masih ada laporan yang terbuka: {0}"),
        InlineData("WhatsApp", "batalkan laporan saya", "{0}")
    ]
    public async Task What_is_wanted_of_us_is_no_comment_on_a_rating(string platform, string said, string answer)
    {
        var (sari, andi, closed) = await InRepairAsync(platform);
        var open = await Chat.Ticket(sari.Person, andi.Person);
        await FinishAsync(andi, closed);
        await Act(andi, closed, TicketAction.DeclineEscalation, null);
        await Act(andi, closed, TicketAction.Close, null);
        await Chat.DeliverAsync();
        await Say(sari, "5");
        Assert.Contains(string.Format(null, answer, open.Code), (await Say(sari, said)).Words);
        await using var db = Chat.Open();
        Assert.Null((await db.Ratings.SingleAsync()).Comment);
    }

    [Theory]
    [InlineData("siapa aja yg telat?"), InlineData("tiket mana yang terlambat")]
    public async Task Who_asks_what_is_late_gets_the_queue(string said)
    {
        var (_, _, ticket) = await InRepairAsync("Telegram");
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        Assert.Contains(ticket.Code, (await Say(hadi, said)).Words);
    }

    [Theory]
    [InlineData("Telegram", "batal aja deh, sdh normal"), InlineData("WhatsApp", "batal kirim")]
    public async Task Who_gives_a_report_up_at_a_choice_and_says_why_has_given_it_up(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "internet mati di aula", said);
        await using var db = Chat.Open();
        Assert.False(await db.Conversations.AnyAsync());
    }

    [Theory]
    [InlineData("Telegram", "lewati"), InlineData("WhatsApp", "selesai")]
    public async Task What_ended_the_photos_is_no_part_of_the_report_a_moment_later(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula lantai 1");
        var heard = await Say(sari, "internet mati", "lewati", said);
        Assert.Contains("internet mati", heard.Words);
        Assert.Equal("internet mati", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("Telegram", "lewati"), InlineData("WhatsApp", "tidak")]
    public async Task A_word_for_another_question_is_no_part_of_what_happens(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        await Say(sari, "internet mati di aula", said);
        Assert.Equal("internet mati di aula", (await DraftAsync(sari)).Description);

        var budi = await Chat.Person(new Channel(platform), Roles.None, "Budi Pelapor");
        var ticket = await Chat.Ticket(budi.Person, andi.Person);
        await Act(andi, ticket, TicketAction.Return, "fotonya buram");
        await Say(budi, "lantai 3 sebelah tangga", "bukan");
        await Say(budi, "kirim");
        Assert.Equal(["lantai 3 sebelah tangga"], await WordsAsync(TicketAction.Resubmit));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task All_that_is_asked_about_is_left_out_by_batal_semua(string platform)
    {
        var (sari, andi, _) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person);
        await Say(sari, "kabelnya sudah saya cek", "lampunya kuning");
        var heard = await Say(sari, "batal semua");
        Assert.Contains("2 pesan tidak disimpan", heard.Words);
        await using var db = Chat.Open();
        Assert.False(await db.Conversations.AnyAsync());
    }
}

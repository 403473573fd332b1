using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// "Pakai tulisan ini?" and "Pesan ini untuk yang mana?": what is said in the middle of them is answered as what it is,
/// and words that are given up are named. On both platforms.
/// </summary>
public sealed class Words_that_are_asked_about : ChatTest
{
    private const string Doubted = "acc saja ini";

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_that_a_step_of_one_s_own_leaves_behind_are_named(string platform)
    {
        var (andi, ticket) = await DoubtedAsync(platform);
        var heard = await Tap(andi, ticket, TicketAction.Approve);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Contains(Doubted, heard.Words);
        Assert.Contains("tidak dipakai", heard.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_words_that_were_used_are_not_said_to_be_dropped(string platform)
    {
        var (andi, _) = await DoubtedAsync(platform);
        Assert.DoesNotContain("tidak dipakai", (await Say(andi, "ya")).Words);
        Assert.Equal([Doubted], await WordsAsync(TicketAction.Return));
    }

    [Theory]
    [InlineData("Telegram", "tulis ulang"), InlineData("WhatsApp", "tulis ulang aja"), InlineData("Telegram", "ulang")]
    public async Task Half_a_label_is_that_option(string platform, string said)
    {
        var (andi, ticket) = await DoubtedAsync(platform);
        await Say(andi, said, "fotonya kurang jelas");
        Assert.Equal(["fotonya kurang jelas"], await WordsAsync(TicketAction.Return));
        Assert.Equal(TicketState.Returned, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "makasih"), InlineData("WhatsApp", "halo pak")]
    public async Task Courtesy_is_no_part_of_the_words(string platform, string said)
    {
        var (andi, _) = await DoubtedAsync(platform);
        Assert.Contains("pilih salah satu", (await Say(andi, said)).Words);
        await Say(andi, "ya");
        Assert.Equal([Doubted], await WordsAsync(TicketAction.Return));
    }

    [Theory]
    [InlineData("Telegram", "setujui"), InlineData("WhatsApp", "setujui")]
    public async Task Another_step_s_name_is_that_step(string platform, string said)
    {
        var (andi, ticket) = await DoubtedAsync(platform);
        await Say(andi, said);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Empty(await WordsAsync(TicketAction.Return));
    }

    [Theory]
    [InlineData("Telegram", "eh salah"), InlineData("WhatsApp", "batal aja")]
    public async Task Whoever_objects_hears_what_was_dropped(string platform, string said)
    {
        var (andi, ticket) = await DoubtedAsync(platform);
        Assert.Contains(Doubted, (await Say(andi, said)).Words);
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "ya"), InlineData("WhatsApp", "iya pak"), InlineData("Telegram", "betul")]
    public async Task Yes_is_the_only_ticket_that_is_offered(string platform, string said)
    {
        var (sari, _, _) = await InRepairAsync(platform);
        await Say(sari, "lampunya kedip-kedip merah semua pak", said);
        Assert.Equal(["lampunya kedip-kedip merah semua pak"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Yes_is_none_of_several(string platform)
    {
        var (sari, andi, _) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        Assert.Contains("pilih salah satu", (await Say(sari, "lampunya kedip-kedip merah semua pak", "ya")).Words);
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_end_of_another_id_begins_another_message(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Say(sari, $"{ticket.Code} masih belum bisa juga");
        var asked = await Say(sari, $"{Mixed(other)} servernya down");
        Assert.DoesNotContain("masih belum bisa", asked.Words);
    }

    [Theory]
    [InlineData("Telegram", "tolong cepat ya"), InlineData("WhatsApp", "mohon cepat ya pak")]
    public async Task Urging_with_a_report_open_shows_how_far_it_is(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        Assert.Contains(ticket.Code, (await Say(sari, said)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_heads_question_on_what_waits_can_be_a_remark(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "router rusak");
        var asked = await Say(hadi, "apa sudah dicoba ganti router cadangan?");
        await Press(hadi, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Equal(["apa sudah dicoba ganti router cadangan?"], await WordsAsync(TicketAction.AddRemark));
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Several_lines_for_a_step_that_wants_none_are_kept_with_it(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        var asked = await Say(andi, "kabelnya sudah rapi semua pak", "tinggal ditutup aja tiketnya");
        var heard = await Press(andi, asked, $"Tutup tiket {ticket.Code}");
        Assert.DoesNotContain("kesalahan", heard.Words);
        Assert.Equal(TicketState.Closed, await StateAsync(ticket));
        Assert.Equal(
            ["kabelnya sudah rapi semua pak\ntinggal ditutup aja tiketnya"],
            await WordsAsync(TicketAction.Close)
        );
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Kirim_is_no_yes_to_where_words_belong(string platform)
    {
        var (sari, _, _) = await InRepairAsync(platform);
        await Say(sari, "printer di loket juga tidak mau jalan", "kirim");
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("Telegram", "mau lapor printer kantor gk bisa ngeprint"), InlineData("WhatsApp", "lapor lagi")]
    public async Task Who_says_that_they_report_reports(string platform, string said)
    {
        var (sari, _, _) = await InRepairAsync(platform);
        Assert.DoesNotContain("untuk yang mana", (await Say(sari, said)).Words);
        await DraftAsync(sari);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_report_in_which_nothing_was_said_is_begun_anew_without_a_question(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        Assert.DoesNotContain("belum dikirim", (await Say(sari, "/lapor", "/lapor")).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Who_goes_there_chooses_no_place(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, "besok bawa tangga dan bor listrik", "aku yg ke lantai 2 aja");
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
        await Say(andi, $"tambahkan ke {ticket.Code}");
        Assert.Contains("aku yg ke lantai 2", (await WordsAsync(TicketAction.AddNote)).Single());
    }

    [Theory]
    [InlineData("Telegram", "nunggu kabel"), InlineData("WhatsApp", "masih menunggu kabel dari gudang")]
    public async Task What_an_officer_waits_for_is_no_question(string platform, string said)
    {
        var (_, andi, _) = await InRepairAsync(platform);
        Assert.Contains(said, (await Say(andi, "besok bawa tangga dan bor listrik", said)).Words);
    }

    [Theory]
    [InlineData("Telegram", "makasih ya"), InlineData("WhatsApp", "eh salah")]
    public async Task After_the_first_note_courtesy_and_slips_are_no_notes(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti", said);
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
        Assert.Contains("ditarik", (await Say(andi, "hapus yg barusan")).Words);
    }

    [Theory]
    [
        InlineData("Telegram", "sampai besok jam 9", "teknisi telkom baru bisa besok"),
        InlineData("WhatsApp", "teknisi telkom belum bisa", "mungkin besok")
    ]
    public async Task Until_when_is_found_among_other_words(string platform, string reason, string until)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.Hold);
        await Say(andi, reason, until);
        Assert.Contains("teknisi telkom", (await WordsAsync(TicketAction.Hold)).Single());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task After_a_note_was_taken_back_the_next_prompt_shows_the_one_that_stands(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket, ends: false);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "ada tamu sebentar");
        await Act(andi, ticket, TicketAction.TakeBackNote, null);
        await Act(andi, ticket, TicketAction.FinishRepair, null);
        await AnnounceAsync(ticket);
        var prompt = (await ToldAsync(andi)).Last(told => told.Contains("Tanpa eskalasi", StringComparison.Ordinal));
        Assert.Contains("kabel diganti", prompt);
        Assert.DoesNotContain("ada tamu", prompt);
    }

    [Theory]
    [InlineData("Telegram", "gas"), InlineData("WhatsApp", "ya udah"), InlineData("Telegram", "yowis lanjut aja")]
    public async Task A_nod_in_answer_to_where_words_belong_is_no_part_of_them(string platform, string said)
    {
        var (sari, _, _) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, sari.Person);
        await Say(sari, "lampunya kedip-kedip merah semua pak");
        var asked = await Say(sari, said);
        Assert.Contains("pilih salah satu", asked.Words);
        Assert.DoesNotContain($"\n{said}", asked.Words);
    }

    [Theory]
    [InlineData("Telegram", "yg printer laporan baru"), InlineData("WhatsApp", "printernya laporan baru aja pak")]
    public async Task A_new_report_is_chosen_with_what_it_is_about(string platform, string said)
    {
        var (sari, _, _) = await InRepairAsync(platform);
        await Say(sari, "printer di ruang TU tidak bisa cetak");
        await Say(sari, said);
        Assert.Equal("printer di ruang TU tidak bisa cetak", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_that_names_another_ticket_is_not_put_with_what_waits(string platform)
    {
        var (sari, _, first) = await InRepairAsync(platform);
        var second = await Chat.Ticket(sari.Person, sari.Person);
        await Send(sari, m => m with { Photo = new IncomingPhoto("lampu", SentAsFile: false) });
        var asked = await Send(
            sari,
            m => m with { Text = $"yang ini untuk {second.Code}", Photo = new IncomingPhoto("foto", SentAsFile: false) }
        );
        await Press(sari, asked, $"Tambahkan ke {second.Code}");
        await using var db = Chat.Open();
        var photos = await db.Photos.OrderBy(photo => photo.Id).ToListAsync();
        Assert.Equal([null, second.Id], photos.Select(photo => photo.TicketId));
        await Press(sari, await Say(sari, "itu lampunya"), $"Tambahkan ke {first.Code}");
        Assert.Equal(first.Id, (await db.Photos.AsNoTracking().OrderBy(photo => photo.Id).FirstAsync()).TicketId);
    }

    [Theory]
    [InlineData("Telegram", "oke saya yang kerjakan"), InlineData("WhatsApp", "saya handle ya")]
    public async Task Staff_who_say_that_they_do_it_are_offered_to_approve(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Press(andi, await Say(andi, said), $"Setujui {ticket.Code}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    private async Task<(Contact Andi, Ticket Ticket)> DoubtedAsync(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await AnnounceAsync(ticket);
        await Tap(andi, ticket, TicketAction.Return);
        Assert.Contains("Pakai tulisan ini", (await Say(andi, Doubted)).Words);
        return (andi, ticket);
    }

    // The end of an ID, which is told from a word by its digits.
    private static string Mixed(Ticket ticket) =>
        ticket.Code[^6..].Any(char.IsAsciiDigit) && ticket.Code[^6..].Any(char.IsAsciiLetter)
            ? ticket.Code[^6..]
            : ticket.Code;
}

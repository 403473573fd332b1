using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// People write several lines where one is expected: each goes where its writer means it, and none does what it does
/// not say. On both platforms.
/// </summary>
public sealed class Several_lines_in_a_row : ChatTest
{
    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_follows_an_answer_soon_belongs_to_it(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Act(andi, ticket, TicketAction.AskReporter, "boleh saya ke sana jam 13?");
        await Say(sari, "sebentar pak saya tanya kabid", "monggo", "lampunya sekarang mati semua");
        Assert.Equal(
            ["sebentar pak saya tanya kabid", "monggo", "lampunya sekarang mati semua"],
            await WordsAsync(TicketAction.AddInformation)
        );
        Assert.Contains("lampunya sekarang mati semua", await LastToldAsync(andi));
        await Say(sari, "terima kasih");
        Chat.Clock.Advance(TimeSpan.FromMinutes(30));
        await Say(sari, "siap");
        Assert.Equal(3, (await WordsAsync(TicketAction.AddInformation)).Count);
    }

    [Theory]
    [InlineData("Telegram", "sampun"), InlineData("WhatsApp", "wis mas iku ae"), InlineData("Telegram", "dikirim gih")]
    [
        InlineData("WhatsApp", "ya"),
        InlineData("WhatsApp", "sudah lengkap pak"),
        InlineData("Telegram", "monggo dikirim")
    ]
    public async Task That_it_is_complete_sends_a_correction(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "username?"));
        await Say(sari, "username 3510.dinkes", said);
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        Assert.Equal(["username 3510.dinkes"], await WordsAsync(TicketAction.Resubmit));
    }

    [Theory]
    [InlineData("Telegram", "ok"), InlineData("WhatsApp", "matur nuwun"), InlineData("WhatsApp", "siap pak")]
    public async Task A_nod_or_thanks_behind_an_addition_ends_it_and_is_no_addition(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "lampunya merah", said);
        Assert.Equal(["lampunya merah"], await WordsAsync(TicketAction.AddInformation));
        await using var db = Chat.Open();
        Assert.False(await db.Conversations.AnyAsync(c => c.ContactId == sari.Id));
    }

    [Theory]
    [
        InlineData("Telegram", "wifi", "di ruangan saya", "mati"),
        InlineData("WhatsApp", "min", "printer TU", "macet trs")
    ]
    [
        InlineData("WhatsApp", "tolong pak", "wifi di ruangan saya", "gak konek"),
        InlineData("Telegram", "simpeg", "error")
    ]
    public async Task A_problem_told_bit_by_bit_is_one_report(string platform, params string[] said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, said);
        var told = (await DraftAsync(sari)).Description!;
        Assert.All(said.Where(line => line is not ("min" or "tolong pak")), line => Assert.Contains(line, told));
    }

    [Theory]
    [InlineData("Telegram", "wifi"), InlineData("WhatsApp", "wifi di ruangan saya")]
    public async Task What_names_a_thing_and_nothing_of_it_is_asked_about(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var asked = await Say(sari, said);
        Assert.Contains("Apakah ini laporan kendala?", asked.Words);
        Assert.Contains(said, asked.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Several_lines_get_a_place_each_when_asked_one_by_one(string platform)
    {
        var (andi, printer, wifi) = await TwoRepairsAsync(platform);
        await Say(andi, "kabel datanya sudah diganti");
        var asked = await Say(andi, "akses poinnya menyala lagi");
        var first = await Press(andi, asked, "Satu per satu");
        Assert.Contains("kabel datanya", first.Words);
        Assert.Contains("1 pesan lagi", first.Words);
        var second = await Press(andi, first, $"Tambahkan ke {printer.Code}");
        Assert.Contains("akses poinnya", second.Words);
        await Press(andi, second, $"Tambahkan ke {wifi.Code}");
        await using var db = Chat.Open();
        var notes = await db
            .Events.Where(e => e.Action == TicketAction.AddNote)
            .OrderBy(e => e.Id)
            .Select(e => new { e.TicketId, e.Words })
            .ToListAsync();
        Assert.Equal(
            [(printer.Id, "kabel datanya sudah diganti"), (wifi.Id, "akses poinnya menyala lagi")],
            notes.Select(note => (note.TicketId, note.Words))
        );
        Assert.False(await db.Conversations.AnyAsync(c => c.ContactId == andi.Id && c.Flow == Conversation.Belonging));
    }

    [Theory]
    [InlineData("Telegram", "Batal"), InlineData("WhatsApp", "Batal")]
    [InlineData("Telegram", "ga jadi"), InlineData("WhatsApp", "bukan")]
    public async Task One_by_one_what_is_left_out_is_said_and_the_next_is_asked_about(string platform, string word)
    {
        var (andi, printer, _) = await TwoRepairsAsync(platform);
        await Say(andi, "kabel datanya sudah diganti");
        await Press(andi, await Say(andi, "akses poinnya menyala lagi"), "Satu per satu");
        var second = await Say(andi, word);
        Assert.Contains("“kabel datanya sudah diganti” tidak disimpan", second.Words);
        Assert.Contains("“akses poinnya menyala lagi”", second.Words);
        await Press(andi, second, $"Tambahkan ke {printer.Code}");
        Assert.Equal(["akses poinnya menyala lagi"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task One_by_one_all_can_be_left_out_and_their_number_is_said(string platform)
    {
        var (andi, _, _) = await TwoRepairsAsync(platform);
        await Say(andi, "kabel datanya sudah diganti", "akses poinnya menyala lagi");
        var first = await Press(andi, await Say(andi, "petugas ruangan sudah mencoba"), "Satu per satu");
        var stopped = await Press(andi, first, "Batal semua");
        Assert.Contains("3 pesan tidak disimpan", stopped.Words);
        await using var db = Chat.Open();
        Assert.False(await db.Conversations.AnyAsync(c => c.ContactId == andi.Id && c.Flow == Conversation.Belonging));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Lines_with_a_photo_among_them_stay_together(string platform)
    {
        var (andi, _, _) = await TwoRepairsAsync(platform);
        await Say(andi, "kabel datanya sudah diganti");
        var asked = await Send(
            andi,
            m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false), Text = "akses poinnya menyala" }
        );
        Assert.DoesNotContain("Satu per satu", asked.Labels);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_comes_while_lines_are_asked_about_one_by_one_waits_behind_them(string platform)
    {
        var (andi, _, _) = await TwoRepairsAsync(platform);
        await Say(andi, "kabel datanya sudah diganti");
        await Press(andi, await Say(andi, "akses poinnya menyala lagi"), "Satu per satu");
        var more = await Say(andi, "petugas ruangan sudah mencoba mencetak");
        Assert.Contains("2 pesan lagi", more.Words);
        var second = await Press(andi, more, "Laporan baru");
        Assert.DoesNotContain("akses poinnya", second.Words);
        await Say(andi, "batal");
        await using var db = Chat.Open();
        var waiting = await db.Conversations.SingleAsync(c =>
            c.ContactId == andi.Id && c.Flow == Conversation.Belonging
        );
        Assert.Contains("akses poinnya", waiting.State);
        Assert.Contains("petugas ruangan", waiting.State);
    }

    private async Task<(Contact Andi, Ticket Printer, Ticket Wifi)> TwoRepairsAsync(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var printer = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        var wifi = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        return (andi, printer, wifi);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_command_s_word_behind_an_addition_is_the_command(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "lampunya merah");
        Assert.Contains("Laporan Bapak/Ibu", (await Say(sari, "tiket")).Words);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti");
        Assert.Contains("Tugas saya", (await Say(andi, "tugas")).Words);
        Assert.Equal(["lampunya merah"], await WordsAsync(TicketAction.AddInformation));
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task To_go_on_with_a_repair_on_hold_does_not_finish_it(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishlessAsync(andi, ticket);
        await Tap(andi, ticket, TicketAction.Hold);
        await Say(andi, "menunggu suku cadang", "3 hari");
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "lanjutkan");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        await using var db = Chat.Open();
        Assert.True(await db.Events.AnyAsync(e => e.Action == TicketAction.Resume));
    }

    [Theory]
    [
        InlineData("Telegram", "ndak usah eskalasi"),
        InlineData("WhatsApp", "ga usah eskalasi"),
        InlineData("WhatsApp", "tidak perlu dieskalasi pak")
    ]
    public async Task That_no_escalation_is_needed_escalates_nothing(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await AnnounceAsync(ticket);
        await Say(andi, said);
        Assert.Equal(TicketState.ReadyToClose, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_that_were_written_before_a_ticket_was_closed_are_said_to_be_internal(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        var asked = await Say(andi, "pak sipd nya udah bisa ya, servernya direstart");
        var closed = await Press(andi, asked, $"Tutup tiket {ticket.Code}");
        Assert.Contains("tidak dibaca pelapor", closed.Words);
        Assert.DoesNotContain("direstart", await LastToldAsync(sari));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_objection_to_what_is_asked_carries_nothing_out(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Tap(andi, ticket, TicketAction.Escalate);
        await Say(andi, "eh salah pencet");
        await Say(andi, "eh batal, tidak usah", "router sudah normal kok");
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
    }

    [Theory]
    [
        InlineData("Telegram", "setujui {code}"),
        InlineData("WhatsApp", "lihat foto {code}"),
        InlineData("Telegram", "riwayat {code}")
    ]
    public async Task A_command_on_a_ticket_is_not_sent_to_its_reporter_unasked(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AskReporter);
        var told = (await ToldAsync(sari)).Count;
        await Say(andi, said.Replace("{code}", ticket.Code, StringComparison.Ordinal));
        Assert.Empty(await WordsAsync(TicketAction.AskReporter));
        Assert.Equal(told, (await ToldAsync(sari)).Count);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_note_on_what_a_colleague_has_closed_meanwhile_is_not_lost(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti");
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        Assert.IsType<AdvanceResult.Done>(await Act(rina, ticket, TicketAction.FinishRepair, null));
        var heard = await Say(andi, "kabel sudah tak rapikan");
        Assert.Contains("kabel sudah tak rapikan", heard.Words);
        await Press(andi, heard, $"Tambahkan ke {ticket.Code}");
        Assert.Contains("kabel sudah tak rapikan", await LastToldAsync(rina));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_step_that_is_behind_is_not_promised_for_later(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        var heard = await Say(andi, "ok setuju");
        Assert.DoesNotContain("baru bisa dipilih nanti", heard.Words);
        Assert.Contains("tidak disimpan sebagai catatan", heard.Words);
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Notes_are_still_taken_when_there_is_none_to_take_back(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "hapus catatan terakhir", "kabel diganti");
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reason_instead_of_yes_or_no_leaves_the_withdrawal_open(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Tap(sari, ticket, TicketAction.Cancel);
        var heard = await Say(sari, "sudah dibawa ke tukang servis");
        Assert.Contains($"Batalkan laporan {ticket.Code}?", heard.Words);
        await Say(sari, "ya batalkan");
        Assert.Equal(TicketState.Cancelled, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_invitation_is_taken_in_the_middle_of_a_conversation_and_stored_nowhere(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var dewi = await Chat.Person(new Channel(platform), Roles.Admin, "Dewi Admin");
        var invited = (await Say(dewi, "/undang staf")).Words;
        var code = System
            .Text.RegularExpressions.Regex.Match(invited, "start(?:=|%20| )([A-Za-z0-9_-]{20,})")
            .Groups[1]
            .Value;
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, $"start {code}");
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
        await using var db = Chat.Open();
        Assert.Equal(Roles.Staff, (await db.People.SingleAsync(p => p.Id == sari.PersonId)).Roles);
    }

    [Theory]
    [InlineData("Telegram", "lumayan mas, bintang lima", 5), InlineData("WhatsApp", "bintang 4 ya, cuma agak lama", 4)]
    public async Task A_rating_within_a_sentence_is_rating_and_comment(string platform, string said, int stars)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        await Say(sari, said);
        await using var db = Chat.Open();
        var rating = await db.Ratings.SingleAsync();
        Assert.Equal((stars, said), (rating.Stars, rating.Comment));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_number_where_a_comment_is_asked_for_is_the_rating_thought_better_of(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        await Say(sari, "bintang 3", "5", "cepat sekali");
        await using var db = Chat.Open();
        var rating = await db.Ratings.SingleAsync();
        Assert.Equal((5, "cepat sekali"), (rating.Stars, rating.Comment));
    }

    // Note and photo are there, and nothing is finished.
    private async Task FinishlessAsync(Contact by, Ticket ticket)
    {
        await Tap(by, ticket, TicketAction.AddNote);
        await Say(by, "kabel diganti");
        await Send(by, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Say(by, "Simpan dulu");
    }
}

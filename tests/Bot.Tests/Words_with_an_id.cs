using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// A ticket's ID, or the end of it, with a few words: whatever the words say is done or kept, never dropped for the
/// ID's sake. On both platforms.
/// </summary>
public sealed class Words_with_an_id : ChatTest
{
    [Theory]
    [InlineData("Telegram", "{code} kabel diganti"), InlineData("WhatsApp", "{code} kabel diganti")]
    [InlineData("Telegram", "{tail} baterai lepas"), InlineData("WhatsApp", "{code} percepat")]
    [InlineData("Telegram", "tolong percepat {code}"), InlineData("WhatsApp", "{tail} tulung dipercepat pak")]
    public async Task An_officer_s_few_words_on_a_colleague_s_ticket_reach_the_colleague(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var words = Named(said, ticket);
        var asked = await Say(rina, words);
        await Press(rina, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Contains(words, await LastToldAsync(andi));
        Assert.Equal([words], await WordsAsync(TicketAction.AddRemark));
    }

    [Theory]
    [InlineData("Telegram", "{code} masih mati"), InlineData("WhatsApp", "{code} masih mati")]
    [InlineData("Telegram", "{tail} mati lagi"), InlineData("WhatsApp", "{code} tolong dipercepat")]
    public async Task A_reporter_s_few_words_reach_whoever_handles_it(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var words = Named(said, ticket);
        var asked = await Say(sari, words);
        await Press(sari, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Contains(words, await LastToldAsync(andi));
    }

    [Theory]
    [InlineData("Telegram"), InlineData("WhatsApp")]
    public async Task Words_about_another_ticket_choose_nothing_for_those_that_wait(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Say(sari, $"{ticket.Code} masih belum bisa juga");
        var asked = await Say(sari, $"{other.Code} internetnya lambat sekali");
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
        asked = await Press(sari, asked, $"Tambahkan ke {other.Code}");
        await Press(sari, asked, $"Tambahkan ke {ticket.Code}");
        await using var db = Chat.Open();
        foreach (
            var of in new[] { (Ticket: ticket, Has: "masih belum bisa"), (Ticket: other, Has: "internetnya lambat") }
        )
            Assert.Contains(
                of.Has,
                (
                    await db.Events.SingleAsync(e =>
                        e.TicketId == of.Ticket.Id && e.Action == TicketAction.AddInformation
                    )
                ).Words
            );
    }

    [Theory]
    [InlineData("Telegram", "tambahkan ke {tail}"), InlineData("WhatsApp", "yg {tail} pak")]
    [InlineData("Telegram", "{code}"), InlineData("WhatsApp", "ke tiket {code} aja")]
    public async Task The_id_among_words_of_choosing_is_the_choice(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        await Say(sari, "lampunya kedip-kedip merah semua pak");
        await Say(sari, Named(said, ticket));
        Assert.Equal(
            said == "{code}" ? [] : ["lampunya kedip-kedip merah semua pak"],
            await WordsAsync(TicketAction.AddInformation)
        );
    }

    [Theory]
    [InlineData("Telegram", "riwayat {tail}"), InlineData("WhatsApp", "riwayat {code}")]
    [InlineData("Telegram", "tolong riwayat {code} dong"), InlineData("WhatsApp", "lihat riwayat {tail}")]
    public async Task The_history_is_shown(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var shown = await Say(andi, Named(said, ticket));
        Assert.Contains("Disetujui oleh", shown.Words);
        await Tap(andi, ticket, TicketAction.AddNote);
        Assert.Contains("Disetujui oleh", (await Say(andi, Named(said, ticket))).Words);
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", "lihat foto {tail}"), InlineData("WhatsApp", "foto {code} dong")]
    public async Task Photos_are_shown(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        Assert.Contains("tidak punya foto", (await Say(andi, Named(said, ticket))).Words);
    }

    [Theory]
    [InlineData("Telegram", "tunda {tail} sampai senin", "Mengapa")]
    [InlineData("WhatsApp", "serahkan {code}", "kepada siapa")]
    [InlineData("Telegram", "tanya pelapor {tail}", "ditanyakan")]
    [InlineData("WhatsApp", "tanya pelapor {tail} lampunya hijau?", "Pakai tulisan ini")]
    public async Task A_step_that_is_named_with_an_id_is_begun_on_that_ticket(string platform, string said, string asks)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var asked = await Say(andi, Named(said, ticket));
        Assert.Contains(ticket.Code, asked.Words);
        Assert.Contains(asks, asked.Words);
    }

    [Theory]
    [InlineData("Telegram", "ambil alih {tail}"), InlineData("WhatsApp", "ambil alih {code}")]
    public async Task A_colleague_s_ticket_is_taken_over_by_its_id(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        Assert.Contains("sekarang ditangani Bapak/Ibu", (await Say(rina, Named(said, ticket))).Words);
        Assert.Contains("sekarang ditangani oleh Rina Staf", await LastToldAsync(andi));
        await using var db = Chat.Open();
        Assert.Equal(rina.PersonId, (await db.Tickets.SingleAsync(t => t.Id == ticket.Id)).HandlerId);
    }

    [Theory]
    [InlineData("Telegram", "catatan {tail} ganti roller"), InlineData("WhatsApp", "catatan {code} ganti roller")]
    public async Task A_note_that_is_named_with_an_id_is_a_note_there(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, Named(said, ticket));
        Assert.Equal(["ganti roller"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", "catat {tail} ganti roller"), InlineData("WhatsApp", "catat {code} ganti roller")]
    public async Task To_note_it_is_a_note_there(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, Named(said, ticket));
        Assert.Equal(["ganti roller"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", "setujui yang {2}"), InlineData("WhatsApp", "setujui {3}")]
    [InlineData("Telegram", "setujui tiket {4} pak"), InlineData("WhatsApp", "Setujui {5}")]
    public async Task An_officer_names_a_ticket_by_the_last_letters_of_its_id(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        ticket = await CalledAsync(ticket);
        await Say(andi, Ended(said, ticket));
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "riwayat {3}"), InlineData("WhatsApp", "lihat riwayat yg {2}")]
    public async Task An_officer_looks_at_a_ticket_by_the_last_letters_of_its_id(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        ticket = await CalledAsync(ticket);
        Assert.Contains(ticket.Code, (await Say(andi, Ended(said, ticket))).Words);
    }

    [Theory]
    [InlineData("Telegram", "selesai {tail}"), InlineData("WhatsApp", "perbaikan selesai {2}")]
    [InlineData("Telegram", "sudah selesai {code}"), InlineData("WhatsApp", "beres {3}")]
    public async Task A_repair_is_ended_by_the_tickets_id(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket, ends: false);
        ticket = await CalledAsync(ticket);
        await Say(andi, Ended(Named(said, ticket), ticket));
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
    }

    [Theory]
    [
        InlineData("Telegram", "kembalikan {3} bukan wewenang kami"),
        InlineData("WhatsApp", "{3} kembalikan bukan wewenang kami")
    ]
    public async Task What_stands_behind_a_step_and_an_end_is_what_the_step_asks_for(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        ticket = await CalledAsync(ticket);
        Assert.Contains("bukan wewenang kami", (await Say(andi, Ended(said, ticket))).Words);
        await Say(andi, "ya");
        Assert.Equal(["bukan wewenang kami"], await WordsAsync(TicketAction.Return));
    }

    [Theory]
    [InlineData("Telegram", "acc yang lantai 2"), InlineData("WhatsApp", "setujui yg lantai 2 pak")]
    public async Task A_ticket_is_named_by_what_it_is_about(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Say(andi, said);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Letters_on_which_two_tickets_end_name_neither(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        var other = await Chat.Ticket(sari.Person, andi.Person);
        var code = $"HD-2611-ZZZZ{ticket.Code[^2..]}";
        await Chat.Do(work =>
            work.Db.Tickets.Where(t => t.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Code, code))
        );
        await Say(andi, $"setujui yang {ticket.Code[^2..]}");
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        Assert.Equal(TicketState.Submitted, await StateAsync(other));
    }

    [Theory]
    [InlineData("Telegram", "tiket saya"), InlineData("WhatsApp", "tiketku apa saja")]
    public async Task An_officers_own_tickets_are_those_that_they_handle(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        Assert.Contains(ticket.Code, (await Say(andi, said)).Words);
    }

    // An ID of which no end is a word: "…GK" would be "tidak".
    private async Task<Ticket> CalledAsync(Ticket ticket)
    {
        string code;
        do code = TicketCode.New(new DateOnly(2026, 11, 23));
        while (Enumerable.Range(2, 5).Any(length => Vocabulary.Knows(code[^length..].ToLowerInvariant())));
        await Chat.Do(work =>
            work.Db.Tickets.Where(t => t.Id == ticket.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Code, code))
        );
        await using var db = Chat.Open();
        return await db.Tickets.SingleAsync(t => t.Id == ticket.Id);
    }

    // "{3}": the last three characters of the ID.
    private static string Ended(string said, Ticket ticket) =>
        System.Text.RegularExpressions.Regex.Replace(
            said,
            @"\{(\d)\}",
            m =>
                ticket
                    .Code[^int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)..]
                    .ToLowerInvariant()
        );

    [Theory]
    [
        InlineData("Telegram", "{code} setuju"),
        InlineData("WhatsApp", "{code} menurut saya bisa ditutup, belikan kabelnya")
    ]
    public async Task A_decision_that_names_a_ticket_is_offered_on_that_ticket_alone(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        var other = await Chat.Escalated(sari.Person, andi.Person);
        var asked = await Say(hadi, Named(said, ticket));
        Assert.Contains($"Bisa ditutup {ticket.Code}", asked.Labels);
        Assert.DoesNotContain($"Bisa ditutup {other.Code}", asked.Labels);
        Assert.DoesNotContain($"Tambahkan ke {other.Code}", asked.Labels);
    }

    [Theory]
    [InlineData("Telegram", "siapa yang menangani {code}?"), InlineData("WhatsApp", "{code} sudah sampai mana")]
    public async Task A_question_about_a_ticket_shows_it_and_asks_nothing(string platform, string said)
    {
        var (_, _, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var shown = await Say(hadi, Named(said, ticket));
        Assert.Contains("Ditangani oleh: Andi Staf", shown.Words);
        Assert.DoesNotContain("Pesan ini untuk yang mana", shown.Words);
        Assert.DoesNotContain("Tidak ada tiket", shown.Words);
    }

    [Theory]
    [InlineData("Telegram", "batalkan laporan {tail}"), InlineData("WhatsApp", "laporan {code} dibatalkan saja")]
    public async Task A_report_that_is_to_be_withdrawn_by_its_id_is_asked_about(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        Ticket ticket;
        do ticket = await Chat.Ticket(sari.Person, andi.Person);
        while (!IsMixed(ticket));
        await Chat.Ticket(sari.Person, andi.Person);
        var asked = await Say(sari, Named(said, ticket));
        Assert.Contains($"Batalkan laporan {ticket.Code}?", asked.Words);
    }

    [Theory]
    [InlineData("Telegram", "laporan printer dibatalkan aja mas, sdh dibawa ke tukang servis")]
    [InlineData("WhatsApp", "tarik laporan"), InlineData("WhatsApp", "laporan wifi dibatalkan saja mas")]
    public async Task With_several_reports_each_that_can_be_withdrawn_is_offered(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var waits = await Chat.Ticket(sari.Person, andi.Person);
        var repaired = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        var asked = await Say(sari, said);
        Assert.Contains($"Batalkan laporan: {waits.Code}", asked.Labels);
        Assert.Contains($"Sudah normal: {repaired.Code}", asked.Labels);
    }

    // The end of an ID is known among words by its letters and digits: one of letters alone is a word like any other.
    private new async Task<(Contact Sari, Contact Andi, Ticket Ticket)> InRepairAsync(string platform)
    {
        var (sari, andi, ticket) = await base.InRepairAsync(platform);
        while (!IsMixed(ticket))
        {
            await Act(sari, ticket, TicketAction.Withdraw, null);
            await Act(andi, ticket, TicketAction.ConfirmWithdrawal, null);
            await Act(andi, ticket, TicketAction.DeclineEscalation, null);
            await Act(andi, ticket, TicketAction.Close, null);
            ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        }
        return (sari, andi, ticket);
    }

    private static bool IsMixed(Ticket ticket) =>
        ticket.Code[^6..].Any(char.IsDigit) && ticket.Code[^6..].Any(char.IsLetter);

    private static string Named(string said, Ticket ticket) =>
        said.Replace("{code}", ticket.Code, StringComparison.Ordinal)
            .Replace("{tail}", ticket.Code[^6..].ToLowerInvariant(), StringComparison.Ordinal);
}

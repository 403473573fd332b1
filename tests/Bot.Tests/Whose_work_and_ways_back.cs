using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// A report of which nobody knows whose work it is, trouble that is gone by itself, and notes that are taken back. On
/// both platforms.
/// </summary>
public sealed class Whose_work_and_ways_back : ChatTest
{
    [Theory]
    [InlineData("Telegram", "Tidak tahu"), InlineData("WhatsApp", "gak tau pak"), InlineData("WhatsApp", "3")]
    [InlineData("Telegram", "jaringan sama aplikasi dua-duanya"), InlineData("WhatsApp", "lainnya")]
    public async Task Who_can_not_say_which_it_is_reports_all_the_same(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", said);
        var asked = await Say(sari, "Sari Wulandari", "dinkes", "081234567890");
        Assert.Contains("Apa yang bermasalah, dan di mana?", asked.Words);
        await Say(sari, "printer ruang TU", "printernya tidak mau mencetak dari pagi");
        var summary = await Say(sari, "Lewati");
        Assert.Contains("Kategori: Belum diketahui", summary.Words);
        await Say(sari, "Kirim laporan");
        await using var db = Chat.Open();
        Assert.Equal(Teams.Both, (await db.Tickets.SingleAsync()).Category);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Staff_of_both_teams_are_asked_whose_work_it_is_when_they_approve(string platform)
    {
        var (sari, andi, ticket) = await UnknownAsync(platform, Teams.Both);
        var asked = await Tap(andi, ticket, TicketAction.Approve);
        Assert.Contains("termasuk kategori apa", asked.Words);
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        await Say(andi, "aplikasi");
        Assert.Equal((TicketState.InRepair, Teams.Application), await StandsAsync(ticket));
        Assert.Contains("disetujui", await LastToldAsync(sari));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Whoever_is_on_one_team_says_it_by_approving(string platform)
    {
        var (_, andi, ticket) = await UnknownAsync(platform, Teams.Network);
        await Tap(andi, ticket, TicketAction.Approve);
        Assert.Equal((TicketState.InRepair, Teams.Network), await StandsAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Or_by_giving_it_to_the_other_team(string platform)
    {
        var (_, andi, ticket) = await UnknownAsync(platform, Teams.Network);
        await Tap(andi, ticket, TicketAction.ChangeCategory);
        Assert.Equal((TicketState.Submitted, Teams.Application), await StandsAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Trouble_that_is_gone_by_itself_is_told_to_the_handler_who_confirms_it_without_evidence(
        string platform
    )
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var card = await Say(sari, ticket.Code);
        var told = await Press(sari, card, "Sudah normal");
        Assert.Contains("Staf IT diberi tahu", told.Words);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Contains("menyatakan kendala", await LastToldAsync(andi));
        var confirm = await ButtonAsync(andi, "Benar, sudah normal");
        await Send(andi, m => m with { Tap = new Tap(confirm, null) });
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task It_is_said_once_and_confirmed_only_after_it_was_said(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.ConfirmWithdrawal);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        await Tap(sari, ticket, TicketAction.Withdraw);
        await Tap(sari, ticket, TicketAction.Withdraw);
        await using var db = Chat.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Action == TicketAction.Withdraw));
        var card = await Say(sari, ticket.Code);
        Assert.DoesNotContain("Sudah normal", card.Labels);
    }

    [Theory]
    [InlineData("Telegram", "batalin laporannya"), InlineData("WhatsApp", "tolong batalkan laporan saya")]
    public async Task Who_wants_to_withdraw_an_approved_report_is_offered_to_say_that_it_works(
        string platform,
        string said
    )
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var heard = await Say(sari, said);
        await Press(sari, heard, "Sudah normal");
        await using var db = Chat.Open();
        Assert.NotNull((await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null)).WithdrawnAt);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task That_it_works_again_is_a_note_when_staff_write_it(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "sudah normal");
        Assert.Equal(["sudah normal"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_last_note_is_taken_back_by_its_author_and_stands_struck_through_in_the_history(
        string platform
    )
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Act(andi, ticket, TicketAction.AddNote, "kabel diganti");
        await Act(andi, ticket, TicketAction.AddNote, "salah tempel");
        await Tap(rina, ticket, TicketAction.TakeBackNote);
        await Tap(andi, ticket, TicketAction.TakeBackNote);
        var history = await Send(
            andi,
            m => m with { Tap = new Tap(new ButtonData.History(ticket.Id).ToString(), null) }
        );
        var markup = history.Rows[^1].Content.Markup;
        Assert.Contains("<s>“salah tempel”</s>", markup);
        Assert.DoesNotContain("<s>“kabel diganti”</s>", markup);
        Assert.DoesNotContain("Catatan ditarik kembali", markup);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_note_that_was_taken_back_is_no_evidence(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "salah tiket");
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Act(andi, ticket, TicketAction.TakeBackNote, null);
        var refused = await Act(andi, ticket, TicketAction.FinishRepair, null);
        Assert.Equal([TicketRefusal.NoteMissing], Assert.IsType<AdvanceResult.Refused>(refused).Why);
    }

    [Theory]
    [InlineData("Telegram", "udah pak, lampunya nyala kuning"), InlineData("WhatsApp", "sudah pak")]
    [InlineData("WhatsApp", "tidak"), InlineData("Telegram", "belum")]
    public async Task What_comes_after_a_question_of_the_staff_s_is_its_answer_however_short(
        string platform,
        string said
    )
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person);
        await Act(andi, ticket, TicketAction.AskReporter, "Lampunya sudah menyala?");
        var heard = await Say(sari, said);
        Assert.Contains("sudah diteruskan ke staf IT", heard.Words);
        Assert.Equal([said], await WordsAsync(TicketAction.AddInformation));
        // The next words are asked about as ever.
        await Say(sari, "printer di ruang TU macet juga");
        Assert.Equal([said], await WordsAsync(TicketAction.AddInformation));
    }

    [Fact]
    public async Task A_wrong_return_is_taken_back_from_the_answer_to_it()
    {
        var sari = await Chat.Person(new Channel("Telegram"));
        var andi = await Chat.Person(new Channel("Telegram"), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Tap(andi, ticket, TicketAction.Return);
        var done = await Say(andi, "salah tiket");
        await Press(andi, done, "Tarik kembali");
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "printer di ruang TU rusak pak")]
    [
        InlineData("Telegram", "lapor"),
        InlineData("WhatsApp", "kapan selesai pak?"),
        InlineData("Telegram", "cek status")
    ]
    public async Task What_is_plainly_something_else_is_not_taken_for_the_answer(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Act(andi, ticket, TicketAction.AskReporter, "Lampunya sudah menyala?");
        await Say(sari, said);
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_report_about_reports_that_are_to_be_removed_is_no_withdrawal(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var heard = await Say(sari, "laporan bulanan di dapodik dobel, tolong bantu hapus");
        Assert.Contains("laporan bulanan di dapodik dobel", heard.Words);
        Assert.Contains($"Tambahkan ke {ticket.Code}", heard.Labels);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_head_s_consent_does_no_step_of_the_staff_s(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var heard = await Say(hadi, "oke lanjutkan");
        Assert.DoesNotContain("catatan dan foto perbaikan", heard.Words);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.NotNull(andi);
    }

    [Theory]
    [InlineData("yang terlambat apa saja?"), InlineData("ada yang telat?"), InlineData("tiket terlambat")]
    public async Task A_head_asks_for_what_is_late_in_their_own_words(string said)
    {
        var (_, _, ticket) = await InRepairAsync("Telegram");
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        Assert.Contains(ticket.Code, (await Say(hadi, said)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Whoever_looks_at_the_status_in_between_gets_the_question_back_with_its_options(string platform)
    {
        var (_, andi, _) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await Say(hadi, "tolong sekalian cek garansi routernya");
        var asked = await Say(hadi, "routernya masih garansi sampai tahun depan");
        var heard = await Press(hadi, asked, "Cek status");
        Assert.Contains("routernya masih garansi", heard.Words);
        Assert.Contains("Laporan baru", heard.Labels);
        Assert.NotNull(andi);
    }

    private async Task<(Contact Sari, Contact Andi, Ticket Ticket)> UnknownAsync(string platform, Teams teams)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Chat.Do(async work =>
        {
            (await work.Db.Tickets.SingleAsync(t => t.Id == ticket.Id)).Category = Teams.Both;
            (await work.Db.People.SingleAsync(p => p.Id == andi.PersonId)).Teams = teams;
            return (await work.Db.People.SingleAsync(p => p.Id == rina.PersonId)).Teams = Teams.Application;
        });
        return (sari, andi, ticket);
    }

    private async Task<(TicketState, Teams)> StandsAsync(Ticket ticket)
    {
        await using var db = Chat.Open();
        var now = await db.Tickets.SingleAsync(t => t.Id == ticket.Id);
        return (now.State, now.Category);
    }
}

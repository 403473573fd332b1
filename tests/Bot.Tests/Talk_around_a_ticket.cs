using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What people say to each other about a ticket, and the ways back: questions, news, remarks, handing over, taking
/// back, rating, opening again. On both platforms.
/// </summary>
public sealed class Talk_around_a_ticket : ChatTest
{
    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_question_reaches_the_reporter_and_the_answer_whoever_asked(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Tap(rina, ticket, TicketAction.AskReporter);
        var asked = await Say(rina, "Lampu modemnya warna apa, Bu?");
        Assert.Contains("Pertanyaan dikirim ke pelapor", asked.Words);
        Assert.Contains("Lampu modemnya warna apa, Bu?", await LastToldAsync(sari));
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "merah, kedip terus");
        Assert.Contains("merah, kedip terus", await LastToldAsync(andi));
        Assert.Contains("merah, kedip terus", await LastToldAsync(rina));
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_question_is_answered_by_its_button_on_a_later_step_too(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Act(andi, ticket, TicketAction.AskReporter, "Ruang berapa?");
        var answer = await ButtonAsync(sari, "Jawab");
        await FinishAsync(andi, ticket);
        await Send(sari, m => m with { Tap = new Tap(answer, null) });
        await Say(sari, "ruang 12");
        Assert.Equal(["ruang 12"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_written_for_the_reporter_is_read_at_once_and_again_when_the_ticket_is_closed(
        string platform
    )
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.InformReporter);
        await Say(andi, "Switch lantai 2 sudah diganti.");
        Assert.Contains("Switch lantai 2 sudah diganti.", await LastToldAsync(sari));
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Tap(andi, ticket, TicketAction.Close);
        var closing = await LastToldAsync(sari);
        Assert.Contains("selesai", closing);
        Assert.Contains("Yang dikerjakan: Switch lantai 2 sudah diganti.", closing);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_returned_report_is_taken_back_as_long_as_nobody_answered(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "salah alamat"));
        await Tap(andi, ticket, TicketAction.TakeBack);
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        Assert.Contains("tidak jadi dikembalikan", await LastToldAsync(sari));
        var again = await Tap(andi, ticket, TicketAction.TakeBack);
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        Assert.NotEmpty(again.Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task That_the_head_is_not_needed_is_taken_back_before_the_ticket_is_closed(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Tap(andi, ticket, TicketAction.Reconsider);
        Assert.Equal(TicketState.AwaitingEscalationDecision, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_the_head_decided_is_taken_back_by_nobody(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "perlu anggaran");
        await Act(hadi, ticket, TicketAction.Resolve, "cukup");
        await Tap(andi, ticket, TicketAction.Reconsider);
        Assert.Equal(TicketState.ReadyToClose, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_reporter_opens_a_closed_ticket_again_with_a_reason_that_its_handler_reads(string platform)
    {
        var (sari, andi, ticket) = await ClosedAsync(platform);
        var reopen = await ReopenDataAsync(ticket);
        var heard = await Send(sari, m => m with { Tap = new Tap(reopen, null) });
        Assert.Contains("masih bermasalah", heard.Words);
        Assert.Equal(TicketState.Closed, await StateAsync(ticket));
        await Say(sari, "lantai 2 mati lagi");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        await using var db = Chat.Open();
        var visit = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null);
        Assert.True(await Chat.Do(work => AnnounceVisit.RunAsync(visit.Id, work, CancellationToken.None)));
        Assert.Contains("lantai 2 mati lagi", await LastToldAsync(andi));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task After_seven_days_a_closed_ticket_stays_closed_and_it_is_said_why(string platform)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        Chat.Clock.Advance(TimeSpan.FromDays(7.5));
        var reopen = await ReopenDataAsync(ticket);
        var heard = await Send(sari, m => m with { Tap = new Tap(reopen, null) });
        Assert.Contains("lebih dari 7 hari", heard.Words);
        Assert.Equal(TicketState.Closed, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_ticket_that_was_closed_by_mistake_is_opened_by_staff_and_its_reporter_hears_it(string platform)
    {
        var (sari, andi, ticket) = await ClosedAsync(platform);
        var more = await Send(andi, m => m with { Tap = new Tap(new ButtonData.More(ticket.Id).ToString(), null) });
        await Press(andi, more, "Tarik kembali");
        await Say(andi, "salah tiket");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Contains("dibuka lagi", await LastToldAsync(sari));
        Assert.DoesNotContain("salah tiket", await LastToldAsync(sari));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_rating_is_kept_with_its_comment_and_the_last_one_counts(string platform)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        await RateAsync(sari, ticket, 2);
        await RateAsync(sari, ticket, 4);
        var thanks = await Say(sari, "cepat, tapi telat kabarnya");
        Assert.Contains("Terima kasih", thanks.Words);
        await using var db = Chat.Open();
        var rating = await db.Ratings.SingleAsync();
        Assert.Equal((4, "cepat, tapi telat kabarnya"), (rating.Stars, rating.Comment));
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [InlineData("Telegram", "Lewati")]
    [InlineData("WhatsApp", "lewati")]
    public async Task A_rating_stands_without_a_comment(string platform, string said)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        await RateAsync(sari, ticket, 5);
        await Say(sari, said);
        await using var db = Chat.Open();
        Assert.Null((await db.Ratings.SingleAsync()).Comment);
        Assert.Empty(await db.Conversations.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Nobody_but_the_reporter_rates(string platform)
    {
        var (_, andi, ticket) = await ClosedAsync(platform);
        await RateAsync(andi, ticket, 5);
        await using var db = Chat.Open();
        Assert.Empty(await db.Ratings.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_ticket_is_handed_over_by_name_and_the_colleague_is_asked_for_its_step(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var asked = await Tap(andi, ticket, TicketAction.HandOver);
        Assert.Contains("Rina Staf", asked.Labels);
        Assert.DoesNotContain("Andi Staf", asked.Labels);
        await Say(andi, "ke Rina saja");
        Assert.Contains("Andi Staf menyerahkan tiket", await LastToldAsync(rina));
        await using var db = Chat.Open();
        Assert.Equal(rina.PersonId, (await db.Tickets.SingleAsync()).HandlerId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_step_on_a_colleagues_ticket_asks_before_the_ticket_changes_hands(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var asked = await Tap(rina, ticket, TicketAction.AddNote);
        Assert.Contains("sedang ditangani Andi Staf", asked.Words);
        await using var db = Chat.Open();
        Assert.Equal(andi.PersonId, (await db.Tickets.SingleAsync()).HandlerId);
        await Say(rina, "Ambil alih");
        await Say(rina, "kabel sudah saya ganti");
        Assert.Equal(["kabel sudah saya ganti"], await WordsAsync(TicketAction.AddNote));
        Assert.Contains("Rina Staf", await LastToldAsync(andi));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_a_head_adds_after_deciding_is_offered_to_that_ticket_and_its_handler_reads_it(
        string platform
    )
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "perlu anggaran");
        await Tap(hadi, ticket, TicketAction.Resolve);
        await Say(hadi, "siap");
        var heard = await Say(hadi, "ganti FO pakai dana darurat");
        await Press(hadi, heard, $"Tambahkan ke {ticket.Code}");
        Assert.Contains("ganti FO pakai dana darurat", await LastToldAsync(andi));
        Assert.DoesNotContain("dana darurat", await LastToldAsync(sari));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_staff_add_after_returning_reaches_the_reporter_who_has_to_complete_it(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Tap(andi, ticket, TicketAction.Return);
        await Say(andi, "mohon maaf bu");
        var heard = await Say(andi, "nama puskesmasnya belum ada, tolong dilengkapi nggih");
        await Press(andi, heard, $"Beri tahu pelapor {ticket.Code}");
        Assert.Contains("nama puskesmasnya belum ada", await LastToldAsync(sari));
    }

    [Theory]
    [InlineData("Telegram", TicketAction.Resolve, "perbaiki lagi")]
    [InlineData("WhatsApp", TicketAction.Resolve, "perbaiki lagi")]
    [InlineData("Telegram", TicketAction.RepairAgain, "selesaikan")]
    public async Task The_label_of_the_other_decision_is_no_input_until_it_is_meant_so(
        string platform,
        TicketAction chosen,
        string said
    )
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "perlu anggaran");
        await Tap(hadi, ticket, chosen);
        await Say(hadi, said);
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "nunggu opo pak? lt 2 yo melu mati lho")]
    [InlineData("Telegram", "kapan beresnya? lt 1 mati")]
    [InlineData("WhatsApp", "kapan petugas datang? kunci e ning satpam")]
    [InlineData("WhatsApp", "sudah sampai mana? user admin dikunci")]
    [InlineData("Telegram", "wis ditangani durung? petugase dereng rawuh, kantor tutup jam 2")]
    [InlineData("WhatsApp", "belum selesai ya pak? kantor tutup jam 2")]
    public async Task A_question_with_news_behind_it_is_answered_and_the_news_is_asked_about(
        string platform,
        string said
    )
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var heard = await Say(sari, said);
        Assert.Contains(ticket.Code, heard.Words);
        await Press(sari, heard, $"Tambahkan ke {ticket.Code}");
        Assert.Equal([said], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("sudah sampai mana? vendor sudah saya telpon")]
    [InlineData("kapan selesai? modul login sudah saya perbaiki")]
    public async Task So_is_an_officers(string said)
    {
        var (_, andi, ticket) = await InRepairAsync("Telegram");
        var heard = await Say(andi, said);
        await Press(andi, heard, $"Tambahkan ke {ticket.Code}");
        Assert.Equal([said], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_ticket_of_the_other_team_is_moved_there_and_announced_there(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Chat.Do(async work =>
        {
            (await work.Db.People.SingleAsync(p => p.Id == andi.PersonId)).Teams = Teams.Network;
            (await work.Db.People.SingleAsync(p => p.Id == rina.PersonId)).Teams = Teams.Application;
            return 0;
        });
        var heard = await Tap(andi, ticket, TicketAction.ChangeCategory);
        Assert.Contains("Kategori diubah", heard.Words);
        await using var db = Chat.Open();
        var moved = await db.Tickets.Include(t => t.Visits).SingleAsync();
        Assert.Equal((Teams.Application, (long?)null), (moved.Category, moved.HandlerId));
        Assert.True(await Chat.Do(work => AnnounceVisit.RunAsync(moved.OpenVisit!.Id, work, CancellationToken.None)));
        Assert.Contains(ticket.Code, await LastToldAsync(rina));
        await Tap(rina, ticket, TicketAction.AddNote);
        await Say(rina, "aplikasinya sudah saya cek");
        Assert.Equal(["aplikasinya sudah saya cek"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", "3 hari", "26 Nov 2026")]
    [InlineData("WhatsApp", "besok", "24 Nov 2026")]
    [InlineData("Telegram", "sampai 30 Nov", "30 Nov 2026")]
    [InlineData("WhatsApp", "hari jumat", "27 Nov 2026")]
    [InlineData("Telegram", "minggu depan", "30 Nov 2026")]
    public async Task A_repair_is_put_on_hold_with_a_reason_and_a_day_and_goes_on_by_hand(
        string platform,
        string day,
        string shown
    )
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Tap(andi, ticket, TicketAction.Hold);
        await Say(andi, "menunggu suku cadang dari vendor");
        var unclear = await Say(andi, "kalau sudah datang");
        Assert.Contains("belum kami pahami", unclear.Words);
        await Say(andi, day);
        Assert.Contains($"ditunda sampai {shown}", await LastToldAsync(sari));
        var more = await Send(andi, m => m with { Tap = new Tap(new ButtonData.More(ticket.Id).ToString(), null) });
        Assert.DoesNotContain("Tunda", more.Labels);
        await Press(andi, more, "Lanjutkan penanganan");
        await using var db = Chat.Open();
        var visit = await db.Visits.SingleAsync(v => v.LeftAt == null);
        Assert.Null(visit.HeldSince);
        Assert.NotNull(visit.DueAt);
    }

    [Theory]
    [InlineData("60 hari")]
    [InlineData("kemarin")]
    public async Task A_hold_lasts_thirty_days_at_most_and_begins_now(string day)
    {
        var (_, andi, ticket) = await InRepairAsync("Telegram");
        await Tap(andi, ticket, TicketAction.Hold);
        await Say(andi, "menunggu vendor");
        var heard = await Say(andi, day);
        Assert.Contains("paling lama 30 hari", heard.Words);
    }

    /// <summary>Every action that an officer's words come with, in every state in which there is one.</summary>
    public static TheoryData<TicketState, TicketAction> InternalWords =>
        [
            .. HelpdeskSop
                .Exits.Where(exit => exit.By is not (SopActor.Reporter or SopActor.Clock))
                .Where(exit =>
                    exit.Action
                        is TicketAction.AddNote
                            or TicketAction.Escalate
                            or TicketAction.Resolve
                            or TicketAction.RepairAgain
                            or TicketAction.ReopenMistaken
                            or TicketAction.AddRemark
                )
                .Select(exit => (exit.From, exit.Action)),
        ];

    [Theory]
    [MemberData(nameof(InternalWords))]
    public async Task No_internal_word_reaches_a_reporter_or_a_stranger(TicketState state, TicketAction action)
    {
        const string secret = "rahasia dapur";
        var (sari, andi, ticket) = await InRepairAsync("Telegram");
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        var stranger = await Chat.Person(new Channel("WhatsApp"), name: "Orang Lain");
        if (state is TicketState.Submitted)
            ticket = await Chat.Ticket(sari.Person, andi.Person);
        else
            await BringAsync(ticket, andi, hadi, state);
        var by = HelpdeskSop.Exit(state, action)!.By is SopActor.Head ? hadi : andi;
        Assert.IsType<AdvanceResult.Done>(await Act(by, ticket, action, secret));
        await Say(sari, ticket.Code);
        await Say(stranger, ticket.Code);
        Assert.DoesNotContain(secret, string.Join('\n', await ToldAsync(sari)));
        Assert.DoesNotContain(secret, string.Join('\n', await ToldAsync(stranger)));
    }

    [Theory]
    [InlineData(TicketState.Submitted, "Ubah kategori, Tanya pelapor, Keterangan internal")]
    [InlineData(
        TicketState.InRepair,
        "Ubah kategori, Tunda, Tanya pelapor, Beri tahu pelapor, Serahkan, Keterangan internal"
    )]
    [InlineData(
        TicketState.AwaitingEscalationDecision,
        "Tanya pelapor, Beri tahu pelapor, Serahkan, Keterangan internal"
    )]
    [InlineData(TicketState.Escalated, "Keterangan internal")]
    [InlineData(TicketState.ReadyToClose, "Serahkan, Keterangan internal")]
    [InlineData(TicketState.Closed, "Tarik kembali, Keterangan internal")]
    public async Task What_else_can_be_done_is_offered_as_the_step_allows(TicketState state, string offered)
    {
        var (sari, andi, ticket) = await InRepairAsync("Telegram");
        var hadi = await Chat.Person(new Channel("Telegram"), Roles.Head, "Hadi Kabid");
        if (state is TicketState.Submitted)
            ticket = await Chat.Ticket(sari.Person, andi.Person);
        else
            await BringAsync(ticket, andi, hadi, state);
        var heard = await Send(andi, m => m with { Tap = new Tap(new ButtonData.More(ticket.Id).ToString(), null) });
        Assert.Equal([.. offered.Split(", "), "Lihat foto", "Riwayat"], heard.Labels);
        var refused = await Send(sari, m => m with { Tap = new Tap(new ButtonData.More(ticket.Id).ToString(), null) });
        Assert.Empty(refused.Rows);
    }

    private async Task BringAsync(Ticket ticket, Contact andi, Contact hadi, TicketState state)
    {
        if (state is TicketState.InRepair)
            return;
        await FinishAsync(andi, ticket);
        if (state is TicketState.AwaitingEscalationDecision)
            return;
        await Act(andi, ticket, TicketAction.Escalate, "perlu anggaran");
        if (state is TicketState.Escalated)
            return;
        await Act(hadi, ticket, TicketAction.Resolve, "cukup");
        if (state is TicketState.Closed)
            await Act(andi, ticket, TicketAction.Close, null);
    }

    private async Task<(Contact Sari, Contact Andi, Ticket Ticket)> ClosedAsync(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        return (sari, andi, ticket);
    }

    private async Task<string> ReopenDataAsync(Ticket ticket)
    {
        await using var db = Chat.Open();
        var closing = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.Outcome == TicketAction.Close);
        return new ButtonData.Act(ticket.Id, closing.Id, TicketAction.Reopen).ToString();
    }

    private async Task RateAsync(Contact by, Ticket ticket, int stars)
    {
        await using var db = Chat.Open();
        var closing = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.Outcome == TicketAction.Close);
        var data = new ButtonData.Rate(ticket.Id, closing.Id, stars).ToString();
        await Send(by, m => m with { Tap = new Tap(data, null) });
    }
}

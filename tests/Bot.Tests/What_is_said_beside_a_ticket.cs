using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What is said while another ticket is on everybody's mind goes to none that it does not belong to. On both platforms.
/// </summary>
public sealed class What_is_said_beside_a_ticket : ChatTest
{
    [Theory]
    [InlineData("Telegram", "msh tetep error 500"), InlineData("WhatsApp", "5")]
    [InlineData("WhatsApp", "matur nuwun pak, nanging taksih lemot menawi siang")]
    public async Task What_comes_after_news_of_another_ticket_is_no_answer_to_the_question_before(
        string platform,
        string said
    )
    {
        var (sari, andi, asked) = await InRepairAsync(platform);
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Act(andi, asked, TicketAction.AskReporter, "lampunya warna apa?");
        await Say(sari, "kuning pak");
        Assert.Equal(["kuning pak"], await WordsAsync(TicketAction.AddInformation));
        await FinishAsync(andi, other);
        await Act(andi, other, TicketAction.DeclineEscalation, null);
        await Act(andi, other, TicketAction.Close, null);
        await Say(sari, said);
        Assert.Equal(["kuning pak"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("Telegram", "oh ya, kalau internetnya bagaimana? sudah bisa belum?")]
    public async Task A_question_after_an_answer_is_none(string platform, string said)
    {
        var (sari, andi, asked) = await InRepairAsync(platform);
        await Act(andi, asked, TicketAction.AskReporter, "lampunya warna apa?");
        await Say(sari, "kuning pak", said);
        Assert.Equal(["kuning pak"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("Telegram", "internetnya sudah lumayan tapi kadang putus kalau siang")]
    [InlineData("WhatsApp", "tapi wifi ruang camat belum bisa")]
    public async Task What_was_closed_just_now_is_offered_among_others(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        await Press(sari, await Say(sari, said), $"Buka lagi {ticket.Code}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_decision_that_was_confirmed_is_told_and_offered_no_more(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        var ticket = await Chat.Escalated(sari.Person, andi.Person);
        await Say(hadi, "jangan beli dulu, hapus file lama saja");
        var asked = await Say(hadi, $"{ticket.Code} perbaiki lagi ya, hapus file log lama dulu");
        var done = await Press(hadi, asked, $"Ya, untuk {ticket.Code}");
        Assert.Contains("✅", done.Words);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.DoesNotContain(done.Labels, label => label.StartsWith("Bisa ditutup", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Words_for_a_ticket_of_the_other_team_are_not_said_to_go_there(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Chat.Ticket(sari.Person, rina.Person, (TicketAction.Approve, null));
        await Chat.Do(work =>
            work.Db.People.Where(person => person.Id == rina.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.Teams, Teams.Application))
        );
        await Say(rina, $"{ticket.Code} drivernya sudah saya kirim ke email");
        Assert.Contains(
            await ToldAsync(rina),
            told => told.Contains($"Hanya staf IT dari tim tiket {ticket.Code}", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Telegram", "lanjutkan"), InlineData("WhatsApp", "lanjut")]
    public async Task Going_on_with_a_ticket_on_hold_ends_the_hold_and_not_the_repair(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket, ends: false);
        await Tap(andi, ticket, TicketAction.Hold);
        await Say(andi, "menunggu kabel", "besok");
        await using var db = Chat.Open();
        Assert.NotNull((await db.Visits.AsNoTracking().SingleAsync(v => v.LeftAt == null)).HeldUntil);
        await Say(andi, $"{said} {ticket.Code[^6..]}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Null((await db.Visits.AsNoTracking().SingleAsync(v => v.LeftAt == null)).HeldUntil);
    }

    [Theory]
    [InlineData("Telegram", "tanya pelapor: printernya merek apa bu?")]
    [InlineData("WhatsApp", "tanya pelapor printernya merek apa bu?")]
    public async Task A_step_and_its_words_in_answer_to_a_ticket_s_message_are_that_step(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, ticket.Code);
        await ReplyAsync(andi, said);
        await Say(andi, "ya");
        Assert.Equal(["printernya merek apa bu?"], await WordsAsync(TicketAction.AskReporter));
        Assert.Contains("printernya merek apa bu?", await LastToldAsync(sari));
        Assert.Empty(await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task On_a_colleague_s_repair_words_are_offered_to_be_said_and_no_step(string platform)
    {
        var (_, _, ticket) = await InRepairAsync(platform);
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        await Say(rina, ticket.Code);
        var asked = await ReplyAsync(rina, "lah kok diambil, oke deh lanjut ya");
        Assert.DoesNotContain(asked.Labels, label => label.StartsWith("Perbaikan selesai", StringComparison.Ordinal));
        Assert.DoesNotContain(asked.Labels, label => label.StartsWith("Benar", StringComparison.Ordinal));
        await Press(rina, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Equal(["lah kok diambil, oke deh lanjut ya"], await WordsAsync(TicketAction.AddRemark));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_remark_reaches_a_ticket_that_has_gone_on_meanwhile(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var rina = await Chat.Person(new Channel(platform), Roles.Staff, "Rina Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Say(rina, ticket.Code);
        var asked = await ReplyAsync(rina, "wifi lantai 2 itu akses poinnya mati, kemarin listrik turun");
        await Act(andi, ticket, TicketAction.Approve, null);
        await Press(rina, asked, $"Tambahkan ke {ticket.Code}");
        Assert.Single(await WordsAsync(TicketAction.AddRemark));
    }

    [Theory]
    [InlineData("Telegram", "mohon dibatalkan saja"), InlineData("WhatsApp", "cabut laporan saya yg wifi")]
    public async Task Withdrawing_in_answer_to_a_message_about_it_is_answered_as_such(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        await Say(sari, ticket.Code);
        var heard = await ReplyAsync(sari, said);
        Assert.Contains("tidak bisa dibatalkan", heard.Words);
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("Telegram", "sudah benar nak, tolong dikirim"), InlineData("WhatsApp", "sampun, monggo dikirim")]
    [InlineData("WhatsApp", "nggih sampun leres, dipun kirim mawon")]
    public async Task Who_says_that_it_is_right_and_to_be_sent_has_sent_it(string platform, string said)
    {
        var sari = await AtTheSummaryAsync(platform);
        await Say(sari, said);
        await using var db = Chat.Open();
        Assert.DoesNotContain(said, (await db.Tickets.SingleAsync()).Description);
    }

    [Theory]
    [InlineData("Telegram", "gk ada poto"), InlineData("Telegram", "ga usah foto lah ribet")]
    [InlineData("WhatsApp", "ngapunten mboten gadhah foto"), InlineData("WhatsApp", "nanti aja")]
    public async Task No_photo_in_any_words_is_none(string platform, string said)
    {
        var sari = await AtThePhotosAsync(platform);
        var heard = await Say(sari, said);
        Assert.Contains("Mohon diperiksa", heard.Words);
        Assert.DoesNotContain(said, heard.Words);
    }

    [Theory]
    [
        InlineData("Telegram", "eh salah, batalin aja yg barusan"),
        InlineData("WhatsApp", "batalkan saja laporan ini pak")
    ]
    public async Task Taking_back_what_is_being_given_stops_it(string platform, string said)
    {
        var sari = await AtTheSummaryAsync(platform);
        var heard = await Say(sari, said);
        Assert.DoesNotContain("Mohon diperiksa", heard.Words);
        await using var db = Chat.Open();
        Assert.Empty(await db.Tickets.ToListAsync());
    }

    [Theory]
    [InlineData("Telegram", "salah tuh namanya, darto susilo", "darto susilo")]
    [InlineData("WhatsApp", "Ngapunten, nami kulo klentu pak, ingkang leres Darto Susilo", "Darto Susilo")]
    public async Task A_name_that_is_put_right_in_a_sentence_is_put_right(string platform, string said, string name)
    {
        var sari = await AtTheSummaryAsync(platform);
        await Say(sari, said);
        Assert.Equal(name, (await DraftAsync(sari)).Name);
    }

    [Theory]
    [InlineData("Telegram", "bukan aku, atas nama Budi Santoso", "Budi Santoso", "+6281234567890")]
    [InlineData("WhatsApp", "telponipun ingkang leres 085733445566 nggih", "Sari Wulandari", "+6285733445566")]
    public async Task What_is_known_is_put_right_where_it_is_shown(
        string platform,
        string said,
        string name,
        string phone
    )
    {
        var sari = await AtTheSummaryAsync(platform);
        await Say(sari, "kirim", "/lapor", "Jaringan", said);
        var draft = await DraftAsync(sari);
        Assert.Equal((name, phone), (draft.Name, draft.Phone));
        Assert.DoesNotContain(said, draft.Description ?? "");
    }

    [Theory]
    [
        InlineData("Telegram", "atas nama Dinas Kesehatan mohon segera diperbaiki"),
        InlineData("WhatsApp", "email atas nama Budi error")
    ]
    public async Task What_is_said_on_behalf_of_somebody_is_no_name(string platform, string said)
    {
        var sari = await AtTheSummaryAsync(platform);
        await Say(sari, said);
        var draft = await DraftAsync(sari);
        Assert.Equal("Sari Wulandari", draft.Name);
        Assert.Contains(said, draft.Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_step_that_comes_later_is_said_to(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, $"eskalasi {ticket.Code} server penuh, mohon putusan beli disk");
        Assert.Contains(
            await ToldAsync(andi),
            told => told.Contains("bisa dipilih setelah Perbaikan selesai", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("terima kasih ya nak"), InlineData("maturnuwun le")]
    public async Task Thanks_to_the_young_are_thanks(string said)
    {
        var sari = await Chat.Person(new Channel("Telegram"));
        Assert.Contains("Sama-sama", (await Say(sari, said)).Words);
    }

    private async Task<Contact> AtTheSummaryAsync(string platform)
    {
        var sari = await AtThePhotosAsync(platform);
        Assert.Contains("Mohon diperiksa", (await Say(sari, "Lewati")).Words);
        return sari;
    }

    private async Task<Contact> AtThePhotosAsync(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "Jaringan", "Sari Wulandari", "dinkes");
        await Say(sari, "0812-3456-7890", "Lantai 2", "Internet mati sejak pagi");
        return sari;
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_id_is_the_answer_where_it_is_asked_to_which_ticket_a_photo_belongs(string platform)
    {
        var (sari, andi, one) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Say(andi, one.Code);
        await using var db = Chat.Open();
        Assert.Equal(one.Id, (await db.Photos.SingleAsync()).TicketId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_that_waits_for_its_ticket_is_placed_before_one_of_several_repairs_ends(string platform)
    {
        var (sari, andi, one) = await InRepairAsync(platform);
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        var asked = await Say(andi, "perbaikan selesai");
        Assert.Contains("belum masuk ke tiket mana pun", asked.Words);
        Assert.Contains($"Tambahkan ke {one.Code}", asked.Labels);
        Assert.Equal(TicketState.InRepair, await StateAsync(one));
        Assert.Equal(TicketState.InRepair, await StateAsync(other));
    }

    [Theory]
    [InlineData("Telegram", "selesai"), InlineData("WhatsApp", "itu saja pak")]
    public async Task That_there_is_no_more_gives_what_was_sent_to_the_only_ticket(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Say(andi, "kabel diganti", said);
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
        await using var db = Chat.Open();
        Assert.Equal(ticket.Id, (await db.Photos.SingleAsync()).TicketId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Notes_of_an_hour_ago_get_no_words_of_another_repair(string platform)
    {
        var (sari, andi, one) = await InRepairAsync(platform);
        await Tap(andi, one, TicketAction.AddNote);
        await Say(andi, "kabel dicek");
        Chat.Clock.Advance(TimeSpan.FromHours(2));
        await Say(andi, "kabel masih dicek");
        Assert.Equal(["kabel dicek", "kabel masih dicek"], await WordsAsync(TicketAction.AddNote));

        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        Chat.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("untuk yang mana", (await Say(andi, "toner sudah diganti")).Words);
        Assert.Equal(2, (await WordsAsync(TicketAction.AddNote)).Count);
    }

    [Theory]
    [InlineData("yang kemarin gimana"), InlineData("gimana ini pak"), InlineData("punya saya gimana min")]
    public async Task How_it_is_with_the_one_of_yesterday_is_a_question_for_its_status(string said)
    {
        var (sari, _, ticket) = await InRepairAsync("Telegram");
        Assert.Contains("Sedang diperbaiki", (await Say(sari, said)).Words);
        Assert.NotNull(ticket);
    }

    [Theory]
    [InlineData("Telegram", "btw laptop saya jg ga bisa buka e-kinerja")]
    [InlineData("WhatsApp", "printer di lantai 2 juga macet pak")]
    public async Task Another_problem_after_an_addition_is_asked_about(string platform, string said)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "ruangnya sebelah tangga ya mas");
        Assert.Contains("Laporan baru", (await Say(sari, said)).Labels);
        Assert.Equal(["ruangnya sebelah tangga ya mas"], await WordsAsync(TicketAction.AddInformation));
    }
}

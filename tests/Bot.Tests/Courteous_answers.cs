using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>What people say around an answer, or in place of one, costs neither the answer nor the words.</summary>
public sealed class Courteous_answers : ChatTest
{
    [Theory]
    [InlineData("Telegram", "laporan baru aja")]
    [InlineData("WhatsApp", "laporan baru aja ini")]
    [InlineData("Telegram", "bkn ini beda")]
    [InlineData("WhatsApp", "beda lagi ini min")]
    public async Task What_is_no_correction_of_a_returned_report_becomes_a_new_one(string platform, string says)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Return, "lantai berapa?"));
        await Say(sari, "wifi ruang kades mati total", says);
        Assert.Equal(TicketState.Returned, await StateAsync(ticket));
        Assert.Contains("wifi ruang kades mati total", (await DraftAsync(sari)).Description);
        Assert.DoesNotContain(says, (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("kirim gan")]
    [InlineData("ok kirim skrg")]
    [InlineData("Nggih leres, dikirim mawon Pak")]
    [InlineData("dikirim saja Pak terima kasih")]
    [InlineData("Inggih, sudah benar semua, silakan dikirim")]
    public async Task A_report_is_sent_however_courteously_it_is_said(string says)
    {
        var sari = await ToTheReviewAsync();
        await Say(sari, says);
        await using var db = Chat.Open();
        Assert.DoesNotContain(says, (await db.Tickets.SingleAsync()).Description);
    }

    [Fact]
    public async Task Another_number_at_the_review_is_the_one_to_call()
    {
        var sari = await ToTheReviewAsync();
        await Say(sari, "Maaf Bu, lokasi dan telepon juga keliru, telepon 081234500000");
        var draft = await DraftAsync(sari);
        Assert.Equal("+6281234500000", draft.Phone);
        Assert.Contains("lokasi dan telepon juga keliru", draft.Description);
    }

    [Fact]
    public async Task What_happens_told_at_the_question_for_the_number_is_kept()
    {
        var sari = await AtAsync(FilingStep.Phone);
        var asked = await Say(sari, "pas login muncul error 504 gateway timeout");
        Assert.Contains("Nomor itu belum sesuai", asked.Words);
        await Say(sari, "0812 3456 7890");
        Assert.Contains("error 504 gateway", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("08123456789")]
    [InlineData("Oh iya nomornya 081234567890, kalau tidak aktif bisa ke nomor istri saya 085234567890")]
    public async Task A_number_at_the_question_for_the_place_is_no_place(string says)
    {
        var sari = await AtAsync(FilingStep.Location);
        await Say(sari, says);
        var draft = await DraftAsync(sari);
        Assert.Null(draft.Location);
        Assert.StartsWith("+62812345678", draft.Phone);
    }

    [Theory]
    [InlineData("Maaf Pak, tadi ditanya apa ya? Saya lupa")]
    [InlineData("tadi disuruh apa ya min")]
    public async Task Who_forgot_the_question_hears_it_again_and_that_is_no_part_of_the_report(string says)
    {
        var sari = await AtAsync(FilingStep.Phone);
        var again = await Say(sari, says);
        Assert.Contains("nomor", again.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("belum sesuai", again.Words);
        Assert.Null((await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("Sampun Pak, fotonya sudah itu saja. Terima kasih banyak")]
    [InlineData("ga ada foto pak, terima kasih")]
    public async Task Thanks_behind_that_there_are_no_more_photos_are_no_part_of_the_report(string says)
    {
        var sari = await AtAsync(FilingStep.Photos);
        await Say(sari, says);
        var draft = await DraftAsync(sari);
        Assert.Equal(FilingStep.Summary, draft.Step);
        Assert.DoesNotContain("Terima", draft.Description, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task That_it_broke_again_said_at_the_question_for_stars_opens_the_ticket_again(string platform)
    {
        var (sari, closed) = await ClosedAsync(platform);
        var stars = await Say(sari, "lumayan bagus pelayanannya");
        Assert.Contains("Berapa nilainya", stars.Words);
        var asked = await Say(sari, "Maaf Pak, ternyata printernya macet lagi, belum bisa");
        Assert.Contains($"Buka lagi {closed.Code}", asked.Labels);
        await Press(sari, asked, $"Buka lagi {closed.Code}");
        Assert.NotEqual(TicketState.Closed, await StateAsync(closed));
        Assert.Contains("printernya macet lagi", Assert.Single(await WordsAsync(TicketAction.Reopen)));
        await using var db = Chat.Open();
        Assert.False(await db.Conversations.AnyAsync(c => c.ContactId == sari.Id));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Of_a_ticket_that_is_open_again_no_stars_are_asked_for(string platform)
    {
        var (sari, closed) = await ClosedAsync(platform);
        var stars = await Say(sari, "lumayan bagus pelayanannya");
        await Press(sari, stars, "Buka lagi");
        var opened = await Say(sari, "lampu modemnya merah lagi");
        Assert.Contains("Penilaian tadi tidak disimpan", opened.Words);
        Assert.NotEqual(TicketState.Closed, await StateAsync(closed));
        await using var db = Chat.Open();
        Assert.False(await db.Conversations.AnyAsync(c => c.ContactId == sari.Id));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_repair_ends_with_what_was_sent_for_it_and_had_no_place_yet(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await Say(andi, "hardisknya sudah dipasang yang baru");
        await Send(andi, m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false) });
        await Say(andi, "perbaikan selesai ya");
        Assert.Equal(["hardisknya sudah dipasang yang baru"], await WordsAsync(TicketAction.AddNote));
        Assert.NotEqual(TicketState.InRepair, await StateAsync(ticket));
    }

    [Fact]
    public async Task A_name_ends_where_something_else_is_told()
    {
        var sari = await AtAsync(FilingStep.Name);
        await Say(
            sari,
            "Nama saya Darto Susilo, tapi biasa dipanggil Pak Darto. Saya staf kelurahan Lateng, nomor HP 081234567890 ya Pak"
        );
        var draft = await DraftAsync(sari);
        Assert.Equal("Darto Susilo", draft.Name);
        Assert.Equal("+6281234567890", draft.Phone);
        Assert.Contains("biasa dipanggil Pak Darto", draft.Description);
    }

    [Theory]
    [InlineData("Sari Wulandari, S.Kom, M.Si, 081234567890", "Sari Wulandari, S.Kom, M.Si", null)]
    [InlineData("Sari Wulandari, SE, 081234567890", "Sari Wulandari, SE", null)]
    [InlineData("Sari Wulandari, Sobo, 081234567890", "Sari Wulandari", "Sobo")]
    public async Task A_degree_belongs_to_the_name_and_a_place_does_not(string says, string name, string? office)
    {
        var sari = await AtAsync(FilingStep.Name);
        await Say(sari, says);
        var draft = await DraftAsync(sari);
        Assert.Equal(name, draft.Name);
        Assert.True(
            office is null || (draft.Office ?? draft.OfficeTyped)!.Contains(office, StringComparison.Ordinal),
            $"{draft.Office} {draft.OfficeTyped}"
        );
    }

    [Theory]
    [InlineData("min"), InlineData("gan"), InlineData("pak")]
    public async Task Who_only_calls_is_asked_what_it_is_about(string says)
    {
        var sari = await Chat.Person(new Channel("Telegram"));
        Assert.Contains("Selamat datang", (await Say(sari, says)).Words);
    }

    [Fact]
    public async Task Who_urges_before_anything_is_sent_hears_that_it_is_not_sent()
    {
        var sari = await Chat.Person(new Channel("WhatsApp"));
        await Say(sari, "ruang kades lantai dua sebelah tangga");
        var asked = await Say(sari, "berapa lama?");
        Assert.Contains("belum dikirim sebagai laporan", asked.Words);
        Assert.Contains("Laporan baru", asked.Labels);
    }

    [Fact]
    public async Task A_status_names_the_handler_once()
    {
        var (sari, _, ticket) = await InRepairAsync("Telegram");
        var status = await Say(sari, ticket.Code);
        Assert.Equal(2, status.Words.Split("Ditangani oleh").Length);
    }

    [Fact]
    public async Task Stars_in_a_long_sentence_are_the_rating()
    {
        var (sari, _) = await ClosedAsync("WhatsApp");
        await Say(
            sari,
            "Alhamdulillah Pak, printernya sudah bisa untuk cetak surat warga, petugasnya juga ramah sekali, saya kasih bintang lima nggih"
        );
        await using var db = Chat.Open();
        Assert.Equal(5, (await db.Ratings.SingleAsync()).Stars);
    }

    [Theory]
    [InlineData("Telegram", "Alhamdulillah sudah lancar Bu")]
    [InlineData("WhatsApp", "Alhamdulillah sudah lancar Bu")]
    public async Task That_it_works_again_said_as_thanks_is_asked_about(string platform, string says)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var asked = await Say(sari, says);
        Assert.Contains($"Sudah normal {ticket.Code}", asked.Labels);
    }

    [Theory]
    [InlineData("Telegram", "yg wifi udh bagus, batalin aja")]
    [InlineData("WhatsApp", "yg wifi udh bisa, ga usah dikerjain")]
    public async Task What_nobody_works_on_yet_and_works_again_can_be_cancelled_and_why_is_kept(
        string platform,
        string says
    )
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        var asked = await Press(sari, await Say(sari, says), $"Batalkan laporan {ticket.Code}");
        Assert.Equal(TicketState.Submitted, await StateAsync(ticket));
        await Say(sari, "ya");
        Assert.Equal(TicketState.Cancelled, await StateAsync(ticket));
        Assert.Equal([says], await WordsAsync(TicketAction.AddInformation));
        Assert.NotEmpty(asked.Words);
    }

    [Theory]
    [InlineData("makasih ya mas andi")]
    [InlineData("Matur nuwun nggih Bu Rina, mugi-mugi berkah")]
    public async Task Thanks_to_somebody_by_name_are_thanks(string says)
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        Assert.Contains("Sama-sama", (await Say(sari, says)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task An_id_with_batal_asks_whether_it_is_to_be_withdrawn(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        var asked = await Say(sari, $"{ticket.Code} batal");
        Assert.Contains(asked.Labels, label => label.StartsWith("Sudah normal", StringComparison.Ordinal));
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
    }

    private async Task<Contact> AtAsync(FilingStep step)
    {
        var sari = await Chat.Person(new Channel("Telegram"));
        (FilingStep Before, string Answer)[] answers =
        [
            (FilingStep.Name, "Sari Wulandari"),
            (FilingStep.Office, "Dinas Kesehatan"),
            (FilingStep.Phone, "0812 9999 1111"),
            (FilingStep.Location, "Ruang rapat"),
            (FilingStep.What, "Wifi tidak nyala sejak pagi"),
            (FilingStep.Photos, "lewati"),
        ];
        await Say(sari, "/lapor", "jaringan");
        while ((await DraftAsync(sari)).Step is var at && at != step)
            await Say(sari, answers.Single(answer => answer.Before == at).Answer);
        return sari;
    }

    private Task<Contact> ToTheReviewAsync() => AtAsync(FilingStep.Summary);

    private async Task<(Contact Sari, Ticket Closed)> ClosedAsync(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        return (sari, ticket);
    }
}

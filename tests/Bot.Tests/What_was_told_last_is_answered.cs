using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// People answer the newest message. What came between a question and their words, such as staff's question or that a
/// ticket is closed, is what they answer, and nothing older. On both platforms.
/// </summary>
public sealed class What_was_told_last_is_answered : ChatTest
{
    [Theory]
    [InlineData("Telegram", "3", 3), InlineData("Telegram", "bintang 4", 4), InlineData("WhatsApp", "nilainya 5", 5)]
    [InlineData("WhatsApp", "Kangge layanane, kulo sukani gangsal", 5), InlineData("Telegram", "sekawan mawon", 4)]
    public async Task A_rating_is_one_though_something_older_is_asked(string platform, string said, int stars)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        Assert.Contains("untuk yang mana", (await Say(sari, "pak kabid mau rapat zoom sekarang")).Words);
        await CloseAsync(andi, ticket);
        await Say(sari, said);
        Assert.Equal(TicketState.Closed, await StateAsync(ticket));
        await using var db = Chat.Open();
        Assert.Equal(stars, (await db.Ratings.SingleAsync()).Stars);
    }

    [Theory]
    [InlineData("Telegram", "rating 5 mantap"), InlineData("WhatsApp", "nilai 5, mantap pak")]
    public async Task A_rating_with_praise_is_one_in_the_middle_of_a_report(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Say(sari, "/lapor srikandi tidak bisa dibuka");
        await CloseAsync(andi, ticket);
        await Say(sari, said);
        await using var db = Chat.Open();
        Assert.Equal((5, said), ((await db.Ratings.SingleAsync()).Stars, (await db.Ratings.SingleAsync()).Comment));
        Assert.DoesNotContain("mantap", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task That_a_closed_ticket_is_no_better_is_no_part_of_the_report_that_is_being_given(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Say(sari, "/lapor srikandi tidak bisa dibuka");
        await CloseAsync(andi, ticket);
        var asked = await Say(sari, "lho kok ditutup pak?? masih error");
        await Press(sari, asked, $"Buka lagi {ticket.Code}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_report_ends_what_was_being_added_to_another(string platform)
    {
        var (sari, _, ticket) = await InRepairAsync(platform);
        await Tap(sari, ticket, TicketAction.AddInformation);
        await Say(sari, "sudah dicek belum pak andi", "/lapor simrs error 500 sejak pagi", "/batal");
        await Say(sari, "yang tadi batalkan saja", "sudah lancar lagi simrsnya");
        Assert.Equal(["sudah dicek belum pak andi"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Staff_s_question_that_came_last_is_answered_and_the_report_s_choice_stands(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Say(sari, "/lapor srikandi tidak bisa dibuka");
        await Act(andi, ticket, TicketAction.AskReporter, "Lokasinya di mana persisnya?");
        var heard = await Say(sari, "lt 2 ruang kabid p2p");
        Assert.Equal(["lt 2 ruang kabid p2p"], await WordsAsync(TicketAction.AddInformation));
        Assert.Contains(ticket.Code, heard.Words);
        Assert.Contains("Aplikasi", heard.Labels);
        Assert.DoesNotContain("p2p", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("Telegram", "srikandi blm ya"), InlineData("WhatsApp", "saya mau lapor satu lagi, nggih Mas")]
    [InlineData("Telegram", "kapan selesainya?")]
    public async Task What_is_about_something_else_is_no_more_of_an_answer(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await OtherAsync(sari, andi, "Srikandi gagal login");
        await Act(andi, ticket, TicketAction.AskReporter, "lampunya warna apa?");
        await Say(sari, "merah pak");
        await Say(sari, said);
        Assert.Equal(["merah pak"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("Telegram", "buka lagi dong"), InlineData("WhatsApp", "tolong buka lagi pak")]
    public async Task A_closed_ticket_is_opened_again_by_a_plea(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await CloseAsync(andi, ticket);
        var heard = await Say(sari, said);
        Assert.DoesNotContain("untuk yang mana", heard.Words);
        await Say(sari, "masih mati");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    private async Task OtherAsync(Contact sari, Contact andi, string description)
    {
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await using var db = Chat.Open();
        await db
            .Tickets.Where(t => t.Id == other.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Description, description));
    }

    private async Task CloseAsync(Contact andi, Ticket ticket)
    {
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_label_of_the_answer_is_no_answer(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await Act(andi, ticket, TicketAction.AskReporter, "SSID-nya apa?");
        await Chat.DeliverAsync();
        await Say(sari, "Jawab");
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
        await Say(sari, "DINKES-AULA");
        Assert.Equal(["DINKES-AULA"], await WordsAsync(TicketAction.AddInformation));
    }

    [Theory]
    [InlineData("Telegram", "uraiannya kok jadi ada pertanyaan saya. hapus yg itu")]
    [InlineData("WhatsApp", "uraian salah ketik, harusnya cctv nya bukan mati tapi buram")]
    public async Task A_complaint_about_what_happens_takes_nothing_of_it_away(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula lantai 1");
        await Say(sari, "cctv mati semua", "lewati", said);
        Assert.StartsWith("cctv mati semua", (await DraftAsync(sari)).Description, StringComparison.Ordinal);
        await Say(sari, "uraiannya: cctv buram");
        Assert.Equal("cctv buram", (await DraftAsync(sari)).Description);
    }

    [Theory]
    [InlineData("Telegram", "bukan"), InlineData("WhatsApp", "tidak pak")]
    public async Task No_to_the_data_of_the_last_time_asks_for_it_anew(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula lantai 1");
        await Say(sari, "cctv mati semua", "lewati", "ya udah kirim aja lah");
        await Say(sari, "/lapor printer macet", "aplikasi");
        Assert.Contains("nama lengkap", (await Say(sari, said)).Words);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_number_chooses_no_ticket_by_its_floor(string platform)
    {
        var (sari, andi, _) = await InRepairAsync(platform);
        await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        await Say(sari, "ada yg bs bantu soal gaji?");
        await Say(sari, "2 lah ya");
        Assert.DoesNotContain("ada yg bs bantu soal gaji?", await WordsAsync(TicketAction.AddInformation));
    }
}

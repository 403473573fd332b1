using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// What reporters write once their trouble is over, or is back, without pressing anything: a rating, that it works,
/// that it is broken again. On both platforms.
/// </summary>
public sealed class Words_after_closing : ChatTest
{
    [Theory]
    [InlineData("Telegram", "4", 4), InlineData("Telegram", "4 min", 4), InlineData("Telegram", "bintang 5", 5)]
    [
        InlineData("Telegram", "⭐⭐⭐⭐⭐", 5),
        InlineData("Telegram", "nilai 3 aja pak", 3),
        InlineData("WhatsApp", "kasih 5 deh", 5)
    ]
    [InlineData("WhatsApp", "bintang 4", 4), InlineData("Telegram", "lima", 5), InlineData("Telegram", "5/5", 5)]
    public async Task A_typed_rating_is_the_rating_of_what_was_closed_last(string platform, string said, int stars)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        var heard = await Say(sari, said);
        Assert.Contains("Terima kasih", heard.Words);
        Assert.Contains(ticket.Code, heard.Words);
        await using var db = Chat.Open();
        Assert.Equal(stars, (await db.Ratings.SingleAsync()).Stars);
    }

    [Theory]
    [InlineData("6"), InlineData("0"), InlineData("4 hari"), InlineData("jam 4"), InlineData("lantai 3")]
    public async Task No_other_number_is_a_rating(string said)
    {
        var (sari, _, _) = await ClosedAsync("Telegram");
        await Say(sari, said);
        await using var db = Chat.Open();
        Assert.False(await db.Ratings.AnyAsync());
    }

    [Fact]
    public async Task Without_anything_closed_a_number_is_no_rating()
    {
        var (sari, _, _) = await InRepairAsync("Telegram");
        await Say(sari, "4");
        await using var db = Chat.Open();
        Assert.False(await db.Ratings.AnyAsync());
    }

    [Theory]
    [InlineData("Telegram", "buka lagi dong, masih error"), InlineData("WhatsApp", "buka lagi dong, masih error")]
    [InlineData("Telegram", "error lagi"), InlineData("WhatsApp", "wifinya mati lagi pak")]
    [InlineData("Telegram", "error maneh mas"), InlineData("WhatsApp", "wifine mati maneh")]
    [InlineData("Telegram", "kambuh pak"), InlineData("WhatsApp", "masih belum bisa juga")]
    public async Task That_it_is_broken_again_offers_to_open_the_closed_ticket_again(string platform, string said)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        var asked = await Say(sari, said);
        Assert.Contains($"Buka lagi {ticket.Code}", asked.Labels);
        Assert.Contains("Laporan baru", asked.Labels);
        await Press(sari, asked, $"Buka lagi {ticket.Code}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
        Assert.Equal(said, (await WordsAsync(TicketAction.Reopen)).Single());
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_offered_stays_on_offer_while_more_is_written(string platform)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        await Say(sari, "error lagi");
        var asked = await Say(sari, "yang di aula itu");
        Assert.Contains($"Buka lagi {ticket.Code}", asked.Labels);
        await Say(sari, $"buka lagi {ticket.Code}");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_can_not_be_opened_again_any_more_is_not_offered(string platform)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        Chat.Clock.Advance(TimeSpan.FromDays(8));
        var asked = await Say(sari, "buka lagi dong, masih error");
        Assert.DoesNotContain($"Buka lagi {ticket.Code}", asked.Labels);
    }

    [Theory]
    [InlineData("Telegram", "alhamdulillah udah bisa"), InlineData("WhatsApp", "alhamdulillah udah bisa")]
    [InlineData("Telegram", "sudah normal pak, makasih"), InlineData("WhatsApp", "wifinya sudah nyala lagi")]
    public async Task That_it_works_offers_to_say_so_on_the_ticket(string platform, string said)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        var asked = await Say(sari, said);
        Assert.Contains($"Sudah normal {ticket.Code}", asked.Labels);
        var told = await Press(sari, asked, $"Sudah normal {ticket.Code}");
        Assert.Contains("Staf IT diberi tahu", told.Words);
        Assert.Contains("menyatakan kendala", await LastToldAsync(andi));
    }

    [Theory]
    [InlineData("Telegram", "kinerja"), InlineData("WhatsApp", "terima kasih"), InlineData("Telegram", "ok")]
    [InlineData("WhatsApp", "nilai 5"), InlineData("Telegram", "bintang 4")]
    public async Task What_says_nothing_about_the_trouble_is_asked_about_before_a_ticket_is_opened_again(
        string platform,
        string said
    )
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        await Press(sari, await Say(sari, ticket.Code), "Buka lagi");
        var asked = await Say(sari, said);
        Assert.Contains($"Pakai tulisan ini untuk tiket {ticket.Code}", asked.Words);
        Assert.Equal(TicketState.Closed, await StateAsync(ticket));
        await Say(sari, "Ya");
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_second_closing_does_not_repeat_what_was_done_before_the_first(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.InformReporter, "kabel diganti");
        await Act(andi, ticket, TicketAction.Close, null);
        Assert.Contains("kabel diganti", await LastToldAsync(sari));
        await Act(sari, ticket, TicketAction.Reopen, "masih putus-putus");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        Assert.Contains("selesai ditindaklanjuti", await LastToldAsync(sari));
        Assert.DoesNotContain("kabel diganti", await LastToldAsync(sari));
    }

    [Theory]
    [InlineData("Telegram", "bagus sekali"), InlineData("WhatsApp", "lumayan tapi lambat")]
    [InlineData("Telegram", "petugasnya ramah"), InlineData("WhatsApp", "apik tenan mas pelayanane")]
    [InlineData("Telegram", "agak kecewa, lama sekali nunggunya"), InlineData("WhatsApp", "kurang puas")]
    public async Task A_verdict_in_words_is_kept_with_the_stars_that_are_asked_for(string platform, string said)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        var asked = await Say(sari, said);
        Assert.Contains(ticket.Code, asked.Words);
        Assert.Contains(said, asked.Words);
        await Say(sari, "teknisinya juga telaten", "4");
        await using var db = Chat.Open();
        var rating = await db.Ratings.SingleAsync();
        Assert.Equal((4, $"{said}\nteknisinya juga telaten"), (rating.Stars, rating.Comment));
    }

    [Theory]
    [InlineData("Telegram", "apik mas, 4"), InlineData("WhatsApp", "bagus pak 4")]
    public async Task A_number_behind_a_verdict_is_the_rating(string platform, string said)
    {
        var (sari, _, _) = await ClosedAsync(platform);
        await Say(sari, said);
        await using var db = Chat.Open();
        var rating = await db.Ratings.SingleAsync();
        Assert.Equal((4, said), (rating.Stars, rating.Comment));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_verdict_without_stars_is_said_to_be_dropped(string platform)
    {
        var (sari, _, _) = await ClosedAsync(platform);
        await Say(sari, "bagus sekali");
        Assert.Contains("tidak disimpan", (await Say(sari, "batal")).Words);
    }

    [Theory]
    [InlineData("makasih pak"), InlineData("ok"), InlineData("sip")]
    public async Task Thanks_alone_are_no_verdict(string said)
    {
        var (sari, _, _) = await ClosedAsync("Telegram");
        Assert.DoesNotContain("Berapa nilainya", (await Say(sari, said)).Words);
    }

    [Theory]
    [InlineData("Telegram", "tapi loket 1 error maneh"), InlineData("WhatsApp", "wifinya mati lagi pak")]
    public async Task A_complaint_in_the_comment_is_kept_and_offers_to_open_the_ticket_again(
        string platform,
        string said
    )
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        await Say(sari, "4");
        var heard = await Say(sari, said);
        await using (var db = Chat.Open())
            Assert.Equal(said, (await db.Ratings.SingleAsync()).Comment);
        await Press(sari, heard, "Buka lagi");
        await Say(sari, said);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Buka_lagi_is_no_answer_to_a_report_that_began_by_mistake(string platform)
    {
        var (sari, _, ticket) = await ClosedAsync(platform);
        await Say(sari, "/lapor", "jaringan");
        var heard = await Say(sari, "buka lagi");
        Assert.Contains(ticket.Code, heard.Words);
    }

    private async Task<(Contact Sari, Contact Andi, Ticket Ticket)> ClosedAsync(string platform)
    {
        var (sari, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        return (sari, andi, ticket);
    }
}

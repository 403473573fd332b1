using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>Words that look like an option, a step or an exit and are none, do nothing that nobody meant. On both platforms.</summary>
public sealed class Words_meant_for_something_else : ChatTest
{
    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_staff_say_of_a_returned_report_reaches_its_reporter_only_when_they_choose_so(string platform)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Act(andi, ticket, TicketAction.Return, "fotonya buram");
        var asked = await Say(andi, "orangnya memang sulit dihubungi");
        await Press(andi, asked, $"Tambahkan ke {ticket.Code}");
        Assert.DoesNotContain(
            await ToldAsync(sari),
            told => told.Contains("sulit dihubungi", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("sulit dihubungi", (await Say(sari, ticket.Code)).Words);

        var other = await Say(andi, "foto layarnya saja cukup, Bu");
        await Press(andi, other, $"Beri tahu pelapor {ticket.Code}");
        Assert.Contains(await ToldAsync(sari), told => told.Contains("foto layarnya saja", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Telegram", "lanjut"), InlineData("WhatsApp", "oke lanjutkan pak")]
    public async Task To_go_on_ends_no_repair_while_it_is_asked_where_something_belongs(string platform, string said)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        await FinishAsync(andi, ticket, ends: false);
        Assert.Contains("untuk yang mana", (await Say(andi, "passwordnya sudah saya reset")).Words);
        await Say(andi, said);
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("suwun pak"), InlineData("nggih siap pak")]
    public async Task Thanks_leave_the_numbers_of_a_notice_where_they_are(string said)
    {
        var (sari, andi, ticket) = await InRepairAsync("WhatsApp");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.DeclineEscalation, null);
        await Act(andi, ticket, TicketAction.Close, null);
        await Chat.DeliverAsync();
        await Say(sari, said);
        await Chat.DeliverAsync();
        await Say(sari, "4");
        await using var db = Chat.Open();
        Assert.Equal(4, (await db.Ratings.SingleAsync()).Stars);
    }

    [Theory]
    [InlineData("suwun pak"), InlineData("nggih siap pak")]
    public async Task A_nod_leaves_the_numbers_of_a_returned_report_where_they_are(string said)
    {
        var sari = await Chat.Person(new Channel("WhatsApp"));
        var andi = await Chat.Person(new Channel("WhatsApp"), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Act(andi, ticket, TicketAction.Return, "fotonya buram");
        await Chat.DeliverAsync();
        await Say(sari, said);
        await Chat.DeliverAsync();
        await Say(sari, "1", "Desa Bulusari");
        await Say(sari, "selesai");
        Assert.Equal(["Desa Bulusari"], await WordsAsync(TicketAction.Resubmit));
    }

    [Theory]
    [InlineData("Telegram", "batalkan"), InlineData("WhatsApp", "batalkan"), InlineData("WhatsApp", "batalkan aja pak")]
    public async Task Batalkan_is_yes_where_it_is_asked_whether_to_cancel(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        var andi = await Chat.Person(new Channel(platform), Roles.Staff, "Andi Staf");
        var ticket = await Chat.Ticket(sari.Person, andi.Person);
        await Tap(sari, ticket, TicketAction.Cancel);
        await Say(sari, said);
        Assert.Equal(TicketState.Cancelled, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_place_on_the_map_decides_nothing_until_it_is_meant_so(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        var hadi = await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid");
        await FinishAsync(andi, ticket);
        await Act(andi, ticket, TicketAction.Escalate, "perlu router baru");
        await Tap(hadi, ticket, TicketAction.RepairAgain);
        var asked = await Send(hadi, m => m with { Place = "-8.21920, 114.36910" });
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
        Assert.Contains("-8.21920", asked.Words);
        await Say(hadi, "router di lokasi itu diganti dulu");
        Assert.Equal(TicketState.Escalated, await StateAsync(ticket));
    }

    [Theory]
    [InlineData("Telegram", "laporan baru"), InlineData("WhatsApp", "laporan baru aja pak")]
    public async Task A_new_report_does_not_send_the_one_that_is_looked_over(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula lantai 1");
        await Say(sari, "internet mati", "lewati", said);
        await using var db = Chat.Open();
        Assert.False(await db.Tickets.AnyAsync());
    }

    [Theory]
    [InlineData("Telegram", "gak jadi"), InlineData("WhatsApp", "batal")]
    public async Task Who_changes_nothing_after_all_is_back_at_the_report(string platform, string said)
    {
        var sari = await Chat.Person(new Channel(platform));
        await Say(sari, "/lapor", "jaringan", "Sari Wulandari", "dinas kesehatan", "081234567890", "aula lantai 1");
        await Say(sari, "internet mati", "lewati", "ubah lokasi");
        var back = await Say(sari, said);
        Assert.Contains("aula lantai 1", back.Words);
        Assert.Equal("aula lantai 1", (await DraftAsync(sari)).Location);
        await Say(sari, "kirim");
        await using var db = Chat.Open();
        Assert.Equal(1, await db.Tickets.CountAsync());
    }
}

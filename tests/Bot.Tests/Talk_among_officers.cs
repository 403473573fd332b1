using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>What officers say to each other on a ticket reaches the one who is meant. On both platforms.</summary>
public sealed class Talk_among_officers : ChatTest
{
    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_a_handler_answers_to_a_remark_reaches_whoever_made_it_and_is_no_note(string platform)
    {
        var (andi, hadi, ticket) = await InRepairWithHeadAsync(platform);
        await Act(hadi, ticket, TicketAction.AddRemark, "sudah cek catu dayanya?");
        await ReplyAsync(andi, "sudah pak, adaptornya yang rusak");
        Assert.Contains(
            await ToldAsync(hadi),
            told => told.Contains("adaptornya yang rusak", StringComparison.Ordinal)
        );
        Assert.Empty(await WordsAsync(TicketAction.AddNote));

        await ReplyAsync(hadi, "beli yang baru saja");
        Assert.Contains("beli yang baru saja", await LastToldAsync(andi));
        await ReplyAsync(andi, "siap pak");
        Assert.Contains("siap pak", await LastToldAsync(hadi));
        Assert.Equal(TicketState.InRepair, await StateAsync(ticket));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_photo_in_answer_to_a_remark_is_one_of_the_repair(string platform)
    {
        var (andi, hadi, ticket) = await InRepairWithHeadAsync(platform);
        await Act(hadi, ticket, TicketAction.AddRemark, "fotonya mana?");
        await Chat.DeliverAsync();
        await using var db = Chat.Open();
        var remark = await db.Outbox.Where(row => row.ContactId == andi.Id).OrderBy(row => row.Id).LastAsync();
        await Send(
            andi,
            m => m with { Photo = new IncomingPhoto("foto", SentAsFile: false), Answers = remark.PlatformMessageId }
        );
        Assert.Equal(ticket.Id, (await db.Photos.SingleAsync()).TicketId);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_plainly_a_note_stays_one_after_a_remark(string platform)
    {
        var (andi, hadi, ticket) = await InRepairWithHeadAsync(platform);
        await Act(hadi, ticket, TicketAction.AddRemark, "tolong didahulukan");
        await Tap(andi, ticket, TicketAction.AddNote);
        await Say(andi, "kabel diganti");
        Assert.Equal(["kabel diganti"], await WordsAsync(TicketAction.AddNote));
    }

    [Theory]
    [InlineData("Telegram", false), InlineData("WhatsApp", false)]
    [InlineData("Telegram", true), InlineData("WhatsApp", true)]
    public async Task A_head_s_question_on_a_ticket_goes_to_its_handler(string platform, bool isClosed)
    {
        var (andi, hadi, ticket) = await InRepairWithHeadAsync(platform);
        if (isClosed)
        {
            await FinishAsync(andi, ticket);
            await Act(andi, ticket, TicketAction.DeclineEscalation, null);
            await Act(andi, ticket, TicketAction.Close, null);
        }
        await Say(hadi, ticket.Code);
        await ReplyAsync(hadi, "kenapa routernya bisa mati?");
        Assert.Contains("kenapa routernya bisa mati?", await LastToldAsync(andi));
        Assert.Equal(["kenapa routernya bisa mati?"], await WordsAsync(TicketAction.AddRemark));

        await ReplyAsync(andi, "tersambar petir pak");
        Assert.Contains("tersambar petir pak", await LastToldAsync(hadi));
    }

    [Theory]
    [InlineData("Telegram", "kapan selesai?"), InlineData("WhatsApp", "siapa yang pegang?")]
    public async Task What_the_status_answers_is_answered_by_it_and_asked_of_nobody(string platform, string asked)
    {
        var (_, hadi, ticket) = await InRepairWithHeadAsync(platform);
        await Say(hadi, ticket.Code);
        await ReplyAsync(hadi, asked);
        Assert.Contains("Andi Staf", await LastToldAsync(hadi));
        Assert.Empty(await WordsAsync(TicketAction.AddRemark));
    }

    [Fact]
    public async Task Whoever_takes_a_repair_over_has_taken_it_over_in_its_history()
    {
        var (andi, _, ticket) = await InRepairWithHeadAsync("Telegram");
        var rina = await Chat.Person(andi.Channel, Roles.Staff, "Rina Staf");
        await Say(rina, $"ambil alih {ticket.Code}");
        await Say(rina, "ya");
        var history = await Say(rina, $"riwayat {ticket.Code}");
        Assert.Contains("Diambil alih oleh Rina Staf", history.Words);
        Assert.DoesNotContain("Diserahkan ke petugas lain", history.Words);
        Assert.DoesNotContain("“Rina Staf”", history.Words);
    }

    private async Task<(Contact Andi, Contact Hadi, Ticket Ticket)> InRepairWithHeadAsync(string platform)
    {
        var (_, andi, ticket) = await InRepairAsync(platform);
        return (andi, await Chat.Person(new Channel(platform), Roles.Head, "Hadi Kabid"), ticket);
    }
}

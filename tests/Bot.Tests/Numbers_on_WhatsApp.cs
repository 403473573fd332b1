using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Tests;

/// <summary>Where options are answered by number, only one list of them is on the screen at a time.</summary>
public sealed class Numbers_on_WhatsApp : ChatTest
{
    [Fact]
    public async Task A_list_that_is_shown_in_the_middle_of_a_question_has_no_numbers_of_its_own()
    {
        var (sari, andi, ticket) = await InRepairAsync("WhatsApp");
        var other = await Chat.Ticket(sari.Person, andi.Person, (TicketAction.Approve, null));
        var asked = await Say(sari, "lampunya kedip-kedip merah semua pak");
        var shown = await Press(sari, asked, "Cek status");
        Assert.Contains($"{other.Code} · ", shown.Words);
        var withOptions = shown.Rows.Where(row => row.Content.Buttons.Count > 0).ToList();
        Assert.True(withOptions.Count <= 1, string.Join("\n---\n", withOptions.Select(row => row.Content.Markup)));
        Assert.NotEqual(ticket.Id, other.Id);
    }

    [Fact]
    public async Task A_choice_between_tickets_for_a_typed_step_is_not_taken_away_by_the_question_before()
    {
        var sari = await Chat.Person(new Channel("WhatsApp"));
        var andi = await Chat.Person(new Channel("WhatsApp"), Helpdesk.Core.People.Roles.Staff, "Andi Staf");
        var first = await Chat.Ticket(sari.Person, andi.Person);
        await Chat.Ticket(sari.Person, andi.Person);
        await Say(sari, "yang wifi itu lho pak di aula");
        var offered = await Say(sari, "batalkan laporan");
        await Say(sari, "1");
        await Say(sari, "ya");
        Assert.Contains("Batalkan laporan", string.Join('|', offered.Labels));
        Assert.Equal(TicketState.Cancelled, await StateAsync(first));
        Assert.Empty(await WordsAsync(TicketAction.AddInformation));
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tests;

public sealed class TextsAreWhole
{
    [Fact]
    public void Every_action_state_and_step_has_its_words_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = Texts.In(language);
            Assert.All(Enum.GetValues<TicketAction>(), action => Assert.NotEmpty(texts.ActionLabel(action)));
            Assert.All(Enum.GetValues<TicketAction>(), action => Assert.NotEmpty(texts.ActionDoneName(action)));
            Assert.All(Enum.GetValues<TicketState>(), state => Assert.NotEmpty(texts.StateName(state)));
            Assert.All(HelpdeskSop.AsWritten.Steps, step => Assert.NotEmpty(texts.StepTitle(step.No)));
        }
    }

    [Theory]
    [
        InlineData(TicketAction.Approve, "Setujui"),
        InlineData(TicketAction.Return, "Kembalikan"),
        InlineData(TicketAction.AddNote, "Tambah catatan")
    ]
    [
        InlineData(TicketAction.FinishRepair, "Lanjutkan"),
        InlineData(TicketAction.Escalate, "Eskalasi"),
        InlineData(TicketAction.DeclineEscalation, "Tidak perlu")
    ]
    [
        InlineData(TicketAction.Resolve, "Selesaikan"),
        InlineData(TicketAction.RepairAgain, "Perbaiki lagi"),
        InlineData(TicketAction.Close, "Tutup tiket")
    ]
    [
        InlineData(TicketAction.Resubmit, "Perbaiki laporan"),
        InlineData(TicketAction.Cancel, "Batalkan laporan"),
        InlineData(TicketAction.Reopen, "Buka lagi")
    ]
    public void Labels_are_those_that_people_were_trained_on(TicketAction action, string label) =>
        Assert.Equal(label, Texts.In(Language.Id).ActionLabel(action));

    [Fact]
    public void A_value_can_not_break_the_markup()
    {
        var text = Texts.In(Language.Id).Joined(name: "<b>&*_ {0} </b>", role: "‮x");
        Assert.Contains("&lt;b&gt;&amp;*_ {0} &lt;/b&gt;", text.Markup);
    }

    [Fact]
    public void A_command_in_our_own_words_is_marked_as_one_and_in_peoples_words_is_not()
    {
        Assert.Contains("<cmd>lapor</cmd>", Texts.In(Language.Id).ReporterAbandoned("x").Markup);
        Assert.DoesNotContain("<cmd>", Texts.In(Language.Id).HistoryWords("/lapor").Markup);
    }

    [Fact]
    public void Times_are_shown_in_WIB_as_officials_write_them()
    {
        var instant = new DateTimeOffset(2026, 11, 22, 7, 5, 0, TimeSpan.Zero);
        Assert.Equal("22 Nov 2026, 14.05 WIB", Texts.In(Language.Id).When(instant));
    }
}

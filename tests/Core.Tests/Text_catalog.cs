using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tests;

public sealed class Text_catalog
{
    private static readonly OfficeZone Zone = OfficeCalendar.Usual().Shown;

    [Fact]
    public void Every_action_state_and_step_has_its_words_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = Texts.In(language, Zone);
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
        InlineData(TicketAction.FinishRepair, "Perbaikan selesai"),
        InlineData(TicketAction.Escalate, "Eskalasi"),
        InlineData(TicketAction.DeclineEscalation, "Tanpa eskalasi")
    ]
    [
        InlineData(TicketAction.Resolve, "Bisa ditutup"),
        InlineData(TicketAction.RepairAgain, "Perbaiki lagi"),
        InlineData(TicketAction.Close, "Tutup tiket")
    ]
    [
        InlineData(TicketAction.Resubmit, "Lengkapi laporan"),
        InlineData(TicketAction.Cancel, "Batalkan laporan"),
        InlineData(TicketAction.Reopen, "Buka lagi")
    ]
    public void Labels_are_those_that_people_were_trained_on(TicketAction action, string label) =>
        Assert.Equal(label, Texts.In(Language.Id, Zone).ActionLabel(action));

    [Fact]
    public void A_value_can_not_break_the_markup()
    {
        var text = Texts.In(Language.Id, Zone).Joined(name: "<b>&*_ {0} </b>", role: "‮x");
        Assert.Contains("&lt;b&gt;&amp;*_ {0} &lt;/b&gt;", text.Markup);
    }

    [Fact]
    public void A_command_in_our_own_words_is_marked_as_one_and_in_peoples_words_is_not()
    {
        Assert.Contains("<cmd>lapor</cmd>", Texts.In(Language.Id, Zone).ReporterAbandoned("x").Markup);
        Assert.DoesNotContain("<cmd>", Texts.In(Language.Id, Zone).HistoryWords("/lapor").Markup);
    }

    [Theory]
    [InlineData("Asia/Jakarta", "22 Nov 2026, 14.05 WIB")]
    [InlineData("Asia/Makassar", "22 Nov 2026, 15.05 WITA")]
    [InlineData("Asia/Jayapura", "22 Nov 2026, 16.05 WIT")]
    [InlineData("Asia/Kathmandu", "22 Nov 2026, 12.50 UTC+05.45")]
    public void Times_are_shown_in_the_offices_zone_as_officials_write_them(string zone, string shown)
    {
        var texts = Texts.In(Language.Id, new OfficeZone(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        Assert.Equal(shown, texts.When(new DateTimeOffset(2026, 11, 22, 7, 5, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_span_in_another_zone_begins_and_ends_on_its_own_days()
    {
        var makassar = TimeZoneInfo.FindSystemTimeZoneById("Asia/Makassar");
        var calendar = new OfficeCalendar(makassar, OfficeHours.Usual);
        var texts = Texts.In(Language.Id, calendar.Shown);
        Assert.Equal("1 Des 2026", texts.DayOf(calendar.BeginningOf(new DateOnly(2026, 12, 1))));
        Assert.Equal("5 Des 2026", texts.LastDayBefore(calendar.BeginningOf(new DateOnly(2026, 12, 6))));
    }
}

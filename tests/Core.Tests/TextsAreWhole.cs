using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tests;

public sealed partial class TextsAreWhole
{
    private static readonly ResourceManager Words = new("Helpdesk.Core.Messages.Texts", typeof(Texts).Assembly);

    [Fact]
    public void Every_key_has_a_text_in_both_languages_and_no_text_lacks_a_key()
    {
        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en") })
        {
            var set = Words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
            var names = set.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).ToHashSet();
            Assert.Equal(Enum.GetNames<TextKey>().Order(), names.Order());
        }
    }

    [Fact]
    public void Both_languages_put_the_same_values_in_the_same_markup()
    {
        foreach (var key in Enum.GetNames<TextKey>())
        {
            var indonesian = Words.GetString(key, CultureInfo.InvariantCulture)!;
            var english = Words.GetString(key, CultureInfo.GetCultureInfo("en"))!;
            Assert.True(Parts(indonesian).SequenceEqual(Parts(english)), $"{key}: “{indonesian}” and “{english}”");
        }
    }

    [Fact]
    public void Every_action_state_and_step_has_its_words()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var texts = Texts.In(language);
            Assert.All(Enum.GetValues<TicketAction>(), action => Assert.NotEmpty(texts.ActionLabel(action) + texts.ActionDone(action)));
            Assert.All(Enum.GetValues<TicketState>(), state => Assert.NotEmpty(texts.StateName(state)));
        }
    }

    [Theory]
    [InlineData(TicketAction.Approve, "Setujui"), InlineData(TicketAction.Return, "Kembalikan"), InlineData(TicketAction.AddNote, "Tambah catatan")]
    [InlineData(TicketAction.FinishRepair, "Lanjutkan"), InlineData(TicketAction.Escalate, "Eskalasi"), InlineData(TicketAction.DeclineEscalation, "Tidak perlu")]
    [InlineData(TicketAction.Resolve, "Selesaikan"), InlineData(TicketAction.RepairAgain, "Perbaiki lagi"), InlineData(TicketAction.Close, "Tutup tiket")]
    [InlineData(TicketAction.Resubmit, "Perbaiki laporan"), InlineData(TicketAction.Cancel, "Batalkan laporan"), InlineData(TicketAction.Reopen, "Buka lagi")]
    public void Labels_are_those_that_people_were_trained_on(TicketAction action, string label) => Assert.Equal(label, Texts.In(Language.Id).ActionLabel(action));

    [Fact]
    public void A_value_can_not_break_the_markup()
    {
        var text = Texts.In(Language.Id).Say(TextKey.Joined, "<b>&*_ {0} </b>", "‮x");
        Assert.Contains("&lt;b&gt;&amp;*_ {0} &lt;/b&gt;", text.Markup);
    }

    [Fact]
    public void Times_are_shown_in_WIB_as_officials_write_them()
    {
        var instant = new DateTimeOffset(2026, 11, 22, 7, 5, 0, TimeSpan.Zero);
        Assert.Equal("22 Nov 2026, 14.05 WIB", Texts.In(Language.Id).When(instant));
    }

    private static IEnumerable<string> Parts(string text) => Part().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\d[^}]*\}|</?(?:b|code)>")]
    private static partial Regex Part();
}

using System.Text;
using Helpdesk.Bot.Channels.Telegram;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Tests;

public sealed class Button_data
{
    // One of each kind, as long as it can get. Options of conversations have short keys of ours.
    private static readonly ButtonData[] OfEachKind =
    [
        .. Enum.GetValues<TicketAction>().Select(action => new ButtonData.Act(int.MaxValue, int.MaxValue, action)),
        new ButtonData.Choose(int.MaxValue, "ReporterName", "AtAnotherOffice"),
        new ButtonData.Show(long.MaxValue),
        new ButtonData.More(long.MaxValue),
        new ButtonData.Photos(long.MaxValue),
        new ButtonData.History(long.MaxValue),
        new ButtonData.Rate(long.MaxValue, long.MaxValue, TicketRating.Best),
        new ButtonData.Command("antrean"),
        new ButtonData.Command("status", "HD-2611-7K3QXM"),
        new ButtonData.ResumeDraft(),
        new ButtonData.DropDraft(),
        .. Enum.GetValues<FiguresSpan>().Select(span => new ButtonData.Figures(span)),
        new ButtonData.FiguresInDetail(DateOnly.MinValue, DateOnly.MaxValue),
        .. Enum.GetValues<Language>().Select(language => new ButtonData.Speak(language)),
        new ButtonData.Remove(long.MaxValue, Sure: true),
        new ButtonData.Remove(long.MaxValue, Sure: false),
    ];

    [Fact]
    public void Every_kind_is_read_back_as_what_it_was()
    {
        var kinds = typeof(ButtonData).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ButtonData)));
        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(),
            OfEachKind.Select(data => data.GetType().Name).Distinct().Order()
        );
        Assert.All(OfEachKind, data => Assert.Equal(data, ButtonData.Parse(data.ToString())));
    }

    [Fact]
    public void Every_kind_fits_into_what_a_button_can_carry() =>
        Assert.All(
            OfEachKind,
            data => Assert.InRange(Encoding.UTF8.GetByteCount(data.ToString()), 1, TelegramChannel.Traits.CallbackBytes)
        );

    [Theory]
    [InlineData("")]
    [InlineData("t:1:2:Fly")]
    [InlineData("t:1:-2:Approve")]
    [InlineData("t:1:2:0")]
    [InlineData("s:1:2:0")]
    [InlineData("s:1:2:6")]
    [InlineData("q:20261130:20261101")]
    [InlineData("q:20261301:20261401")]
    [InlineData("z:1")]
    public void What_is_none_of_ours_is_nothing(string data) => Assert.Null(ButtonData.Parse(data));
}

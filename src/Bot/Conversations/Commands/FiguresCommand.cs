using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks for the figures: staff for their own, the head for everyone's.</summary>
internal sealed class FiguresCommand() : Command(Word, Roles.Staff | Roles.Head)
{
    /// <summary>The word.</summary>
    public const string Word = "kinerja";

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandKinerja;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) => TypedDays.Read(rest, today) is not null;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var today = turn.Update.Clocks.Calendar.DateOf(turn.Update.Now);
        if ((rest.Length == 0 ? DaySpan.MonthOf(today) : TypedDays.Read(rest, today)) is { } days)
            Ask(turn, days, inDetail: false);
        else
            turn.Update.Reply(turn.Texts.KpiHowTo);
        return Task.CompletedTask;
    }

    /// <summary>A button asks for the figures of a span.</summary>
    public static Task RunAsync(Turn turn, FiguresSpan span, CancellationToken cancellation) =>
        PressedAsync(
            turn,
            DaySpan.Of(span, turn.Update.Clocks.Calendar.DateOf(turn.Update.Now)),
            inDetail: false,
            cancellation
        );

    /// <summary>A button asks for the details of a span.</summary>
    public static Task RunInDetailAsync(Turn turn, ButtonData.FiguresInDetail wanted, CancellationToken cancellation) =>
        PressedAsync(turn, new DaySpan(wanted.First, wanted.Last), inDetail: true, cancellation);

    private static async Task PressedAsync(Turn turn, DaySpan days, bool inDetail, CancellationToken cancellation)
    {
        if (turn.Update.Roles.HasFlag(Roles.Head) || turn.Update.Person.Is(Roles.Staff))
            Ask(turn, days, inDetail);
        else
            await Commands.RunAsync(turn, Word, "", cancellation);
    }

    // They are read after the commit: nobody's reply waits for them.
    private static void Ask(Turn turn, DaySpan days, bool inDetail)
    {
        var update = turn.Update;
        var staff = update.Roles.HasFlag(Roles.Head) ? null : update.Person;
        update.FiguresAskedFor = KpiRequest.By(update.Contact, days, staff, inDetail, update.Now);
        update.Db.KpiRequests.Add(update.FiguresAskedFor);
    }
}

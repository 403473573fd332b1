using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks why a repair is to wait, and until which day.</summary>
internal sealed partial class HoldFlow : Flow<HoldPlan>
{
    private const int ShortestReason = 2,
        LongestDay = 4;
    private const string Tomorrow = "1",
        ThreeDays = "3",
        Week = "7";

    /// <inheritdoc/>
    public override string Name => "hold";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(HoldPlan state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(HoldPlan state, FlowContext context)
    {
        var (texts, code) = (context.Texts, ChatText.Code(state.About.Code));
        return state.Reason is null
            ? Question.InARow("reason", texts.AskHoldReason(code))
            : Question.InARow(
                "date",
                texts.AskHoldDate(code),
                new(Tomorrow, texts.LabelTomorrow),
                new(ThreeDays, texts.LabelInDays(3)),
                new(Week, texts.LabelInDays(7))
            );
    }

    /// <inheritdoc/>
    protected override FlowStep<HoldPlan> Answer(HoldPlan state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Words { Text: var words } when state.Reason is null => Reason(state, words, context),
            FlowInput.Chosen { Option: Tomorrow } => Until(state, context.Today.AddDays(1), context),
            FlowInput.Chosen { Option: ThreeDays } => Until(state, context.Today.AddDays(3), context),
            FlowInput.Chosen { Option: Week } => Until(state, context.Today.AddDays(7), context),
            // "teknisi baru bisa besok"
            FlowInput.Words { Text: var words } => TypedDays.Within(words, run => TypedDays.Ahead(run, context.Today))
                is var (_, day)
                ? Until(state, day, context)
                : new(state) { Say = context.Texts.HoldDateUnclear },
            FlowInput.Edited => new(state) { Say = context.Texts.EditNotTaken },
            _ => new(state) { Say = context.Texts.WordsNotPhoto },
        };

    private static FlowStep<HoldPlan> Reason(HoldPlan state, string words, FlowContext context)
    {
        if (TypedWords.Objection(words, ShortestReason, context.Texts) is { } objection)
            return new(state) { Say = objection };
        var named = DayIn(words.Replace('\n', ','), context.Today);
        // "sampai senin" says until when, and not why.
        if (named is { IsAll: true, Day: var only })
            return new(state with { Day = only });
        var given = state with { Reason = words, Day = named?.Day ?? state.Day };
        return given.Day is { } day ? Until(given, day, context) : new(given);
    }

    // "nunggu AP baru sampai kamis", "sampai kamis, nunggu AP baru".
    private static (DateOnly Day, bool IsAll)? DayIn(string words, DateOnly today)
    {
        if (UntilWhen().Match(words) is not { Success: true } found)
            return DayFirst(words, today) is { Why: var why, Day: var first } ? (first, why.Length == 0) : null;
        var (before, behind) = (words[..found.Index].Trim(' ', ','), found.Groups["day"].Value);
        foreach (var text in new[] { behind, behind.Split([',', '.', ';'])[0], AtHour().Replace(behind, "") })
            if (TypedDays.Ahead(text.Trim(), today) is { } day)
                return (day, before.Length == 0 && text.Length >= AtHour().Replace(behind, "").Length);
        return DayFirst(behind, today) is { } begins ? (begins.Day, false) : null;
    }

    // "sampai besok nunggu kabel": the day, and behind it why.
    private static (DateOnly Day, string Why)? DayFirst(string words, DateOnly today)
    {
        var said = words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(said.Length, LongestDay); length > 0; length--)
            if (TypedDays.Ahead(string.Join(' ', said.Take(length)), today) is { } day)
                return (day, string.Join(' ', said.Skip(length)));
        return null;
    }

    [GeneratedRegex(@"\s+(?:jam|pukul)\s+\S+(?:\s+(?:pagi|siang|sore))?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtHour();

    [GeneratedRegex(
        @"\b(?:sampai|sampe|hingga|smp|sd|until|till)\s+(?:hari\s+|tanggal\s+|tgl\s+)?(?<day>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex UntilWhen();

    private static FlowStep<HoldPlan> Until(HoldPlan state, DateOnly day, FlowContext context)
    {
        var days = day.DayNumber - context.Today.DayNumber;
        return days is < 1 or > HelpdeskSop.MostHoldDays
            ? new(state) { Say = context.Texts.HoldDateImpossible(HelpdeskSop.MostHoldDays) }
            : new(state) { Ends = true, Run = new FlowCommand.Hold(state.About, state.Reason!, day) };
    }
}

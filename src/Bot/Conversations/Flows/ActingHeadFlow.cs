using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Conversations;

/// <summary>The head names an acting head: who, and for which days.</summary>
internal sealed partial class ActingHeadFlow : Flow<ActingHeadPlan>
{
    /// <summary>For how many days at most.</summary>
    public const int MostDays = 366;

    private const string Today = "today",
        Tomorrow = "tomorrow",
        Week = "week";
    private const int DaysOfAWeek = 7;

    /// <inheritdoc/>
    public override string Name => "acting-head";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(ActingHeadPlan state, FlowContext context)
    {
        var texts = context.Texts;
        if (state.Chosen is null)
            return Question.OneARow(
                "who",
                texts.AskActingHead,
                state.Candidates.Select(
                    (person, index) => new Option(index.ToString(CultureInfo.InvariantCulture), person.Name)
                )
            );
        return new Question(
            "days",
            texts.AskActingHeadDays(state.Chosen.Name),
            [
                [
                    new(Today, texts.LabelToday),
                    new(Tomorrow, texts.LabelUntilTomorrow),
                    new(Week, texts.LabelSevenDays),
                ],
            ]
        );
    }

    /// <inheritdoc/>
    protected override FlowStep<ActingHeadPlan> Answer(ActingHeadPlan state, FlowInput input, FlowContext context)
    {
        var (texts, today) = (context.Texts, context.Today);
        return input switch
        {
            FlowInput.Chosen { Option: var option }
                when state.Chosen is null
                    && int.TryParse(option, out var index)
                    && state.Candidates.ElementAtOrDefault(index) is { } person => new(state with { Chosen = person }),
            FlowInput.Chosen { Option: Today } => Named(state, new DaySpan(today, today)),
            FlowInput.Chosen { Option: Tomorrow } => Named(state, new DaySpan(today, today.AddDays(1))),
            FlowInput.Chosen { Option: Week } => Named(state, new DaySpan(today, today.AddDays(DaysOfAWeek - 1))),
            FlowInput.Words { Text: var words } when state.Chosen is not null => Typed(state, words, context),
            FlowInput.Words { Text: var words } when Named(state.Candidates, words) is { } named => Chosen(
                state with
                {
                    Chosen = named,
                },
                words,
                context
            ),
            FlowInput.Edited => new(state) { Say = texts.EditNotTaken },
            _ => new(state) { Say = texts.PressAButton },
        };
    }

    /// <summary>The only candidate of whose name words have a part, or null.</summary>
    public static Candidate? Named(IEnumerable<Candidate> candidates, string words)
    {
        var said = Tokens.Of(words).ToHashSet();
        return candidates.Where(candidate => Tokens.Of(candidate.Name).Any(said.Contains)).ToList() is [var only]
            ? only
            : null;
    }

    // "rina sampai jumat", "minggu depan cuti, plh rina tgl 1-3 des": what a sentence says plainly of the days, dates
    // before words. It takes effect at once, so that one day alone, which may be the first or the last, is asked about.
    private static FlowStep<ActingHeadPlan> Chosen(ActingHeadPlan state, string words, FlowContext context)
    {
        var today = context.Today;
        if (
            (
                TypedDays.Within(words, run => run.Any(char.IsAsciiDigit) ? SpanIn(run, today) : null)
                ?? TypedDays.Within(words, run => SpanIn(run, today))
            )
            is not var (said, days)
        )
            return
                Until().Match(words) is { Success: true } until
                && TypedDays.Within(until.Groups["day"].Value, run => TypedDays.Ahead(run, today)) is var (_, last)
                ? Taken(state, new DaySpan(today, last), context)
                : new(state);
        // "besok saya dinas luar 2 hari"
        var rest = words.Replace(said, "", StringComparison.OrdinalIgnoreCase);
        if (days.First == today && TypedDays.Within(rest, run => TypedDays.Ahead(run, today)) is var (_, begins))
            days = new(begins, begins.AddDays(days.Last.DayNumber - days.First.DayNumber));
        return Taken(state, days, context);
    }

    private static DaySpan? SpanIn(string words, DateOnly today) =>
        TypedDays.SpanAhead(words, today)
        ?? (TypedDays.Read(words, today) is { } span && span.First != span.Last ? span : null);

    [GeneratedRegex(
        @"\b(?:sampai|sampe|hingga|sd|s/d|until)\s+(?<day>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Until();

    private static DaySpan? DaysIn(string words, DateOnly today) =>
        TypedDays.SpanAhead(words, today)
        ?? TypedDays.Read(words, today)
        ?? (TypedDays.Ahead(words, today) is { } last ? new DaySpan(last, last) : null);

    private static FlowStep<ActingHeadPlan> Typed(ActingHeadPlan state, string words, FlowContext context)
    {
        if (DaysIn(words, context.Today) is not { } days)
            return new(state) { Say = context.Texts.ActingHeadDaysWrong };
        // One date alone is the last day.
        if (days.First == days.Last && TypedDays.SpanAhead(words, context.Today) is null)
            days = days with { First = context.Today };
        return Taken(state, days, context);
    }

    private static FlowStep<ActingHeadPlan> Taken(ActingHeadPlan state, DaySpan days, FlowContext context)
    {
        var possible =
            days.Last >= context.Today
            && days.First <= days.Last
            && days.Last.DayNumber - context.Today.DayNumber <= MostDays;
        return possible
            ? Named(state, days)
            : new(state) { Say = context.Texts.ActingHeadDaysImpossible(context.Texts.Day(context.Today)) };
    }

    private static FlowStep<ActingHeadPlan> Named(ActingHeadPlan state, DaySpan days) =>
        new(state) { Ends = true, Run = new FlowCommand.AppointActingHead(state.Chosen!.PersonId, days) };
}

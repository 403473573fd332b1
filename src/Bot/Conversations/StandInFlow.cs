using System.Globalization;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Conversations;

/// <summary>Someone who could stand in.</summary>
public sealed record Candidate(long PersonId, string Name);

/// <summary>Naming an acting head: the state of <see cref="StandInFlow"/>.</summary>
/// <param name="Candidates">Who could.</param>
/// <param name="Chosen">Who is to, or null while that is not answered.</param>
public sealed record StandInPlan(IReadOnlyList<Candidate> Candidates, Candidate? Chosen = null);

/// <summary>The head names an acting head: who, and for which days.</summary>
public sealed class StandInFlow : Flow<StandInPlan>
{
    /// <summary>For how many days at most.</summary>
    public const int MostDays = 366;

    private const string Abort = "abort", Today = "today", Tomorrow = "tomorrow", Week = "week";
    private const int DaysOfAWeek = 7;

    /// <inheritdoc/>
    public override string Name => "stand-in";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(StandInPlan state, FlowContext context)
    {
        var texts = context.Texts;
        var abort = new Option(Abort, texts.LabelAbort);
        if (state.Chosen is null)
            return Question.OneARow("who", texts.AskStandIn, state.Candidates.Select((person, index) => new Option(index.ToString(CultureInfo.InvariantCulture), person.Name)).Append(abort));
        return new Question("days", texts.AskStandInDays(state.Chosen.Name),
            [[new(Today, texts.LabelToday), new(Tomorrow, texts.LabelUntilTomorrow), new(Week, texts.LabelSevenDays)], [abort]]);
    }

    /// <inheritdoc/>
    protected override FlowTurn<StandInPlan> Answer(StandInPlan state, FlowInput input, FlowContext context)
    {
        var (texts, today) = (context.Texts, context.Today);
        return input switch
        {
            FlowInput.Chosen { Option: Abort } => new(state) { Ends = true, Say = texts.Stopped },
            FlowInput.Chosen { Option: var option } when state.Chosen is null && int.TryParse(option, out var index) && state.Candidates.ElementAtOrDefault(index) is { } person => new(state with { Chosen = person }),
            FlowInput.Chosen { Option: Today } => Named(state, new DaySpan(today, today)),
            FlowInput.Chosen { Option: Tomorrow } => Named(state, new DaySpan(today, today.AddDays(1))),
            FlowInput.Chosen { Option: Week } => Named(state, new DaySpan(today, today.AddDays(DaysOfAWeek - 1))),
            FlowInput.Words { Text: var words } when state.Chosen is not null => Typed(state, words, context),
            _ => new(state) { Say = texts.PressAButton },
        };
    }

    private static FlowTurn<StandInPlan> Typed(StandInPlan state, string words, FlowContext context)
    {
        if (TypedDays.Read(words, context.Today) is not { } days) return new(state) { Say = context.Texts.StandInDaysWrong };
        // One date alone is the last day.
        if (days.First == days.Last) days = days with { First = context.Today };
        var possible = days.Last >= context.Today && days.First <= days.Last && days.Last.DayNumber - context.Today.DayNumber <= MostDays;
        return possible ? Named(state, days) : new(state) { Say = context.Texts.StandInDaysImpossible(context.Texts.Day(context.Today)) };
    }

    private static FlowTurn<StandInPlan> Named(StandInPlan state, DaySpan days) => new(state) { Ends = true, Run = new FlowCommand.NameStandIn(state.Chosen!.PersonId, days) };
}

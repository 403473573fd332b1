using System.Text.RegularExpressions;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks an admin for the name of an office, or of a new unit of one.</summary>
internal sealed partial class OfficeNamingFlow : Flow<OfficeNaming>
{
    private const int Shortest = 3;

    /// <inheritdoc/>
    public override string Name => "office";

    /// <inheritdoc/>
    public override int Version => 1;

    [GeneratedRegex(
        @"^\s*(?:(?:ganti|ubah|diganti|diubah)\s+)?(?:nama(?:nya)?\s+)?(?:jadi|menjadi|dadi)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Leading();

    /// <inheritdoc/>
    protected override Question Ask(OfficeNaming state, FlowContext context) =>
        Question.InARow(
            "name",
            state.IsUnit ? context.Texts.AskUnitName(state.Office) : context.Texts.AskOfficeName(state.Office)
        );

    /// <inheritdoc/>
    protected override FlowStep<OfficeNaming> Answer(OfficeNaming state, FlowInput input, FlowContext context)
    {
        if (input is not FlowInput.Words { Text: var name })
            return new(state) { Say = context.Texts.WordsNotPhoto };
        if (ShortAnswers.TakesBack(name) || Tokens.Of(name).Contains("batal"))
            return new(state) { Ends = true, Say = context.Texts.Stopped };
        if (name.Contains('\n', StringComparison.Ordinal))
            return new(state) { Say = context.Texts.OneNameAtATime };
        name = Leading().Replace(name, "");
        return TypedWords.Objection(name, Shortest, context.Texts, Ticket.MaxLine) is { } objection
            ? new(state) { Say = objection }
            : new(state) { Ends = true, Run = new FlowCommand.NameOffice(state.OfficeId, state.IsUnit, name) };
    }
}

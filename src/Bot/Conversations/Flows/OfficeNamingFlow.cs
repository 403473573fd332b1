using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks an admin for the name of an office, or of a new unit of one.</summary>
internal sealed class OfficeNamingFlow : Flow<OfficeNaming>
{
    private const int Shortest = 3;

    /// <inheritdoc/>
    public override string Name => "office";

    /// <inheritdoc/>
    public override int Version => 1;

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
        return TypedWords.Objection(name, Shortest, context.Texts, Ticket.MaxLine) is { } objection
            ? new(state) { Say = objection }
            : new(state) { Ends = true, Run = new FlowCommand.NameOffice(state.OfficeId, state.IsUnit, name) };
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks staff whose work a ticket is, where its reporter did not know.</summary>
internal sealed class CategoryFlow : Flow<CategoryChoice>
{
    /// <inheritdoc/>
    public override string Name => "category";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(CategoryChoice state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override long? TicketOf(CategoryChoice state) => state.About.TicketId;

    /// <inheritdoc/>
    protected override Question Ask(CategoryChoice state, FlowContext context) =>
        Question.InARow(
            "category",
            context.Texts.AskTicketCategory(ChatText.Code(state.About.Code)),
            new(nameof(Teams.Application), context.Texts.TeamName(Teams.Application)),
            new(nameof(Teams.Network), context.Texts.TeamName(Teams.Network))
        ) with
        {
            WantsOption = true,
        };

    /// <inheritdoc/>
    protected override FlowStep<CategoryChoice> Answer(CategoryChoice state, FlowInput input, FlowContext context)
    {
        var said = input switch
        {
            FlowInput.Chosen { Option: var option } => Enum.Parse<Teams>(option),
            FlowInput.Words { Text: var words } => Vocabulary.CategoryOf(words),
            _ => null,
        };
        return said is not { } category
            ? new(state) { Say = context.Texts.PressAButton }
            : new(state)
            {
                Ends = true,
                Run = new FlowCommand.Act(
                    new Advance(
                        state.About.TicketId,
                        state.About.VisitId,
                        state.Action,
                        context.Person,
                        Category: category
                    ),
                    Aloud: true
                ),
            };
    }
}

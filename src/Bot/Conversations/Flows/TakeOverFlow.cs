using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks before a ticket changes hands because a colleague acts on it.</summary>
internal sealed class TakeOverFlow : Flow<TakingOver>
{
    private const string Yes = "yes";
    private const int Shown = 300;

    /// <inheritdoc/>
    public override string Name => "takeover";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(TakingOver state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(TakingOver state, FlowContext context) =>
        Question.OneARow(
            "takeover",
            context.Texts.AskTakeOver(code: ChatText.Code(state.About.Code), name: state.Handler),
            new Option(Yes, context.Texts.LabelTakeOver) { IsYes = true }
        ) with
        {
            WantsOption = true,
        };

    /// <inheritdoc/>
    protected override FlowStep<TakingOver> Answer(TakingOver state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: Yes } => new(state)
            {
                Ends = true,
                Run = state.Said is { } said
                    ? new FlowCommand.TakeStep(state.About, state.Action, said, TakesOver: true)
                    : new FlowCommand.Act(
                        new Advance(state.About.TicketId, state.About.VisitId, state.Action, context.Person)
                    ),
            },
            FlowInput.Words { Text: var no } when ShortAnswers.IsNo(no) => new(state)
            {
                Ends = true,
                Say = ChatText.Paragraphs(
                    context.Texts.NothingDone(ChatText.Code(state.About.Code)),
                    state.Said is { } said ? context.Texts.WordsDropped(Excerpt.Of(said, Shown)) : ChatText.Empty
                ),
            },
            _ => new(state) { Say = context.Texts.PressAButton },
        };
}

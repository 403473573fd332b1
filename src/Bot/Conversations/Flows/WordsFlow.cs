using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Asks for the words that an action needs: the reason of a return, the note of the problem, the head's input. Nothing
/// is claimed until they are sent.
/// </summary>
internal sealed class WordsFlow : Flow<WordsFor>
{
    private const int ShortestWords = 3;
    private const string Abort = "abort";

    /// <inheritdoc/>
    public override string Name => "words";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(WordsFor state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(WordsFor state, FlowContext context) =>
        Question.InARow(
            "words",
            Wording(context.Texts, state.Action, ChatText.Code(state.About.Code)),
            new Option(Abort, context.Texts.LabelAbort)
        );

    /// <inheritdoc/>
    protected override FlowStep<WordsFor> Answer(WordsFor state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen => new(state)
            {
                Ends = true,
                Say = context.Texts.NothingDone(ChatText.Code(state.About.Code)),
            },
            FlowInput.Words { Text: var words }
                when TypedWords.Objection(words, ShortestWords, Ticket.MaxText, context.Texts) is { } objection => new(
                state
            )
            {
                Say = objection,
            },
            FlowInput.Words { Text: var words } => new(state)
            {
                Ends = true,
                Run = new FlowCommand.Act(
                    new Advance(state.About.TicketId, state.About.VisitId, state.Action, context.Person, words)
                ),
            },
            _ => new(state) { Say = context.Texts.WordsNotPhoto },
        };

    private static ChatText Wording(Texts texts, TicketAction action, ChatText code) =>
        action switch
        {
            TicketAction.Return => texts.AskWordsForReturn(code),
            TicketAction.Escalate => texts.AskWordsForEscalate(code),
            TicketAction.Resolve => texts.AskWordsForResolve(code),
            TicketAction.RepairAgain => texts.AskWordsForRepairAgain(code),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action that needs no words."),
        };
}

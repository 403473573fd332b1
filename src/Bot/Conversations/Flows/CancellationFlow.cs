using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks once more before a report is withdrawn: that can't be undone.</summary>
internal sealed class CancellationFlow : Flow<Cancellation>
{
    private const string Yes = "yes",
        No = "no";

    /// <inheritdoc/>
    public override string Name => "cancel";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(Cancellation state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(Cancellation state, FlowContext context) =>
        Question.OneARow(
            "cancel",
            state.Reason is { } reason
                ? context.Texts.AskCancelFor(code: ChatText.Code(state.About.Code), reason: reason)
                : context.Texts.AskCancel(ChatText.Code(state.About.Code)),
            new Option(Yes, context.Texts.ActionLabel(TicketAction.Cancel)) { IsYes = true },
            new Option(No, context.Texts.LabelKeepReport)
        ) with
        {
            WantsOption = true,
            // "Batal" beside "Batalkan laporan" would be read as the same.
            HasAbort = false,
        };

    /// <inheritdoc/>
    protected override FlowStep<Cancellation> Answer(Cancellation state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Words { Text: var words } when IsYes(words) => Answer(state, new FlowInput.Chosen(Yes), context),
            FlowInput.Chosen { Option: Yes } => new(state)
            {
                Ends = true,
                Run = new FlowCommand.Act(
                    new Advance(
                        state.About.TicketId,
                        state.About.VisitId,
                        TicketAction.Cancel,
                        context.Person,
                        state.Reason
                    )
                ),
            },
            FlowInput.Chosen { Option: No } => NothingDone(state, context),
            FlowInput.Words { Text: var no } when ShortAnswers.IsNo(no) => NothingDone(state, context),
            // What is neither yes nor no says why.
            FlowInput.Words { Text: var why } when TypedWords.Readable(why) => new(
                state with
                {
                    Reason = state.Reason is { } before ? $"{before}\n{why}" : why,
                }
            ),
            _ => new(state) { Say = context.Texts.PressAButton },
        };

    /// <summary>Whether words answer the question, one way or the other.</summary>
    public static bool Answers(string words) => IsYes(words) || ShortAnswers.IsNo(words);

    // "iyo batalin, soale wis bener".
    private static bool IsYes(string words) =>
        ShortAnswers.IsYes(words)
        || (Tokens.Of(words) is var said && said.Contains("batalkan") && !said.Contains("tidak"));

    private static FlowStep<Cancellation> NothingDone(Cancellation state, FlowContext context) =>
        new(state) { Ends = true, Say = context.Texts.NothingDone(ChatText.Code(state.About.Code)) };
}

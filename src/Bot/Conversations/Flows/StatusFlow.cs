using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 7: asks for a ticket ID.</summary>
internal sealed class StatusFlow : Flow<StatusWanted>
{
    private const string Abort = "abort";

    /// <inheritdoc/>
    public override string Name => "status";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(StatusWanted state, FlowContext context) =>
        Question.InARow("id", context.Texts.AskTicketId, new Option(Abort, context.Texts.LabelAbort));

    /// <inheritdoc/>
    protected override FlowStep<StatusWanted> Answer(StatusWanted state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen => new(state) { Ends = true, Say = context.Texts.Stopped },
            FlowInput.Words { Text: var words } when TicketCode.Find(words, out _) is TicketCodeReading.None => new(
                state
            )
            {
                Say = context.Texts.NoTicketIdFound,
                Asks = false,
            },
            FlowInput.Words { Text: var words } => new(state) { Ends = true, Run = new FlowCommand.LookUp(words) },
            _ => new(state),
        };
}

using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 7: asks for a ticket ID.</summary>
internal sealed class StatusFlow : Flow<StatusWanted>
{
    /// <inheritdoc/>
    public override string Name => "status";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(StatusWanted state, FlowContext context) =>
        Question.InARow("id", context.Texts.AskTicketId);

    /// <inheritdoc/>
    protected override FlowStep<StatusWanted> Answer(StatusWanted state, FlowInput input, FlowContext context) =>
        input switch
        {
            // "ora ngerti nomere": what is open of the person's is most likely wanted.
            FlowInput.Words { Text: var words } when DoesNotKnow(words) => new(state)
            {
                Ends = true,
                Run = new FlowCommand.ShowOwn(),
            },
            FlowInput.Words { Text: var words } when TicketCode.Find(words, out _) is TicketCodeReading.None => new(
                state
            )
            {
                Say = context.Texts.NoTicketIdFound,
                Asks = false,
            },
            FlowInput.Words { Text: var words } => new(state) { Ends = true, Run = new FlowCommand.LookUp(words) },
            FlowInput.Sent => new(state) { Say = context.Texts.WordsNotPhoto },
            FlowInput.Place => new(state) { Say = context.Texts.PlaceNotHere },
            FlowInput.Card => new(state) { Say = context.Texts.CardNotHere },
            FlowInput.Edited { Text: var words } when TicketCode.Find(words, out _) is not TicketCodeReading.None =>
                new(state) { Ends = true, Run = new FlowCommand.LookUp(words) },
            FlowInput.Edited => new(state) { Say = context.Texts.EditNotTaken },
            _ => new(state),
        };

    private static bool DoesNotKnow(string words) =>
        TicketCode.Find(words, out _) is TicketCodeReading.None
        && (ShortAnswers.IsNo(words) || Tokens.Of(words).Any(word => word is "tidak" or "lupa" or "gatau"));
}

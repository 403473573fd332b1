using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>The mending of a returned report: the state of <see cref="CorrectionFlow"/>.</summary>
public sealed record Correction(About About, Guid DraftId, string? Text, int Photos, string? AlbumId);

/// <summary>Takes the correction of a returned report, text and photos in any order, until it is sent.</summary>
public sealed class CorrectionFlow : Flow<Correction>
{
    private const string Send = "send", Abort = "abort";

    /// <inheritdoc/>
    public override string Name => "correct";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(Correction state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(Correction state, FlowContext context)
    {
        var texts = context.Texts;
        var code = ChatText.Code(state.About.Code);
        var abort = new Option(Abort, texts.Plain(TextKey.LabelAbort));
        return state is { Text: null, Photos: 0 }
            ? Question.InARow("correction", texts.Say(TextKey.AskCorrection, code), abort)
            : Question.InARow("correction", texts.Say(TextKey.CorrectionSoFar, code, state.Text ?? "–", state.Photos), new Option(Send, texts.Plain(TextKey.LabelSend)), abort);
    }

    /// <inheritdoc/>
    protected override FlowTurn<Correction> Answer(Correction state, FlowInput input, FlowContext context)
    {
        var texts = context.Texts;
        switch (input)
        {
            case FlowInput.Chosen { Option: Abort }:
                return new(state) { Ends = true, Say = texts.Say(TextKey.NothingDone, ChatText.Code(state.About.Code)) };
            case FlowInput.Chosen { Option: Send } when state is not { Text: null, Photos: 0 }:
                var resubmit = new Advance(state.About.TicketId, state.About.VisitId, TicketAction.Resubmit, state.Text);
                return new(state) { Ends = true, Run = new FlowCommand.Act(resubmit, DraftId: state.DraftId) };
            case FlowInput.Words { Text: var words }:
                return Add(state, words, texts);
            case FlowInput.Sent when state.Photos >= Ticket.MaxPhotos:
                return new(state) { Say = texts.Say(TextKey.PhotosTooMany, Ticket.MaxPhotos) };
            case FlowInput.Sent sent:
                var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
                var next = state with { Photos = state.Photos + 1, AlbumId = sent.AlbumId };
                if (sent.Caption is { } caption) next = Add(next, caption, texts).State;
                return new(next) { Asks = !answered, Run = new FlowCommand.Keep(sent.Photo, state.DraftId) };
            default:
                return new(state) { Say = texts.Say(TextKey.PressAButton) };
        }
    }

    private static FlowTurn<Correction> Add(Correction state, string words, Texts texts)
    {
        var longer = state.Text is null ? words : $"{state.Text}\n{words}";
        return TypedWords.Objection(longer, 2, Ticket.MaxText, texts) is { } objection ? new(state) { Say = objection } : new(state with { Text = longer });
    }
}

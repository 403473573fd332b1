using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Takes the correction of a returned report, text and photos in any order, until it is sent.</summary>
internal sealed class CorrectionFlow : Flow<Correction>
{
    private const string Send = "send",
        Abort = "abort";

    /// <inheritdoc/>
    public override string Name => "correct";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(Correction state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Guid? DraftOf(Correction state) => state.DraftId;

    /// <inheritdoc/>
    protected override Question Ask(Correction state, FlowContext context)
    {
        var texts = context.Texts;
        var code = ChatText.Code(state.About.Code);
        var abort = new Option(Abort, texts.LabelAbort);
        return Empty(state, context)
            ? Question.InARow("correction", texts.AskCorrection(code), abort)
            : Question.InARow(
                "correction",
                SoFar(state, texts, code, context.SoFar.Photos),
                new Option(Send, texts.LabelSend),
                abort
            );
    }

    /// <inheritdoc/>
    protected override FlowStep<Correction> Answer(Correction state, FlowInput input, FlowContext context)
    {
        var texts = context.Texts;
        switch (input)
        {
            case FlowInput.Chosen { Option: Abort }:
                return new(state) { Ends = true, Say = texts.NothingDone(ChatText.Code(state.About.Code)) };
            case FlowInput.Chosen { Option: Send } when !Empty(state, context):
                var resubmit = new Advance(
                    state.About.TicketId,
                    state.About.VisitId,
                    TicketAction.Resubmit,
                    context.Person,
                    state.Text
                );
                return new(state) { Ends = true, Run = new FlowCommand.Act(resubmit, DraftId: state.DraftId) };
            // Typed before there is anything to send, the label is no correction.
            case FlowInput.Words { Text: var words } when TypedWords.IsLabel(words, texts.LabelSend):
                return new(state);
            case FlowInput.Words { Text: var words }:
                return Add(state with { AlbumId = null }, words, texts);
            case FlowInput.Sent when context.SoFar.Photos >= Ticket.MaxPhotos:
                return state.ToldTooMany
                    ? new(state) { Asks = false }
                    : new(state with { ToldTooMany = true }) { Say = texts.PhotosTooMany(Ticket.MaxPhotos) };
            case FlowInput.Sent sent:
                var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
                var added = sent.Caption is { } caption
                    ? Add(state with { AlbumId = sent.AlbumId }, caption, texts)
                    : new(state with { AlbumId = sent.AlbumId });
                return new(added.State)
                {
                    Asks = !answered || !added.Say.IsEmpty,
                    Say = added.Say,
                    Run = new FlowCommand.Keep(sent.Photo, state.DraftId),
                };
            default:
                return new(state) { Say = texts.PressAButton };
        }
    }

    // The rest of an album is still on its way: a number would be wrong.
    private static ChatText SoFar(Correction state, Texts texts, ChatText code, int photos) =>
        state.AlbumId is null
            ? texts.CorrectionSoFar(code: code, words: state.Text ?? "–", photos: photos)
            : texts.CorrectionAfterAlbum(code: code, words: state.Text ?? "–");

    private static bool Empty(Correction state, FlowContext context) =>
        state.Text is null && context.SoFar.Photos == 0 && state.AlbumId is null;

    private static FlowStep<Correction> Add(Correction state, string words, Texts texts)
    {
        var longer = state.Text is null ? words : $"{state.Text}\n{words}";
        return TypedWords.Objection(longer, 2, Ticket.MaxText, texts) is { } objection
            ? new(state) { Say = objection }
            : new(state with { Text = longer });
    }
}

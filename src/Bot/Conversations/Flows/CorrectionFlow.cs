using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Takes the correction of a returned report, text and photos in any order, until it is sent.</summary>
internal sealed class CorrectionFlow : Flow<Correction>
{
    private const string Send = "send",
        NewReport = "new";

    /// <inheritdoc/>
    public override string Name => Conversation.Correction;

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    protected override long? VisitOf(Correction state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Guid? DraftOf(Correction state) => state.DraftId;

    /// <inheritdoc/>
    protected override DateTimeOffset? ClockOf(Correction state) => state.Since;

    /// <inheritdoc/>
    protected override Question Ask(Correction state, FlowContext context)
    {
        var texts = context.Texts;
        var code = ChatText.Code(state.About.Code);
        // Whoever meant something else than the correction takes what they wrote along.
        return IsEmpty(state, context)
            ? Question.InARow("correction", texts.AskCorrection(code))
            : Question.InARow(
                "correction",
                SoFar(state, texts, code, context.SoFar.Photos),
                new(Send, texts.LabelSend),
                new(NewReport, texts.LabelNewReport)
            );
    }

    /// <inheritdoc/>
    protected override FlowStep<Correction> Answer(Correction state, FlowInput input, FlowContext context)
    {
        state = state with { Since = state.Since ?? context.Now };
        var texts = context.Texts;
        return input switch
        {
            FlowInput.Chosen { Option: Send } when !IsEmpty(state, context) => Sent(state, context),
            FlowInput.Chosen { Option: NewReport } => Moved(state, texts),
            // "laporan baru aja", "bukan, ini beda": what was written is no correction.
            FlowInput.Words { Text: var words }
                when !IsEmpty(state, context)
                    && (ShortAnswers.IsNewReport(words, texts) || ShortAnswers.IsAnotherMatter(words)) => Moved(
                state,
                texts
            ),
            FlowInput.Words { Text: var words } when !IsEmpty(state, context) && ShortAnswers.IsComplete(words) => Sent(
                state,
                context
            ),
            // "bukan" to what is shown: it corrects nothing.
            FlowInput.Words { Text: var words } when !IsEmpty(state, context) && ShortAnswers.IsNo(words) => new(state)
            {
                Say = texts.PressAButton,
            },
            // Typed before there is anything to send, the label is no correction.
            FlowInput.Words { Text: var words } when TypedWords.IsLabel(words, texts.LabelSend) => new(state),
            // Whether it is a question or a complaint can't be told: it is kept, and answered as well.
            FlowInput.Words words when Utterances.Read(words.Text) is Utterance.Progress => Add(
                state with
                {
                    AlbumId = null,
                },
                words.Text,
                words.MessageId,
                texts
            ) with
            {
                Run = new FlowCommand.ShowOwn(),
            },
            FlowInput.Words words => Add(state with { AlbumId = null }, words.Text, words.MessageId, texts),
            FlowInput.Place { Text: var place } => Add(state with { AlbumId = null }, place, null, texts),
            FlowInput.Card { Contact: var card } => Add(state, $"{card.Name} {card.Phone}".Trim(), null, texts),
            FlowInput.Edited edited => state.Words.Edited(edited.MessageId, edited.Text) is { } changed
                ? new(state with { Words = changed })
                : new(state) { Say = texts.EditNotTaken },
            FlowInput.Sent sent => Photo(state, sent, context),
            _ => new(state) { Say = texts.PressAButton },
        };
    }

    private static FlowStep<Correction> Moved(Correction state, Texts texts) =>
        new(state)
        {
            Ends = true,
            Say = texts.MovedToNewReport(ChatText.Code(state.About.Code)),
            Run = new FlowCommand.BeginReport(state.Words, state.DraftId),
        };

    private static FlowStep<Correction> Sent(Correction state, FlowContext context) =>
        new(state)
        {
            Ends = true,
            Run = new FlowCommand.Act(
                new Advance(
                    state.About.TicketId,
                    state.About.VisitId,
                    TicketAction.Resubmit,
                    context.Person,
                    state.Words.Text
                ),
                DraftId: state.DraftId
            ),
        };

    private static FlowStep<Correction> Photo(Correction state, FlowInput.Sent sent, FlowContext context)
    {
        var texts = context.Texts;
        var added = sent.Caption is { } caption
            ? Add(state with { AlbumId = sent.AlbumId }, caption, sent.MessageId, texts)
            : new(state with { AlbumId = sent.AlbumId });
        if (context.SoFar.Photos >= Ticket.MaxPhotos)
            return state.ToldTooMany && sent.Caption is null
                ? new(state) { Asks = false }
                : new(added.State with { ToldTooMany = true }) { Say = texts.PhotosTooMany(Ticket.MaxPhotos) };
        var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
        return added with
        {
            Asks = !answered || !added.Say.IsEmpty,
            Run = new FlowCommand.Keep(sent.Photo, state.DraftId),
        };
    }

    private static ChatText SoFar(Correction state, Texts texts, ChatText code, int photos) =>
        ChatText.Paragraphs(
            ChatText.Lines(
                texts.CorrectionHead(code),
                state.Words.Text is { } words ? ChatText.Plain(words) : ChatText.Empty,
                    // The rest of an album is still on its way: a number would be wrong.
                    state.AlbumId
                        is not null
                        ? texts.CorrectionPhotosCome
                    : photos > 0 ? texts.CorrectionPhotos(photos)
                    : ChatText.Empty
            ),
            texts.CorrectionFoot
        );

    private static bool IsEmpty(Correction state, FlowContext context) =>
        state.Words.Text is null && context.SoFar.Photos == 0 && state.AlbumId is null;

    private static FlowStep<Correction> Add(Correction state, string words, string? messageId, Texts texts)
    {
        var longer = state.Words.And(words, messageId);
        return (TypedWords.Objection(words, 1, texts) ?? TypedWords.TooLong(longer.Text!, texts)) is { } objection
            ? new(state) { Say = objection }
            : new(state with { Words = longer });
    }
}

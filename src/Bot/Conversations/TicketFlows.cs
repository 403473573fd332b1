using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Which ticket and visit a conversation is about.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="VisitId">The visit for which the button was shown.</param>
/// <param name="Code">The ticket's ID as people see it.</param>
public sealed record About(long TicketId, long VisitId, string Code);

/// <summary>Words for an action: the state of <see cref="WordsFlow"/>.</summary>
public sealed record WordsFor(About About, TicketAction Action);

/// <summary>
/// Asks for the words that an action needs: the reason of a return, the note of the problem, the head's input. Nothing is claimed until
/// they are sent.
/// </summary>
public sealed class WordsFlow : Flow<WordsFor>
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
    protected override Question Ask(WordsFor state, FlowContext context) => Question.InARow(
        "words", context.Texts.Say(Enum.Parse<TextKey>($"AskWordsFor{state.Action}"), ChatText.Code(state.About.Code)),
        new Option(Abort, context.Texts.Plain(TextKey.LabelAbort)));

    /// <inheritdoc/>
    protected override FlowTurn<WordsFor> Answer(WordsFor state, FlowInput input, FlowContext context) => input switch
    {
        FlowInput.Chosen => new(state) { Ends = true, Say = context.Texts.Say(TextKey.NothingDone, ChatText.Code(state.About.Code)) },
        FlowInput.Words { Text: var words } when TypedWords.Objection(words, ShortestWords, Ticket.MaxText, context.Texts) is { } objection => new(state) { Say = objection },
        FlowInput.Words { Text: var words } => new(state) { Ends = true, Run = new FlowCommand.Act(new Advance(state.About.TicketId, state.About.VisitId, state.Action, words)) },
        _ => new(state) { Say = context.Texts.Say(TextKey.WordsNotPhoto) },
    };
}

/// <summary>Notes and photos of a repair: the state of <see cref="RepairNotesFlow"/>.</summary>
public sealed record RepairNotes(About About, int Notes, int Photos, string? AlbumId);

/// <summary>Step 3: takes notes and photos in any order; each is on the ticket as soon as it is answered.</summary>
public sealed class RepairNotesFlow : Flow<RepairNotes>
{
    private const string Done = "done", Finish = "finish";

    /// <inheritdoc/>
    public override string Name => "repair";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(RepairNotes state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(RepairNotes state, FlowContext context)
    {
        var texts = context.Texts;
        var code = ChatText.Code(state.About.Code);
        var text = state is { Notes: 0, Photos: 0 } ? texts.Say(TextKey.AskNotes, code) : texts.Say(TextKey.NotesSoFar, code, state.Notes, state.Photos);
        return Question.InARow("notes", text, new(Done, texts.Plain(TextKey.LabelDone)), new(Finish, texts.ActionLabel(TicketAction.FinishRepair)));
    }

    /// <inheritdoc/>
    protected override FlowTurn<RepairNotes> Answer(RepairNotes state, FlowInput input, FlowContext context)
    {
        var texts = context.Texts;
        Advance Act(TicketAction action, string? words = null) => new(state.About.TicketId, state.About.VisitId, action, words);
        switch (input)
        {
            case FlowInput.Chosen { Option: Done }:
                return new(state) { Ends = true, Say = texts.Say(TextKey.NotesEnded, ChatText.Code(state.About.Code)) };
            case FlowInput.Chosen { Option: Finish }:
                return new(state) { Ends = true, Run = new FlowCommand.Act(Act(TicketAction.FinishRepair)) };
            case FlowInput.Words { Text: var words }:
                if (TypedWords.Objection(words, 2, Ticket.MaxText, texts) is { } objection) return new(state) { Say = objection };
                return new(state with { Notes = state.Notes + 1 }) { Run = new FlowCommand.Act(Act(TicketAction.AddNote, words)) };
            case FlowInput.Sent sent:
                var caption = sent.Caption is { } text && TypedWords.Objection(text, 2, Ticket.MaxText, texts) is null ? text : null;
                var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
                var next = state with { Photos = state.Photos + 1, Notes = state.Notes + (caption is null ? 0 : 1), AlbumId = sent.AlbumId };
                return new(next) { Asks = !answered, Run = new FlowCommand.Act(Act(TicketAction.AddNote, caption), sent.Photo) };
            default:
                return new(state);
        }
    }
}

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

/// <summary>The state of <see cref="StatusFlow"/>: there is nothing to remember.</summary>
public sealed record StatusWanted;

/// <summary>Step 7: asks for a ticket ID.</summary>
public sealed class StatusFlow : Flow<StatusWanted>
{
    private const string Abort = "abort";

    /// <inheritdoc/>
    public override string Name => "status";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(StatusWanted state, FlowContext context) =>
        Question.InARow("id", context.Texts.Say(TextKey.AskTicketId), new Option(Abort, context.Texts.Plain(TextKey.LabelAbort)));

    /// <inheritdoc/>
    protected override FlowTurn<StatusWanted> Answer(StatusWanted state, FlowInput input, FlowContext context) => input switch
    {
        FlowInput.Chosen => new(state) { Ends = true, Say = context.Texts.Say(TextKey.Stopped) },
        FlowInput.Words { Text: var words } when TicketCode.Find(words, out _) is TicketCodeReading.None => new(state) { Say = context.Texts.Say(TextKey.NoTicketIdFound), Asks = false },
        FlowInput.Words { Text: var words } => new(state) { Ends = true, Run = new FlowCommand.LookUp(words) },
        _ => new(state),
    };
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 3: takes notes and photos in any order; each is on the ticket as soon as it is answered.</summary>
internal sealed class RepairNotesFlow : Flow<RepairNotes>
{
    private const int ShortestNote = 2;
    private const string Done = "done",
        Finish = "finish";

    /// <inheritdoc/>
    public override string Name => "repair";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(RepairNotes state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(RepairNotes state, FlowContext context)
    {
        var (texts, kept) = (context.Texts, context.SoFar);
        var code = ChatText.Code(state.About.Code);
        var words = state switch
        {
            { Added: false } when kept is { Notes: 0, Photos: 0 } => texts.AskNotes(code),
            // The rest of an album is still on its way: a number would be wrong.
            { AlbumId: not null } => texts.NotesAfterAlbum(code),
            _ => texts.NotesSoFar(code: code, notes: kept.Notes, photos: kept.Photos),
        };
        return Question.InARow(
            "notes",
            words,
            new(Done, texts.LabelDone),
            Step(state, TicketAction.FinishRepair, texts)
        );
    }

    /// <inheritdoc/>
    protected override FlowStep<RepairNotes> Answer(RepairNotes state, FlowInput input, FlowContext context)
    {
        var texts = context.Texts;
        Advance Act(TicketAction action, string? words = null) =>
            new(state.About.TicketId, state.About.VisitId, action, context.Person, words);
        switch (input)
        {
            case FlowInput.Chosen { Option: Done }:
                var ended = state.Added
                    ? texts.NotesEnded(ChatText.Code(state.About.Code))
                    : texts.NothingDone(ChatText.Code(state.About.Code));
                return new(state)
                {
                    Ends = true,
                    Say = ended,
                    Offers = [Step(state, TicketAction.AddNote, texts), Step(state, TicketAction.FinishRepair, texts)],
                };
            case FlowInput.Chosen { Option: Finish }:
                return new(state) { Ends = true, Run = new FlowCommand.Act(Act(TicketAction.FinishRepair)) };
            case FlowInput.Words { Text: var words }:
                if (TypedWords.Objection(words, ShortestNote, Ticket.MaxText, texts) is { } objection)
                    return new(state) { Say = objection };
                return new(state with { AlbumId = null, Added = true })
                {
                    Run = new FlowCommand.Act(Act(TicketAction.AddNote, words)),
                };
            case FlowInput.Sent sent:
                var unusable = sent.Caption is { } text ? TypedWords.Objection(text, 1, Ticket.MaxText, texts) : null;
                var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
                return new(state with { AlbumId = sent.AlbumId, Added = true })
                {
                    Asks = !answered || unusable is not null,
                    Say = unusable ?? ChatText.Empty,
                    Run = new FlowCommand.Act(
                        Act(TicketAction.AddNote, unusable is null ? sent.Caption : null),
                        sent.Photo
                    ),
                };
            default:
                return new(state) { Say = texts.PressAButton };
        }
    }

    private static Option Step(RepairNotes state, TicketAction action, Texts texts) =>
        new(
            action is TicketAction.FinishRepair ? Finish : $"{action}",
            texts.ActionLabel(action),
            new(state.About.TicketId, state.About.VisitId, action)
        );
}

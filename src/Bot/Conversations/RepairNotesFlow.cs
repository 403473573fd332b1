using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

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

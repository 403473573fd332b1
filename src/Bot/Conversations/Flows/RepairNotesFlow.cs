using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 3: takes notes and photos in any order; each is on the ticket as soon as it is answered.</summary>
internal sealed partial class RepairNotesFlow : Flow<RepairNotes>
{
    private const int ShortestNote = 2,
        WordsOfAnOops = 3;
    private const string Done = "done",
        Finish = "finish",
        TakeBack = "takeback";

    /// <inheritdoc/>
    public override string Name => "repair";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(RepairNotes state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override long? TicketOf(RepairNotes state) => state.About.TicketId;

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
        // Done leaves, and keeps what was sent: there is nothing to abort.
        Option[] exits = [Step(state, TicketAction.FinishRepair, texts), new(Done, texts.LabelSaveForNow)];
        return new Question(
            "notes",
            words,
            state.Added && kept.Notes > 0
                ? [exits, [new(TakeBack, texts.ActionLabel(TicketAction.TakeBackNote))]]
                : [exits]
        ) with
        {
            HasAbort = false,
            WantsOption = state.Added,
        };
    }

    /// <inheritdoc/>
    protected override FlowStep<RepairNotes> Answer(RepairNotes state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: Done } => Ended(state, context.Texts),
            FlowInput.Chosen { Option: Finish } => Finished(state, context),
            FlowInput.Chosen { Option: TakeBack } => Stepped(state, TicketAction.TakeBackNote, context),
            FlowInput.Words { Text: var words } when state.Added && (ShortAnswers.IsDone(words) || IsKept(words)) =>
                Ended(state, context.Texts),
            FlowInput.Words { Text: var words } when state.Added && IsCourtesy(words) => new(state)
            {
                Say = context.Texts.YouAreWelcome,
            },
            FlowInput.Words { Text: var words } when state.Added && StepWords.TakesBackLast(words) => Stepped(
                state,
                TicketAction.TakeBackNote,
                context
            ),
            FlowInput.Words { Text: var words } when state.Added && IsAnOops(words) => new(state)
            {
                Say = context.Texts.PressAButton,
            },
            FlowInput.Words or FlowInput.Sent when NamesAnother(state, input) => new(state)
            {
                Asks = false,
                Run = new FlowCommand.AskWhere(input, state.About),
            },
            FlowInput.Words { Text: var words } => Named(state, words, context) ?? Note(state, words, context),
            FlowInput.Place { Text: var place } => Note(state, place, context),
            FlowInput.Card { Contact: var card } => Note(state, $"{card.Name} {card.Phone}".Trim(), context),
            FlowInput.Sent sent => Photo(state, sent, context),
            FlowInput.Edited => new(state) { Say = context.Texts.EditNotTakenOn(ChatText.Code(state.About.Code)) },
            _ => new(state) { Say = context.Texts.PressAButton },
        };

    // "untuk pelapor: besok dipasang" is no note for the house. What else is said of a step is one while nothing else
    // has been noted: what was asked for was a note.
    private static FlowStep<RepairNotes>? Named(RepairNotes state, string words, FlowContext context) =>
        StepWords.ActionOf(TicketCode.Without(words), context.Texts, isOfficer: true) is { } step
            ? Stepped(state, step, context)
            : SpokenSteps.Read(TicketCode.Without(words, state.About.Code)) switch
            {
                (TicketAction.AddNote, { Length: > 0 } note) => Note(state, note, context),
                (TicketAction.FinishRepair, "") => Finished(state, context),
                (TicketAction.InformReporter or TicketAction.AskReporter, _) spoken => Spoken(state, spoken),
                (TicketAction.Hold or TicketAction.HandOver or TicketAction.ChangeCategory, { Length: > 0 }) spoken
                    when state.Added => Spoken(state, spoken),
                _ => null,
            };

    private static FlowStep<RepairNotes> Spoken(RepairNotes state, (TicketAction Step, string Said) spoken) =>
        new(state) { Run = new FlowCommand.TakeStep(state.About, spoken.Step, spoken.Said) };

    private static bool IsKept(string words) =>
        TypedWords.IsLabel(words, "simpan") || TypedWords.IsLabel(words, "save");

    // After the first note nothing is waited for any more: thanks are thanks.
    private static bool IsCourtesy(string words) => Utterances.Read(words) is Utterance.Thanks or Utterance.Greeting;

    // "eh salah": the way back stands among the options.
    private static bool IsAnOops(string words) =>
        (ShortAnswers.TakesBack(words) && Tokens.Of(words).Count <= WordsOfAnOops) || WrongTicket().IsMatch(words);

    [GeneratedRegex(@"\b(?:salah|keliru)\s+(?:tiket|laporan|kamar)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WrongTicket();

    private static bool NamesAnother(RepairNotes state, FlowInput input) =>
        input switch
        {
            FlowInput.Words { Text: var words } => words,
            FlowInput.Sent { Caption: { } caption } => caption,
            _ => "",
        }
            is { Length: > 0 } said
        && TicketCode.Another(said, state.About.Code) is not null;

    private static FlowStep<RepairNotes> Finished(RepairNotes state, FlowContext context) =>
        new(state) { Ends = true, Run = new FlowCommand.Act(Act(state, TicketAction.FinishRepair, context)) };

    // A step's name is no note: it is that step, where it comes next.
    private static FlowStep<RepairNotes> Stepped(RepairNotes state, TicketAction step, FlowContext context) =>
        step switch
        {
            TicketAction.FinishRepair => Finished(state, context),
            TicketAction.AddNote => new(state),
            // There may be another note before it: notes are still taken.
            TicketAction.TakeBackNote => new(state) { Run = new FlowCommand.Act(Act(state, step, context)) },
            // What else this step allows asks for words of its own.
            _ when HelpdeskSop.Exit(TicketState.InRepair, step) is { Offer: SopOffer.UnderMore } => new(state)
            {
                Ends = true,
                Run = new FlowCommand.Act(Act(state, step, context)),
            },
            _ when IsOfALaterStep(step) => new(state)
            {
                Say = context.Texts.StepComesLater(
                    label: context.Texts.ActionLabel(step),
                    first: context.Texts.ActionLabel(TicketAction.FinishRepair)
                ),
            },
            _ => new(state) { Say = context.Texts.StepIsBehind(context.Texts.ActionLabel(step)) },
        };

    private static bool IsOfALaterStep(TicketAction step) =>
        HelpdeskSop.Exits.Any(exit =>
            exit.Action == step
            && exit.From is TicketState.AwaitingEscalationDecision or TicketState.Escalated or TicketState.ReadyToClose
        );

    private static FlowStep<RepairNotes> Ended(RepairNotes state, Texts texts)
    {
        var code = ChatText.Code(state.About.Code);
        return new(state)
        {
            Ends = true,
            Say = state.Added ? texts.NotesEnded(code) : texts.NothingDone(code),
            Offers = [Step(state, TicketAction.AddNote, texts), Step(state, TicketAction.FinishRepair, texts)],
        };
    }

    private static FlowStep<RepairNotes> Note(RepairNotes state, string words, FlowContext context) =>
        TypedWords.Objection(words, ShortestNote, context.Texts) is { } objection
            ? new(state) { Say = objection }
            : new(state with { AlbumId = null, Added = true })
            {
                Run = new FlowCommand.Act(Act(state, TicketAction.AddNote, context, words)),
            };

    private static FlowStep<RepairNotes> Photo(RepairNotes state, FlowInput.Sent sent, FlowContext context)
    {
        var unusable = sent.Caption is { } text ? TypedWords.Objection(text, 1, context.Texts) : null;
        var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
        return new(state with { AlbumId = sent.AlbumId, Added = true })
        {
            Asks = !answered || unusable is not null,
            Say = unusable ?? ChatText.Empty,
            Run = new FlowCommand.Act(
                Act(state, TicketAction.AddNote, context, unusable is null ? sent.Caption : null),
                sent.Photo
            ),
        };
    }

    private static Advance Act(RepairNotes state, TicketAction action, FlowContext context, string? words = null) =>
        new(state.About.TicketId, state.About.VisitId, action, context.Person, words);

    private static Option Step(RepairNotes state, TicketAction action, Texts texts) =>
        new(
            action is TicketAction.FinishRepair ? Finish : $"{action}",
            texts.ActionLabel(action),
            new(state.About.TicketId, state.About.VisitId, action)
        );
}

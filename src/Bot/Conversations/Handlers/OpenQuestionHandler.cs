using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The open question gets what was sent, whatever the words would mean if nothing were asked: "Terima kasih, kabel
/// sudah diganti" is a note, "Salam" a name. A label, or a number where options are typed, is the option that it names.
/// </summary>
internal sealed class OpenQuestionHandler : MessageHandler
{
    private static readonly TimeSpan StillAtIt = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (await turn.Conversations.TopAsync(cancellation) is not { } top || turn.Answers.Input is not { } input)
            return false;
        var asked = await turn.Conversations.QuestionOfAsync(top, cancellation);
        if (LeavesQuestion(turn, top, input, asked) || await HasLeftNotesAsync(turn, top, cancellation))
        {
            turn.Conversations.Drop(top);
            return false;
        }
        if (await ReopensAsync(turn, top, input, cancellation) || await StepsAwayAsync(turn, top, input, cancellation))
            return true;
        // What the person took up since it was asked may be what is meant.
        var offered = (top.State as Belonging)?.Places ?? [];
        if (top.State is Belonging belonging)
            top.State = await TicketParts.RenewedAsync(turn, belonging, cancellation);
        if (input is FlowInput.Words words)
            input = Chosen(words, await turn.Conversations.QuestionOfAsync(top, cancellation), turn.Texts);
        // "lanjut" to a question of where something belongs ends no repair.
        if (
            top.State is Belonging { Places: var places }
            && StepIn(input, turn) is { } step
            && !(input is FlowInput.Words { Text: var on } && StepWords.MeansToGoOn(on))
        )
        {
            // The label of a step that is offered for these words is that option; any other is the step itself.
            var meant = places.Where(place => place.As == step && offered.Any(place.IsOfferedAs)).ToList();
            // "saya kerjakan wifinya", "setuju": of several the one that the words name.
            if (meant.Count > 1 && ((Belonging)top.State).Words.Text is { } about)
                meant = [.. meant.Where(place => place.IsNamedIn(about))];
            if (meant is [var only])
                input = new FlowInput.Chosen(only.Key);
            else if (await FinishesWithItAsync(turn, top, places, step, cancellation))
                return true;
            else if (IsOfOneOfThem(step, places))
            {
                await turn.Conversations.AskAsync(top, cancellation, turn.Texts.BelongsFirst);
                return true;
            }
            else if (await StepBesideAsync(turn, top, cancellation))
                return true;
            else if (places.All(place => place.Adds))
            {
                turn.Update.Reply(turn.Texts.PressAtTheTicket);
                await turn.AskAgainAsync(cancellation);
                return true;
            }
        }
        if (asked.WantsOption && await NewsAtAChoice.TakesAsync(turn, top, input, cancellation))
            return true;
        await turn.Answers.GiveAsync(top, input, cancellation);
        return true;
    }

    // "buka lagi", "lengkapi laporan" are neither a name nor an office: the report that is being given waits while the
    // closed ticket is opened, or the returned one completed.
    private static async Task<bool> ReopensAsync(
        Turn turn,
        OpenConversation top,
        FlowInput input,
        CancellationToken cancellation
    ) =>
        top.State is Draft
        && StepIn(input, turn) is TicketAction.Reopen or TicketAction.Resubmit
        && await TypedOptionHandler.TryStepAsync(turn, cancellation);

    // Another step's name is no part of words of which it is asked whether they are meant.
    private static async Task<bool> StepsAwayAsync(
        Turn turn,
        OpenConversation top,
        FlowInput input,
        CancellationToken cancellation
    ) =>
        top.State is WordsFor { Doubtful: not null, Action: var wanted }
        && StepIn(input, turn) is { } step
        && step != wanted
        && await StepBesideAsync(turn, top, cancellation);

    // "perbaikan selesai", below a photo of which it is asked where it belongs: it is of the one repair that ends by
    // that.
    private static async Task<bool> FinishesWithItAsync(
        Turn turn,
        OpenConversation top,
        IReadOnlyList<BelongingPlace> places,
        TicketAction step,
        CancellationToken cancellation
    )
    {
        if (
            step is not TicketAction.FinishRepair
            || top.State is not Belonging { Left: 0 }
            || places.Where(place => place.As is TicketAction.AddNote).ToList() is not [var repair]
        )
            return false;
        await turn.Answers.GiveAsync(top, new FlowInput.Chosen(repair.Key), cancellation);
        // Whether a photo is there is asked of the database.
        await turn.Update.Db.SaveChangesAsync(cancellation);
        var ends = new ButtonData.Act(repair.About.TicketId, repair.About.VisitId, step).ToString();
        await TapHandler.PressAsync(turn, new Tap(ends, MessageId: null), cancellation);
        return true;
    }

    // Of several repairs, what is asked about would be left out of the one that ends.
    private static bool IsOfOneOfThem(TicketAction step, IReadOnlyList<BelongingPlace> places) =>
        step is TicketAction.FinishRepair && places.Count(place => place.As is TicketAction.AddNote) > 1;

    // Who has several repairs and was asked for notes of one an hour ago may be at another by now: it is asked.
    private static async Task<bool> HasLeftNotesAsync(
        Turn turn,
        OpenConversation top,
        CancellationToken cancellation
    ) =>
        top.State is RepairNotes
        && turn.Update.Now - top.Row.UpdatedAt > StillAtIt
        && (await turn.Tickets.RepairsAsync(cancellation)).Count > 1;

    private static TicketAction? StepIn(FlowInput input, Turn turn) =>
        input is FlowInput.Words { Text: var label }
            ? StepWords.ActionOf(label, turn.Texts, isOfficer: turn.Update.Roles is not Roles.None)
            : null;

    private static async Task<bool> StepBesideAsync(Turn turn, OpenConversation top, CancellationToken cancellation)
    {
        if (!await TypedOptionHandler.TryStepAsync(turn, cancellation))
            return false;
        // The step may want words of its own: they are asked for by now. Where several tickets are offered by number,
        // the question would take the number away.
        var isOffered =
            !turn.Update.Traits.HasButtons && (await turn.Typed.StepsAsync(turn.Message.Text, cancellation)).Count > 1;
        if (!isOffered && await turn.Conversations.TopAsync(cancellation) == top)
            await turn.AskAgainAsync(cancellation);
        return true;
    }

    // Whoever describes a problem when asked for an ID has none, and something to say; so has who neither says yes nor
    // no to what is to be withdrawn.
    private static bool LeavesQuestion(Turn turn, OpenConversation top, FlowInput input, Question asked) =>
        top.State switch
        {
            StatusWanted => input is not FlowInput.Edited && IsNoId(turn),
            // "batalkan laporan printer" is no comment on the rating of another.
            Rated => input is FlowInput.Words { Text: var said } && Utterances.Read(said) is Utterance.CancelReport,
            Cancellation => input is not FlowInput.Edited
                && !(
                    input is FlowInput.Words words
                    && (AnswersToCancel(words, asked, turn.Texts) || MayBeWhy(words.Text))
                ),
            _ => false,
        };

    private static bool MayBeWhy(string words) =>
        Utterances.Read(words)
            is not (
                Utterance.Problem
                or Utterance.StillBroken
                or Utterance.Progress
                or Utterance.AskOfficer
                or Utterance.WantsToReport
            );

    private static bool AnswersToCancel(FlowInput.Words words, Question asked, Texts texts) =>
        CancellationFlow.Answers(words.Text) || Chosen(words, asked, texts) != words;

    private static bool IsNoId(Turn turn) =>
        turn.Message.Photo is not null
        || (
            TicketCode.Find(turn.Message.Text, out _) is TicketCodeReading.None
            && Utterances.Read(turn.Message.Text)
                is Utterance.Problem
                    or Utterance.StillBroken
                    or Utterance.Progress
                    or Utterance.Solved
        );

    private static FlowInput Chosen(FlowInput.Words words, Question question, Texts texts)
    {
        var options = question.Options.SelectMany(row => row).ToList();
        if (TypedWords.Choice(words.Text, [.. options.Select(option => option.Label)]) is { } place)
            return new FlowInput.Chosen(options[place].Key);
        if (
            question.WantsOption
            && ShortAnswers.IsYes(words.Text)
            && options.Find(option => option.IsYes) is { } yes
            // "laporan baru" sends no report that is being looked over.
            && (yes.Label == texts.LabelNewReport || !ShortAnswers.IsNewReport(words.Text, texts))
        )
            return new FlowInput.Chosen(yes.Key);
        return words;
    }
}

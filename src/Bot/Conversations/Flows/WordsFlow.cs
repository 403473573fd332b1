using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Asks for the words that an action needs: the reason of a return, the note of the problem, the head's input. Nothing
/// is claimed until they are sent.
/// </summary>
internal sealed partial class WordsFlow : Flow<WordsFor>
{
    private const int ShortestWords = 2,
        Shown = 300;
    private const string Use = "use",
        WriteAgain = "again";

    /// <inheritdoc/>
    public override string Name => "words";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(WordsFor state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(WordsFor state, FlowContext context) =>
        state.Doubtful is { } words
            ? Question.OneARow(
                "doubtful",
                TicketCode.Another(words, state.About.Code) is { } other
                    ? context.Texts.AskWordsNameAnother(
                        words: Excerpt.Of(words, Shown),
                        other: other,
                        code: ChatText.Code(state.About.Code),
                        action: context.Texts.ActionLabel(state.Action)
                    )
                    : context.Texts.AskWordsMeant(
                        words: Excerpt.Of(words, Shown),
                        code: ChatText.Code(state.About.Code),
                        action: context.Texts.ActionLabel(state.Action)
                    ),
                new Option(Use, context.Texts.LabelUseWords(state.About.Code)) { IsYes = true },
                new Option(WriteAgain, context.Texts.LabelWriteAgain)
            ) with
            {
                WantsOption = true,
            }
            : Question.InARow("words", Wording(context.Texts, state.Action, ChatText.Code(state.About.Code)));

    /// <inheritdoc/>
    protected override FlowStep<WordsFor> Answer(WordsFor state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: Use } when state.Doubtful is { } words => Act(state, words, context),
            FlowInput.Chosen { Option: WriteAgain } => WriteAnew(state, context),
            FlowInput.Words { Text: var said } when state.Doubtful is { } words => Beside(state, words, said, context),
            FlowInput.Words { Text: var words } => Words(state, words, context),
            // A place or a number alone says no reason and decides nothing: it is asked whether it is meant so.
            FlowInput.Place { Text: var place } => Doubted(state, place),
            FlowInput.Card { Contact: var card } => Doubted(state, $"{card.Name} {card.Phone}".Trim()),
            // The words beside a photo are the answer, and the photo goes with them.
            FlowInput.Sent { Caption: { } caption, Photo: var photo }
                when TypedWords.Objection(caption, ShortestWords, context.Texts) is null => WithPhoto(
                Words(state, caption, context),
                photo,
                context
            ),
            FlowInput.Edited => new(state) { Say = context.Texts.EditNotTaken },
            _ => new(state) { Say = context.Texts.WordsNotPhoto },
        };

    private static FlowStep<WordsFor> Doubted(WordsFor state, string words) =>
        new(state with { Doubtful = state.Doubtful is { } before ? $"{before}\n{words}" : words });

    private static FlowStep<WordsFor> Words(WordsFor state, string words, FlowContext context) =>
        TypedWords.Objection(words, ShortestWords, context.Texts) is { } objection ? new(state) { Say = objection }
        // An action can't be taken back: whoever means another ticket, or nothing of the kind, is asked first.
        : TicketCode.Another(words, state.About.Code) is not null
        || ShortAnswers.TakesBack(words)
        || NamesAnotherExit(state, words, context.Texts)
        || IsACommand(state, words, context.Texts)
        || (state.Action is TicketAction.Resolve or TicketAction.RepairAgain && HasNotDecided(words))
        || (state.Action is TicketAction.Reopen && SaysNothingOfTheTrouble(words))
            ? new(state with { Doubtful = words })
        : Act(state, words, context);

    // What is said to the question whether words are meant.
    private static FlowStep<WordsFor> Beside(WordsFor state, string words, string said, FlowContext context)
    {
        if (ShortAnswers.IsNo(said) || ShortAnswers.WritesAgain(said))
            return WriteAnew(state, context);
        if (Objects(said))
            return new(state)
            {
                Ends = true,
                Say = ChatText.Paragraphs(
                    context.Texts.NothingDone(ChatText.Code(state.About.Code)),
                    context.Texts.WordsDropped(Excerpt.Of(words, Shown))
                ),
            };
        if (Utterances.Read(said) is Utterance.Thanks or Utterance.Greeting or Utterance.Nod or Utterance.Nothing)
            return new(state) { Say = context.Texts.PressAButton };
        // What else is written before the question is answered is asked about with it.
        return new(state with { Doubtful = $"{words}\n{said}" });
    }

    private static bool Objects(string words) =>
        ShortAnswers.TakesBack(words) || Tokens.Of(words).Any(word => word is "batal" or "batalkan" or "cancel");

    // "setujui HD-2611-7K3QXM", "lihat foto HD-2611-7K3QXM": meant for us, and not for whoever would read it.
    private static bool IsACommand(WordsFor state, string words, Texts texts) =>
        TicketCode.Find(words, out _) is not TicketCodeReading.None
        && TicketCode.Without(words) is var rest
        && (
            LookWords.Of(rest, state.About.TicketId) is not null
            || (StepWords.Leading(rest, texts) is { } step && step.Step != state.Action)
        );

    // Who asks has not decided, nor has who wants to ask first.
    private static bool HasNotDecided(string words) =>
        words.Contains('?', StringComparison.Ordinal)
        || Utterances.Read(words) is Utterance.Progress or Utterance.AskOfficer
        || Undecided().IsMatch(string.Join(' ', Tokens.Of(words)));

    [GeneratedRegex(
        @"^(?:tunggu|sebentar|bentar|sek|wait)(?: (?:dulu|ya|pak|bu))*$|^(?:emang|memang|memangnya|apa|apakah|kenapa|siapa|kapan|bagaimana|berapa|kok|lho|why|how|who|when)\b"
            + @"|\b(?:tanya|nanya|tanyakan|konsultasi|koordinasi|cek) (?:\S+ )*dulu\b|\b(?:belum|gitu|begitu) (?:ya|kah)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Undecided();

    // A rating, thanks or another command's word is most likely not why a ticket is to be opened again.
    private static bool SaysNothingOfTheTrouble(string words) =>
        TypedRating.Read(words) is not null
        || Commands.Named(words.Trim()) is not null
        || Utterances.Read(words)
            is Utterance.Nod
                or Utterance.Thanks
                or Utterance.Greeting
                or Utterance.Nothing
                or Utterance.Solved;

    // "perbaiki lagi" where the input for closing is asked for: the other button is meant.
    private static bool NamesAnotherExit(WordsFor state, string words, Texts texts) =>
        StepWords.ActionOf(words, texts, isOfficer: true) is { } named
        && named != state.Action
        && HelpdeskSop
            .Exits.Where(exit => exit.Action == state.Action)
            .Any(exit => HelpdeskSop.Exit(exit.From, named)?.Offer is SopOffer.OnPrompt);

    private static FlowStep<WordsFor> WithPhoto(FlowStep<WordsFor> taken, IncomingPhoto photo, FlowContext context) =>
        taken.Run is FlowCommand.Act act
            ? taken with
            {
                Run = act with { Photo = photo },
            }
            : taken with
            {
                Say = ChatText.Paragraphs(taken.Say, context.Texts.OnlyWordsKept),
            };

    private static FlowStep<WordsFor> WriteAnew(WordsFor state, FlowContext context) =>
        new(state with { Doubtful = null }) { Say = context.Texts.WordsNotUsed };

    private static FlowStep<WordsFor> Act(WordsFor state, string words, FlowContext context) =>
        new(state)
        {
            Ends = true,
            Run = new FlowCommand.Act(
                new Advance(state.About.TicketId, state.About.VisitId, state.Action, context.Person, words),
                // What was tapped was the question whether the words are meant.
                Aloud: state.Doubtful is not null
            ),
        };

    private static ChatText Wording(Texts texts, TicketAction action, ChatText code) =>
        action switch
        {
            TicketAction.Return => texts.AskWordsForReturn(code),
            TicketAction.Escalate => texts.AskWordsForEscalate(code),
            TicketAction.Resolve => texts.AskWordsForResolve(code),
            TicketAction.RepairAgain => texts.AskWordsForRepairAgain(code),
            TicketAction.Reopen => texts.AskWordsForReopen(code),
            TicketAction.ReopenMistaken => texts.AskWordsForReopenMistaken(code),
            TicketAction.AskReporter => texts.AskWordsForAskReporter(code),
            TicketAction.InformReporter => texts.AskWordsForInformReporter(code),
            TicketAction.AddRemark => texts.AskWordsForAddRemark(code),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An action that needs no words."),
        };
}

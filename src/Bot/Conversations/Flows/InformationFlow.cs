using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Takes words and photos that a reporter adds to an open ticket, in any order; each is on the ticket, and with whoever
/// works on it, as soon as it is answered.
/// </summary>
internal sealed partial class InformationFlow : Flow<Information>
{
    private const string Done = "done";

    /// <inheritdoc/>
    public override string Name => "information";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? TicketOf(Information state) => state.About.TicketId;

    /// <inheritdoc/>
    protected override Question Ask(Information state, FlowContext context)
    {
        var (texts, code) = (context.Texts, ChatText.Code(state.About.Code));
        var words = state.Added ? texts.AskMoreInformation(code) : texts.AskInformation(code);
        return Question.InARow("information", words, new Option(Done, texts.LabelDone)) with
        {
            HasAbort = false,
            // The one thing that was to be said is said: a command's word is a command again.
            WantsOption = state.Added,
        };
    }

    /// <inheritdoc/>
    protected override FlowStep<Information> Answer(Information state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: Done } => Ended(state, context.Texts),
            FlowInput.Words { Text: var words } when state.Added && ShortAnswers.IsDone(words) => Ended(
                state,
                context.Texts
            ),
            // Thanks or a nod for what was answered is nothing to add.
            FlowInput.Words { Text: var words }
                when state.Added && Utterances.Read(words) is Utterance.Thanks or Utterance.Nod or Utterance.Greeting =>
                Ended(state, context.Texts),
            FlowInput.Words { Text: var words, MessageId: var message }
                when state.Added && Utterances.Read(words) is Utterance.WantsToReport => new(state)
            {
                Ends = true,
                Run = new FlowCommand.BeginReport(Written.Nothing.And(words, message), Guid.NewGuid()),
            },
            // "btw laptop saya juga mati": most likely another report. It is asked.
            FlowInput.Words { Text: var words } when state.Added && IsAnotherMatter(words) => new(state)
            {
                Ends = true,
                Run = new FlowCommand.AskWhere(input),
            },
            // How far it is was asked, and is nothing to add.
            FlowInput.Words { Text: var words }
                when state.Added && Utterances.Read(words) is Utterance.Progress && !Utterances.Tells(words) => new(
                state
            )
            {
                Run = new FlowCommand.ShowOwn(),
            },
            FlowInput.Words { Text: var words } => Add(state, words, context),
            FlowInput.Place { Text: var place } => Add(state, place, context),
            FlowInput.Card { Contact: var card } => Add(state, $"{card.Name} {card.Phone}".Trim(), context),
            FlowInput.Edited { Text: var words } => Add(state, context.Texts.EditedWords(words), context),
            FlowInput.Sent sent => Photo(state, sent, context),
            _ => new(state) { Say = context.Texts.PressAButton },
        };

    private static bool IsAnotherMatter(string words)
    {
        var said = string.Join(' ', Tokens.Of(words));
        return OtherMatter().IsMatch(said) || (Utterances.Read(words) is Utterance.Problem && Beside().IsMatch(said));
    }

    [GeneratedRegex(
        @"\b(?:laporan|masalah|kendala) (?:lain|baru|beda|berbeda)\b|\b(?:beda|lain) (?:laporan|masalah|kendala)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherMatter();

    [GeneratedRegex(@"\b(?:btw|juga|jg|sekalian|satu lagi)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    private static FlowStep<Information> Ended(Information state, Texts texts)
    {
        var code = ChatText.Code(state.About.Code);
        return new(state) { Ends = true, Say = state.Added ? texts.InformationEnded(code) : texts.NothingDone(code) };
    }

    private static FlowStep<Information> Add(Information state, string words, FlowContext context) =>
        TypedWords.Objection(words, 1, context.Texts) is { } objection
            ? new(state) { Say = objection }
            : new(state with { AlbumId = null, Added = true })
            {
                Say = context.Texts.AddedToTicket(ChatText.Code(state.About.Code)),
                Run = new FlowCommand.AddInformation(state.About.TicketId, words),
            };

    private static FlowStep<Information> Photo(Information state, FlowInput.Sent sent, FlowContext context)
    {
        var answered = sent.AlbumId is not null && sent.AlbumId == state.AlbumId;
        return new(state with { AlbumId = sent.AlbumId, Added = true })
        {
            Asks = !answered,
            Say = answered ? ChatText.Empty : context.Texts.AddedToTicket(ChatText.Code(state.About.Code)),
            Run = new FlowCommand.AddInformation(state.About.TicketId, sent.Caption, sent.Photo),
        };
    }
}

using System.Collections.Frozen;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Asks where something belongs that came without saying so: to a ticket of the person's, or is it a new report? What
/// they send meanwhile is kept with it.
/// </summary>
internal sealed class BelongingFlow : Flow<Belonging>
{
    private const string NewReport = "new",
        Status = "status",
        OneByOne = "each";

    /// <summary>The option that leaves out all that is asked about.</summary>
    public const string AbortAll = "none";

    private const int Shown = 300,
        ShownSubject = 60,
        FewWords = 1,
        ManyWords = 3;

    /// <inheritdoc/>
    public override string Name => Conversation.Belonging;

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Guid? DraftOf(Belonging state) => state.DraftId;

    /// <inheritdoc/>
    protected override DateTimeOffset? ClockOf(Belonging state) => state.Since;

    /// <inheritdoc/>
    protected override Question Ask(Belonging state, FlowContext context)
    {
        var texts = context.Texts;
        var photos = context.SoFar.Photos;
        // The rest of an album is still on its way: a number would be wrong.
        var shown = string.Join(
            '\n',
            new[]
            {
                state.Words.Text is { } words ? $"“{Excerpt.Of(words, Shown)}”" : null,
                photos == 0 ? null
                : state.AlbumId is null ? texts.PhotosKept(photos)
                : "📷",
            }.OfType<string>()
        );
        var options = state
            .Places.Select(place => new Option(place.Key, Label(place, texts)))
            .Append(new Option(NewReport, texts.LabelNewReport) { IsYes = state.Places.Count == 0 })
            .Concat(
                state is { Rest: null, Words.Parts.Count: > 1, Places.Count: > 0 } && photos == 0
                    ? [new Option(OneByOne, texts.LabelOneByOne)]
                    : []
            )
            .Append(new Option(Status, texts.LabelCheckStatus))
            .Concat(state.Left > 0 ? [new Option(AbortAll, texts.LabelAbortAll)] : []);
        var asked =
            state is { Closed: { } closed, Places: [] }
                ? texts.AskIsReportAfter(code: ChatText.Code(closed), words: shown)
            : state.Places.Count == 0 && context.Person.Roles is not Roles.None ? texts.AskIsOfficersReport(shown)
            : state.Places.Count == 0 ? texts.AskIsReport(shown)
            : ChatText.Paragraphs(
                texts.AskBelongs(shown),
                state.Left == 0 ? ChatText.Empty : texts.LinesLeft(state.Left),
                Subjects(state, texts)
            );
        return Question.OneARow("place", asked, options) with { WantsOption = true };
    }

    /// <inheritdoc/>
    protected override FlowStep<Belonging> Answer(Belonging state, FlowInput input, FlowContext context) =>
        Answered(state with { Since = state.Since ?? context.Now }, input, context);

    private static FlowStep<Belonging> Answered(Belonging state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: var option } => Chosen(state, option, context),
            FlowInput.Words words => Choice(state, words.Text, context)
                ?? AskedBack(state, words, context)
                ?? Another(state, words, words.Text, context)
                ?? Talk(state, words.Text, context)
                ?? Longer(state.And(words.Text, words.MessageId) with { AlbumId = null }, context),
            FlowInput.Place { Text: var place } => new(state.And(place)),
            FlowInput.Card { Contact: var card } => new(state.And($"{card.Name} {card.Phone}".Trim())),
            FlowInput.Edited edited => state.Edited(edited.MessageId, edited.Text) is { } changed
                ? new(changed)
                : new(state) { Say = context.Texts.EditNotTaken },
            FlowInput.Sent sent => Another(state, sent, sent.Caption ?? "", context) ?? Photo(state, sent),
            _ => new(state) { Say = context.Texts.PressAButton },
        };

    private static FlowStep<Belonging> Chosen(Belonging state, string option, FlowContext context) =>
        option switch
        {
            NewReport => After(state, new FlowCommand.BeginReport(state.Words, state.DraftId)),
            OneByOne => new(state.OneByOne()),
            AbortAll => new(state) { Ends = true, Say = StoppedWithout(state, context.Texts) },
            // What was a question is answered by it.
            Status => new(state)
            {
                Ends = context.SoFar.Photos == 0 && state.Left == 0 && !IsWorthKeeping(state.Words.Text),
                Run = new FlowCommand.ShowOwn(),
            },
            _ => state.Places.FirstOrDefault(place => place.Key == option) is { } place
                ? Given(state, place)
                : new(state) { Say = context.Texts.PressAButton },
        };

    // Words that choose; null when they don't.
    private static FlowStep<Belonging>? Choice(Belonging state, string text, FlowContext context)
    {
        if (ShortAnswers.IsAdd(text) && state.Places.Where(place => place.Adds).ToList() is [var only])
            return Given(state, only);
        if (HasSomething(state, context) && ShortAnswers.IsPlainYes(text) && state.Places is [var offered])
            return Given(state, offered);
        if (ShortAnswers.IsNewReport(text, context.Texts, state.Words.Text) || ShortAnswers.IsAnotherMatter(text))
            return Chosen(state, NewReport, context);
        if (ShortAnswers.IsNo(text) || ShortAnswers.IsMistake(text))
            return state.Left > 0
                ? new(state.Next()) { Say = NotKept(state, context.Texts) }
                : new(state) { Ends = true, Say = StoppedWithout(state, context.Texts) };
        if (HasSomething(state, context) && ShortAnswers.IsDone(text))
            return state.Places.Where(place => place.Adds).ToList() is [var adds]
                ? Given(state, adds)
                : new(state) { Say = context.Texts.PressAButton };
        return HasSomething(state, context) && Named(state, text) is { } place ? Given(state, place) : null;
    }

    // "wifi", "di ruangan saya", "mati": together they describe a problem, which begins a report as one message would
    // have.
    private static FlowStep<Belonging> Longer(Belonging state, FlowContext context) =>
        state is { Words: { Parts.Count: > 1, Text: { } told }, Places: [], Closed: null, Left: 0 }
        && context.Person.Roles is Roles.None
        && Utterances.Read(told) is Utterance.Problem
            ? After(state, new FlowCommand.BeginReport(state.Words, state.DraftId)) with
            {
                Say = context.Texts.ReportBegun,
            }
            : new(state);

    // A question of how far it is: it is answered, and this one is asked again.
    private static FlowStep<Belonging>? AskedBack(Belonging state, FlowInput.Words words, FlowContext context) =>
        HasSomething(state, context)
        && Asks(words.Text)
        // "nunggu kabel" of an officer is why it takes a while.
        && (context.Person.Roles is Roles.None || words.Text.Contains('?', StringComparison.Ordinal))
            ? new(
                Utterances.SaysMore(words.Text) || Verdicts.IsVerdict(words.Text)
                    ? state.And(words.Text, words.MessageId)
                    : state
            )
            {
                Say = state is { Places: [], Closed: null } ? context.Texts.NotSentYet : ChatText.Empty,
                Run = state is { Places: [], Closed: null } ? null : new FlowCommand.ShowOwn(),
            }
            : null;

    // What is said of another ticket is another message.
    private static FlowStep<Belonging>? Another(Belonging state, FlowInput input, string text, FlowContext context) =>
        HasSomething(state, context)
        && NamedIn(text) is { } named
        && !(state.Words.Text ?? "").Contains(named, StringComparison.OrdinalIgnoreCase)
            ? new(state) { Asks = false, Run = new FlowCommand.AskWhere(input) }
            : null;

    private static string? NamedIn(string text) =>
        TicketCode.Find(text, out var code) is TicketCodeReading.Good
            ? code
            : TicketCode.TailsIn(text).FirstOrDefault();

    private static FlowStep<Belonging>? Talk(Belonging state, string text, FlowContext context) =>
        HasSomething(state, context)
        && Utterances.Read(text)
            is Utterance.Greeting
                or Utterance.Thanks
                or Utterance.Nod
                or Utterance.Nothing
                or Utterance.Plea
            ? new(state) { Say = context.Texts.PressAButton }
            : null;

    // Nobody knows a ticket by its ID alone.
    private static ChatText Subjects(Belonging state, Texts texts)
    {
        var tickets = state
            .Places.Where(place => place.Subject is not null)
            .DistinctBy(place => place.About.TicketId)
            .ToList();
        return tickets.Count < 2
            ? ChatText.Empty
            : ChatText.Lines(
                tickets.Select(place =>
                    texts.SubjectOf(
                        code: ChatText.Code(place.About.Code),
                        subject: Excerpt.Of(place.Subject!, ShownSubject)
                    )
                )
            );
    }

    private static bool Asks(string text) =>
        Utterances.Read(text) is var meaning
        && (
            meaning is Utterance.CancelReport or Utterance.AskOfficer
            || (meaning is Utterance.Progress && !Utterances.Tells(text))
        );

    private static readonly FrozenSet<string> Choosing =
        "tambah tambahkan tambahin tambahno masuk masukkan masukin catat simpan pilih laporan nomor no id ya iya add"
            .Split(' ')
            .ToFrozenSet();

    // "tambahkan ke 02FHPN": the one place on the ticket that is named, with words of choosing and nothing besides.
    private static BelongingPlace? Named(Belonging state, string text)
    {
        var named = state.Places.Where(place => Names(text, place)).ToList();
        if (named.Select(place => place.About.TicketId).Distinct().Count() > 1)
            return null;
        return named is [var only] ? only
            : named.Where(place => place.Adds).ToList() is [var adds] ? adds
            : null;
    }

    private static bool Names(string text, BelongingPlace place)
    {
        var hasCode = text.Contains(place.About.Code[^6..], StringComparison.OrdinalIgnoreCase);
        var rest = Tokens
            .Of(hasCode ? TicketCode.Without(text, place.About.Code) : text)
            .Where(word => !Choosing.Contains(word) && !Vocabulary.Fillers.Contains(word))
            .ToList();
        // "yg printer": what it is about, and nothing besides.
        return hasCode
            ? rest.Count == 0
            // "3 lah" is a rating, or a number of something else.
            : rest.Any(word => !word.All(char.IsAsciiDigit))
                && place.Subject is { } subject
                && rest.All(Tokens.Of(subject).Contains)
                // "aku yg ke sobo" says who goes there.
                && !Tokens.Of(text).Contains("saya");
    }

    // A nod in answer to a ticket's card is what it is asked about.
    private static bool HasSomething(Belonging state, FlowContext context) =>
        state.Words.Parts.Count > 0 || context.SoFar.Photos > 0;

    private static FlowStep<Belonging> Given(Belonging state, BelongingPlace place) =>
        After(state, new FlowCommand.Give(place, state.Words, state.DraftId));

    // What waits behind it is asked about next.
    private static FlowStep<Belonging> After(Belonging state, FlowCommand run) =>
        state.Left == 0 ? new(state) { Ends = true, Run = run } : new(state.Next()) { Run = run };

    private static FlowStep<Belonging> Photo(Belonging state, FlowInput.Sent sent) =>
        new((sent.Caption is { } caption ? state.And(caption, sent.MessageId) : state) with { AlbumId = sent.AlbumId })
        {
            Asks = sent.AlbumId is null || sent.AlbumId != state.AlbumId,
            Run = new FlowCommand.Keep(sent.Photo, state.DraftId),
        };

    /// <summary>That the message that is asked about is left out; those behind it are asked about next.</summary>
    public static ChatText NotKept(Belonging state, Texts texts) =>
        texts.ThisNotKept(Excerpt.Of(state.Words.Text ?? "", Shown));

    /// <summary>That nothing of it is kept.</summary>
    public static ChatText StoppedWithout(Belonging state, Texts texts) =>
        state.Words.Parts.Count + state.Left is > 1 and var count
            ? texts.StoppedManyNotKept(count)
            : texts.StoppedNotKept;

    private static bool IsWorthKeeping(string? words) =>
        words is not null
        && Tokens.Of(words).Count
            > Utterances.Read(words) switch
            {
                Utterance.Problem or Utterance.StillBroken or Utterance.Solved => FewWords,
                Utterance.Unclear => ManyWords,
                _ => int.MaxValue,
            };

    private static string Label(BelongingPlace place, Texts texts) =>
        place.Adds ? texts.LabelAddTo(place.About.Code) : $"{texts.ActionLabel(place.As)} {place.About.Code}";
}

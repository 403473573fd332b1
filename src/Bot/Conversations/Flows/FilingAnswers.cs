using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What becomes of a report by something that was typed or sent for it.</summary>
internal static partial class FilingAnswers
{
    private const int ShortestDescription = 3,
        LongestName = 6;

    /// <summary>Words, at whatever question.</summary>
    public static FlowStep<Draft> Words(Draft draft, FlowInput.Words words, FlowContext context)
    {
        var (text, step) = (words.Text, draft.Step);
        if (ChangedBefore(draft, words, context) is { } changed)
            return changed;
        if (step is not (FilingStep.What or FilingStep.Name) && ShortAnswers.AsksForTheQuestion(text))
            return new(draft) { Say = context.Texts.QuestionAgain };
        var taken = step switch
        {
            FilingStep.Office or FilingStep.Pick => ApplicantAnswers.Office(draft, words, context),
            FilingStep.Category => CategoryAnswers.Words(draft, words, context),
            FilingStep.Known => AtKnown(draft, words, context),
            FilingStep.Photos => AtPhotos(draft, words, context),
            FilingStep.Summary => AtSummary(draft, words, context),
            FilingStep.Change => Changed(draft, words, context)
                ?? NamedField(draft, text, withVerb: false)
                ?? BesideAChoice(draft, words, context.Texts),
            FilingStep.Phone => ApplicantAnswers.Phone(draft, words, context),
            FilingStep.Name => AtName(draft, words, context),
            FilingStep.Location when ApplicantAnswers.IsAboutTheNumber(text) => ApplicantAnswers.NumberBeside(
                draft,
                words,
                context
            ),
            _ => Field(draft, step, text, words.MessageId, context.Texts),
        };
        return
            words.MessageId is not null
            && step
                is FilingStep.Name
                    or FilingStep.Office
                    or FilingStep.Pick
                    or FilingStep.Phone
                    or FilingStep.Location
            ? taken with
            {
                State = FilingEdits.WithSource(
                    taken.State,
                    words.MessageId,
                    step is FilingStep.Pick ? FilingStep.Office : step
                ),
            }
            : taken;
    }

    private static FlowStep<Draft> AtKnown(Draft draft, FlowInput.Words words, FlowContext context)
    {
        if (ShortAnswers.IsChange(words.Text) || ShortAnswers.IsNo(words.Text))
            return FilingChoices.Choose(draft, FilingQuestions.Change, context);
        if (ShortAnswers.IsTheSame(words.Text))
            return FilingChoices.Choose(draft, FilingQuestions.Yes, context);
        // The category was the question before.
        if (CategoryAnswers.Named(words.Text, context.Texts) is { } category)
            return new(draft.WithCategory(Enum.Parse<Teams>(category)));
        return FieldWords.Named(words.Text, withVerb: true) is not null
            ? FilingChoices.Choose(draft, FilingQuestions.Change, context)
            : Changed(UsesKnown(draft, context), words, context) ?? BesideAChoice(draft, words, context.Texts);
    }

    private static FlowStep<Draft> AtPhotos(Draft draft, FlowInput.Words words, FlowContext context)
    {
        if (MeansDone(words.Text, context.Texts))
            return FilingChoices.Choose(draft, FilingQuestions.Done, context);
        return TypedWords.IsNumber(words.Text) ? new(draft) { Say = context.Texts.PressAButton }
            : ShortAnswers.AsksToWait(words.Text) ? new(draft) { Say = context.Texts.TakeYourTime }
            : IsAskedOfUs(words.Text) ? new(draft) { Say = context.Texts.QuestionNotKept }
            : Changed(draft, words, context) is { } changed ? changed
            : AddToDescription(draft, words.Text, words.MessageId, context.Texts);
    }

    private static FlowStep<Draft> AtSummary(Draft draft, FlowInput.Words words, FlowContext context) =>
        ShortAnswers.IsSend(words.Text) ? FilingChoices.Choose(draft, FilingQuestions.Send, context)
        // "lewati", a moment too late for the photos.
        : MeansDone(words.Text, context.Texts) ? new(draft) { Say = context.Texts.PressAButton }
        : Changed(draft, words, context)
            ?? NamedField(draft, words.Text, withVerb: true)
            ?? (
                ApplicantAnswers.IsAboutTheNumber(words.Text)
                    ? ApplicantAnswers.NumberBeside(draft, words, context)
                    : BesideAChoice(draft, words, context.Texts)
            );

    private static FlowStep<Draft> AtName(Draft draft, FlowInput.Words words, FlowContext context)
    {
        if (ShortAnswers.IsTheSame(words.Text))
            return context.Person.ApplicantName is { } known
                ? new((draft with { Name = known }).Answered(FilingStep.Name))
                : new(draft) { Say = context.Texts.NameNotKnown, Asks = false };
        // "Telepon 0812 …": no name is in it, and nothing of it is to be typed again.
        if (
            PhoneNumber.Find(words.Text) is [var number]
            && !TypedWords.Readable(ApplicantLine.Bare(PhoneNumber.Without(words.Text)))
        )
            return new((draft with { Phone = number }).Answered(FilingStep.Phone))
            {
                Say = context.Texts.PhoneTaken(PhoneNumber.Shown(number)),
            };
        return ApplicantLine.Read(words.Text, context.Organisations) is { } line
            ? line.Into(draft, context.Texts)
            : Field(draft, FilingStep.Name, NamedAs().Replace(words.Text, ""), words.MessageId, context.Texts);
    }

    // "nama saya Sari"
    [GeneratedRegex(
        @"^nama(?:nya|ne|ku|\s+(?:saya|sy|aku|kulo|kula))?(?:\s*:|\s+adalah)?\s+(?=\S{2,})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NamedAs();

    // "ubah nama, yang benar Sari Wulandari": the part is asked for anew, and answered.
    private static FlowStep<Draft>? Changed(Draft draft, FlowInput.Words words, FlowContext context) =>
        FieldWords.Change(words.Text, draft.Step is FilingStep.Summary or FilingStep.Change) is { } change
            ? Words(draft with { Changing = change.Field.ToString() }, words with { Text = change.To }, context)
            : null;

    // "eh namanya salah, nama saya Sari", at the question for the office: the name is put right, and the question
    // stands.
    private static FlowStep<Draft>? ChangedBefore(Draft draft, FlowInput.Words words, FlowContext context) =>
        draft is { Step: FilingStep.Office or FilingStep.Pick or FilingStep.Phone, Changing: null }
        && FieldWords.Change(words.Text)
            is { Field: FilingStep.Name or FilingStep.Office or FilingStep.Category } change
        && !(change.Field is FilingStep.Office && draft.Step is not FilingStep.Phone)
            ? Changed(ApplicantAnswers.WithoutTypedOffice(draft, context.Texts), words, context)
            : null;

    private static FlowStep<Draft>? NamedField(Draft draft, string text, bool withVerb) =>
        FieldWords.Named(text, withVerb) is { } field ? new(draft with { Changing = field.ToString() }) : null;

    /// <summary>A place on the map: where, or part of what happens.</summary>
    public static FlowStep<Draft> Place(Draft draft, string place, FlowContext context) =>
        draft.Step switch
        {
            FilingStep.Location or FilingStep.What => Words(draft, new FlowInput.Words(place), context),
            FilingStep.Photos or FilingStep.Summary => AddToDescription(draft, place, null, context.Texts),
            _ => new(draft) { Say = context.Texts.PlaceNotHere },
        };

    /// <summary>A contact card: the number, or the name.</summary>
    public static FlowStep<Draft> Card(Draft draft, ContactCard card, FlowContext context) =>
        draft.Step switch
        {
            FilingStep.Phone when card.Phone.Length == 0 => new(draft) { Say = context.Texts.CardWithoutPhone },
            FilingStep.Phone => ApplicantAnswers.FromCard(draft, card.Phone, context),
            FilingStep.Name when card.Name.Length > 0 => Words(draft, new FlowInput.Words(card.Name), context),
            FilingStep.What or FilingStep.Photos or FilingStep.Summary => AddToDescription(
                draft,
                $"{card.Name} {card.Phone}".Trim(),
                null,
                context.Texts
            ),
            _ => new(draft) { Say = context.Texts.CardNotHere },
        };

    /// <summary>A photo, which is kept whenever it comes.</summary>
    public static FlowStep<Draft> Photo(Draft draft, FlowInput.Sent sent, FlowContext context)
    {
        var texts = context.Texts;
        var answered = sent.AlbumId is not null && sent.AlbumId == draft.AlbumId;
        var next = draft with { AlbumId = sent.AlbumId };
        var worded = Captioned(next, sent, texts);
        if (context.SoFar.Photos >= Ticket.MaxPhotos)
            return draft.ToldTooMany && sent.Caption is null
                ? new(next) { Asks = false }
                : new(worded.State with { ToldTooMany = true }) { Say = texts.PhotosTooMany(Ticket.MaxPhotos) };

        // At the question about photos the next question is the answer; elsewhere it has to be said that the photo is
        // kept.
        var say = draft.Step is FilingStep.Photos ? ChatText.Empty : texts.PhotoKept;
        if (!worded.Say.IsEmpty)
            say = worded.Say;
        return new(worded.State)
        {
            Run = new FlowCommand.Keep(sent.Photo, draft.Id),
            Say = answered && worded.Say.IsEmpty ? ChatText.Empty : say,
            Asks = !answered || !worded.Say.IsEmpty,
        };
    }

    private static FlowStep<Draft> Field(Draft draft, FilingStep step, string text, string? messageId, Texts texts)
    {
        FlowStep<Draft> Take(int atLeast, int atMost, Func<Draft, Draft> put) =>
            TypedWords.Objection(text, atLeast, texts, atMost) is { } objection
                ? new(draft) { Say = objection }
                : new(put(draft).Answered(step));
        return step switch
        {
            // Nobody is called like that: it goes on about what happens.
            FilingStep.Name when Tokens.Of(text).Count >= LongestName && Utterances.Read(text) is Utterance.Problem =>
                AddToDescription(draft, text, messageId, texts),
            FilingStep.Name => Take(2, Ticket.MaxLine, d => d with { Name = text }),
            // No room is called "lewati".
            FilingStep.Location when TypedWords.IsLabel(text, texts.LabelSkip) => new(draft)
            {
                Say = texts.AnswerInWords(text),
            },
            FilingStep.Location => Take(2, Ticket.MaxLine, d => d with { Location = text }),
            // Told anew, it is the whole.
            _ => Take(
                ShortestDescription,
                Ticket.MaxText,
                d =>
                    d with
                    {
                        What = Written.Nothing.And(text, messageId),
                        Remarks = d.Changing is null ? d.Remarks : Written.Nothing,
                    }
            ),
        };
    }

    /// <summary>
    /// Words beside a choice belong to the report: they are kept, not thrown away. A number is for an option that there
    /// is not.
    /// </summary>
    public static FlowStep<Draft> BesideAChoice(Draft draft, FlowInput.Words words, Texts texts)
    {
        // So is "lewati", a moment too early or too late for the photos.
        if (TypedWords.IsNumber(words.Text) || MeansDone(words.Text, texts))
            return new(draft) { Say = texts.PressAButton };
        if (Utterances.Read(words.Text) is Utterance.Progress or Utterance.AskOfficer or Utterance.CancelReport)
            return new(
                Utterances.SaysMore(words.Text)
                    ? AddToDescription(draft, words.Text, words.MessageId, texts, isRemark: true).State
                    : draft
            )
            {
                Run =
                    TicketCode.Find(words.Text, out _) is TicketCodeReading.None
                        ? new FlowCommand.ShowOwn()
                        : new FlowCommand.LookUp(words.Text),
            };
        var meaning = Utterances.Read(words.Text);
        if (IsAskedOfUs(words.Text))
            return new(draft) { Say = texts.QuestionNotKept };
        if (ShortAnswers.AsksToWait(words.Text))
            return new(draft) { Say = texts.TakeYourTime };
        // "oke", "halo": nothing that a report would be the better for.
        if (meaning is not (Utterance.Problem or Utterance.StillBroken or Utterance.Unclear or Utterance.Solved))
            return new(draft) { Say = texts.PressAButton };
        // What happens is asked for all the same, unless this says it.
        var isRemark =
            draft.What.Parts.Count == 0
            && Utterances.Read(words.Text) is not (Utterance.Problem or Utterance.StillBroken);
        var added = AddToDescription(draft, words.Text, words.MessageId, texts, isRemark);
        var hint = meaning is Utterance.Solved ? texts.SolvedInDraft : texts.PressAButton;
        return added with { Say = ChatText.Paragraphs(added.Say, hint) };
    }

    // "Yang mana itu maksudnya?" is asked of us, and tells nobody what happens.
    private static bool IsAskedOfUs(string text) =>
        text.TrimEnd().EndsWith('?') && Utterances.Read(text) is Utterance.Unclear;

    private static Draft UsesKnown(Draft draft, FlowContext context) =>
        FilingChoices.Choose(draft, FilingQuestions.Yes, context).State;

    // Where words are asked for, a caption is the answer; elsewhere it goes with the photo, into what happens.
    private static FlowStep<Draft> Captioned(Draft draft, FlowInput.Sent sent, Texts texts)
    {
        if (sent.Caption is not { } caption || !TypedWords.Readable(caption))
            return new(draft);
        var added = AddToDescription(draft, caption, sent.MessageId, texts);
        return added.State == draft ? added : added with { Say = ChatText.Empty };
    }

    /// <summary>What happens, with one more part; a remark where it is said beside the answer to something else.</summary>
    public static FlowStep<Draft> AddToDescription(
        Draft draft,
        string text,
        string? messageId,
        Texts texts,
        bool isRemark = false
    )
    {
        var longer = isRemark
            ? draft with
            {
                Remarks = draft.Remarks.And(text, messageId),
            }
            : draft with
            {
                What = draft.What.And(text, messageId),
            };
        return (TypedWords.Objection(text, 1, texts) ?? TypedWords.TooLong(longer.Description!, texts)) is { } objection
            ? new(draft) { Say = objection }
            : new(longer) { Say = texts.AddedToDescription };
    }

    /// <summary>A draft with what was said beside the answer to a question, if that is worth keeping.</summary>
    public static FlowStep<Draft> WithRemark(FlowStep<Draft> taken, string text, string? messageId, Texts texts)
    {
        var added = AddToDescription(taken.State, text, messageId, texts, isRemark: true);
        return added.State == taken.State
            ? taken
            : taken with
            {
                State = added.State,
                Say = ChatText.Paragraphs(taken.Say, added.Say),
            };
    }

    private static bool MeansDone(string text, Texts texts) =>
        ShortAnswers.IsDone(text)
        || ShortAnswers.IsWithoutPhotos(text)
        || new[] { texts.LabelSkip, texts.LabelDone, texts.NoPhotos }.Any(label => TypedWords.IsLabel(text, label));
}

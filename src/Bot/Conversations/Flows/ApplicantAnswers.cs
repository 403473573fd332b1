using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What becomes of a report by what was given for the applicant's office and number.</summary>
internal static partial class ApplicantAnswers
{
    private const int SentenceOfAnOffice = 3;

    /// <summary>Whether words are about the number under which someone is reached, and give one.</summary>
    public static bool IsAboutTheNumber(string text) =>
        PhoneNumber.Find(text).Count > 0
        && (
            !TypedWords.Readable(ApplicantLine.Bare(PhoneNumber.Without(text)))
            || NamesANumber().IsMatch(text)
            || FieldWords.SaysItIsWrong(PhoneNumber.Without(text))
        );

    /// <summary>
    /// A number that is given at another question: it is the one to call, and what is said of it is kept.
    /// </summary>
    public static FlowStep<Draft> NumberBeside(Draft draft, FlowInput.Words words, FlowContext context)
    {
        var number = PhoneNumber.Find(words.Text)[0];
        var taken = WithPhone(draft, number, context.Texts.PhoneTaken(PhoneNumber.Shown(number)));
        return ApplicantLine.SaysMore(PhoneNumber.Without(words.Text))
            ? FilingAnswers.WithRemark(taken, words.Text, words.MessageId, context.Texts)
            : taken;
    }

    [GeneratedRegex(
        $@"\b(?:{PhoneWords.Pattern})(?:nya|e|ku)?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NamesANumber();

    /// <summary>Words at the question for the number; what is said beside it is kept.</summary>
    public static FlowStep<Draft> Phone(Draft draft, FlowInput.Words words, FlowContext context)
    {
        var taken = Phone(draft, words.Text, context);
        // "pas login muncul error 504": no number, and not to be typed again.
        if (taken.State.Phone == draft.Phone && SaysWhatHappens(words.Text))
            return FilingAnswers.WithRemark(taken, words.Text, words.MessageId, context.Texts);
        // "… tapi jangan telepon jam 12": who calls must know it.
        return PhoneNumber.Find(words.Text).Count > 0 && ApplicantLine.SaysMore(PhoneNumber.Without(words.Text))
            ? FilingAnswers.WithRemark(new(taken.State), words.Text, words.MessageId, context.Texts)
            : taken;
    }

    private static bool SaysWhatHappens(string text) =>
        PhoneNumber.Find(text).Count == 0
        && Utterances.Read(text) is Utterance.Problem or Utterance.StillBroken
        && Tokens.Of(text).Count >= SentenceOfAnOffice;

    private static FlowStep<Draft> Phone(Draft draft, string text, FlowContext context)
    {
        var texts = context.Texts;
        var found = PhoneNumber.Find(text);
        if (found is [] && ShortAnswers.IsTheSame(text))
            return (context.OwnNumber ?? context.Person.ApplicantPhone) is { } known
                ? WithPhone(draft, known, texts.PhoneTaken(PhoneNumber.Shown(known)))
                : new(draft) { Say = texts.PhoneNotKnown, Asks = false };
        return found switch
        {
            [] => new(draft) { Say = texts.PhoneWrong, Asks = false },
            [var only] => WithPhone(draft, only, ChatText.Empty),
            [var first, ..] => WithPhone(
                draft,
                first,
                texts.PhoneFirstKept(
                    first: PhoneNumber.Shown(first),
                    others: string.Join(", ", found.Skip(1).Select(PhoneNumber.Shown))
                )
            ),
        };
    }

    /// <summary>The number of a contact card: nobody has seen it, so that it is read back.</summary>
    public static FlowStep<Draft> FromCard(Draft draft, string number, FlowContext context)
    {
        var taken = FilingAnswers.Words(draft, new FlowInput.Words(number), context);
        return taken.State.Phone is { } phone && taken.Say.IsEmpty
            ? taken with
            {
                Say = context.Texts.PhoneTaken(PhoneNumber.Shown(phone)),
            }
            : taken;
    }

    private static FlowStep<Draft> WithPhone(Draft draft, string phone, ChatText say) =>
        new((draft with { Phone = phone }).Answered(FilingStep.Phone)) { Say = say };

    /// <summary>Words at the question for the office, or for which one is meant.</summary>
    public static FlowStep<Draft> Office(Draft draft, FlowInput.Words words, FlowContext context)
    {
        var (text, texts) = (words.Text, context.Texts);
        draft = WithoutTypedOffice(draft, texts);
        if (context.Person.ApplicantOffice is { } known && ShortAnswers.IsTheSame(text))
            return new(draft.WithOffice(known));
        // Neither "kirim" nor a number is an office.
        if (ShortAnswers.IsSend(text))
            return new(draft) { Say = texts.PressAButton };
        if (draft.Phone is not null && IsAboutTheNumber(text))
            return NumberBeside(draft, words, context);
        var say = ChatText.Empty;
        if (draft.Phone is null && PhoneNumber.Find(text) is [var phone, ..])
        {
            draft = (draft with { Phone = phone }).Answered(FilingStep.Phone);
            say = texts.PhoneTaken(PhoneNumber.Shown(phone));
            text = ApplicantLine.Bare(PhoneNumber.Without(text));
            if (!TypedWords.Readable(text))
                return new(draft) { Say = say };
        }
        return TypedWords.Objection(text, 2, texts, Ticket.MaxLine) is { } objection ? new(draft) { Say = objection }
            : context.Organisations.Exact(text) is { } office ? new(draft.WithOffice(office.Full)) { Say = say }
            : new(draft with { OfficeTyped = text }) { Say = say };
    }

    /// <summary>
    /// A draft without the office that is not clear; what was typed for it is kept, for it may be something else.
    /// </summary>
    public static Draft WithoutTypedOffice(Draft draft, Texts texts)
    {
        if (draft.OfficeTyped is not { } typed)
            return draft;
        var without = draft with { OfficeTyped = null };
        return Tokens.Of(typed).Count >= SentenceOfAnOffice
            ? FilingAnswers.WithRemark(new(without), typed, null, texts).State
            : without;
    }
}

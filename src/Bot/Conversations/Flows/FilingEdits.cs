using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Answers that were edited while the report is still being given.</summary>
internal static class FilingEdits
{
    private const int WordsOfASentence = 5;

    /// <summary>An answer was edited: it is changed, and what was asked since is asked again.</summary>
    public static FlowStep<Draft> Edited(Draft draft, FlowInput.Edited edited, FlowContext context)
    {
        var texts = context.Texts;
        if (draft.What.Edited(edited.MessageId, edited.Text) is { } changed)
            return
                (TypedWords.Objection(edited.Text, 1, texts) ?? TypedWords.TooLong(changed.Text!, texts))
                    is { } objection
                ? new(draft) { Say = ChatText.Paragraphs(objection, texts.EditNotTaken) }
                : new(draft with { What = changed })
                {
                    Say = texts.EditTaken(
                        field: FilingQuestions.FieldName(FilingStep.What, texts),
                        value: Excerpt.Of(edited.Text, 200)
                    ),
                };
        if (draft.Remarks.Edited(edited.MessageId, edited.Text) is { } remarks)
            return new(draft with { Remarks = remarks })
            {
                Say = texts.EditTaken(
                    field: FilingQuestions.FieldName(FilingStep.What, texts),
                    value: Excerpt.Of(edited.Text, 200)
                ),
            };
        if (
            !draft.AnsweredIn.TryGetValue(edited.MessageId, out var name)
            || !Enum.TryParse<FilingStep>(name, out var step)
        )
            return new(draft) { Say = texts.EditNotTaken };
        var again = FilingAnswers.Words(
            draft with
            {
                Changing = name,
                OfficeTyped = null,
            },
            new FlowInput.Words(edited.Text, edited.MessageId),
            context
        );
        if (again.State.Changing is not null)
            return new(draft) { Say = ChatText.Paragraphs(again.Say, texts.EditNotTaken) };
        // The way that was gone is not gone anew.
        var state = again.State with
        {
            Path = draft.Path,
            Changing = draft.Changing,
            Retreat = draft.Retreat,
        };
        return again with
        {
            State = state,
            Asks = true,
            Say = ChatText.Paragraphs(
                again.Say,
                texts.EditTaken(field: FilingQuestions.FieldName(step, texts), value: ValueOf(state, step))
            ),
        };
    }

    /// <summary>
    /// A draft in which an answer was replaced: one that says more than a name or a place does was about the trouble,
    /// and stands behind the description from now on.
    /// </summary>
    public static FlowStep<Draft> KeepingReplaced(Draft before, FlowStep<Draft> taken, Texts texts)
    {
        var after = taken.State;
        (string Field, string? Before, string? After)[] answers =
        [
            (texts.FieldName, before.Name, after.Name),
            (texts.FieldOffice, before.Office, after.Office),
            (texts.LocationField(before.Category), before.Location, after.Location),
        ];
        foreach (var (field, was, now) in answers)
            if (was is not null && was != now && SaysMore(was))
                taken = FilingAnswers.WithRemark(taken, texts.AnswerBefore(field: field, value: was), null, texts);
        return taken;
    }

    private static bool SaysMore(string answer) =>
        Utterances.Read(answer)
            is Utterance.Problem
                or Utterance.StillBroken
                or Utterance.Solved
                or Utterance.Progress
                or Utterance.CancelReport
                or Utterance.AskOfficer
        || Tokens.Of(answer).Count >= WordsOfASentence;

    /// <summary>Notes in which message a question was answered.</summary>
    public static Draft WithSource(Draft draft, string messageId, FilingStep step) =>
        draft with
        {
            AnsweredIn = new Dictionary<string, string>(
                draft.AnsweredIn.Where(answer => answer.Value != step.ToString())
            )
            {
                [messageId] = step.ToString(),
            },
        };

    private static string ValueOf(Draft draft, FilingStep step) =>
        step switch
        {
            FilingStep.Name => draft.Name,
            FilingStep.Office => draft.Office,
            FilingStep.Phone => PhoneNumber.Shown(draft.Phone!),
            _ => draft.Location,
        } ?? "";
}

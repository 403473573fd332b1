using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Answers that were edited while the report is still being given.</summary>
internal static class FilingEdits
{
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

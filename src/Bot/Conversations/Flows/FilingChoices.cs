using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>What becomes of a report by an option that was chosen, or by going back.</summary>
internal static class FilingChoices
{
    /// <summary>An option of the open question.</summary>
    public static FlowStep<Draft> Choose(Draft draft, string option, FlowContext context)
    {
        switch (draft.Step, option)
        {
            case (FilingStep.Category, nameof(Teams.Application) or nameof(Teams.Network) or nameof(Teams.Both)):
                return new(draft.WithCategory(Enum.Parse<Teams>(option)));
            case (FilingStep.Known, FilingQuestions.Yes):
                var known = context.Person;
                return new(
                    (
                        draft with
                        {
                            OffersKnown = false,
                            Name = known.ApplicantName,
                            Office = known.ApplicantOffice,
                            Phone = known.ApplicantPhone,
                        }
                    ).Answered(FilingStep.Known)
                );
            case (FilingStep.Known, FilingQuestions.Change):
                var anew = draft with { OffersKnown = false, Name = null, Office = null, Phone = null };
                return new(anew.Answered(FilingStep.Known));
            case (FilingStep.Pick, FilingQuestions.AsTyped):
                return new(draft.WithOffice(draft.OfficeTyped!));
            case (FilingStep.Pick, _)
                when int.TryParse(option, out var index)
                    && context.Organisations.Suggest(draft.OfficeTyped!).ElementAtOrDefault(index) is { } office:
                return WithOffice(draft, office, context);
            case (FilingStep.Photos, FilingQuestions.Done):
                return new((draft with { PhotosDone = true }).Answered(FilingStep.Photos));
            case (FilingStep.Photos, _)
                when option.StartsWith(FilingQuestions.Remove, StringComparison.Ordinal)
                    && long.TryParse(option[FilingQuestions.Remove.Length..], out var photo)
                    && context.SoFar.PhotoIds.Contains(photo):
                return new(draft)
                {
                    Run = new FlowCommand.DropPhoto(photo, draft.Id),
                    Say = context.Texts.PhotoRemoved,
                };
            case (FilingStep.Summary, FilingQuestions.Send):
                return new(draft)
                {
                    Ends = true,
                    Run = new FlowCommand.File(draft.ToReport(context.Person, context.Organisations, context.Now)),
                };
            case (FilingStep.Summary, FilingQuestions.Change):
                return new(draft with { Changing = nameof(FilingStep.Change) });
            case (FilingStep.Change, _)
                when Enum.TryParse<FilingStep>(option, out var step) && FilingQuestions.Changeable.Contains(step):
                return new(draft with { Changing = step.ToString() });
            default:
                return new(draft) { Say = context.Texts.PressAButton };
        }
    }

    // "dinkes, ruang farmasi lt 3": the office is chosen, and the rest is not lost.
    private static FlowStep<Draft> WithOffice(Draft draft, Organisation office, FlowContext context)
    {
        var typed = draft.OfficeTyped!;
        var named = Tokens.Of(office.Name).Concat(office.Abbreviations.SelectMany(Tokens.Of)).ToHashSet();
        var taken = new FlowStep<Draft>(draft.WithOffice(office.Full));
        return Tokens.Of(typed).Count(word => !named.Contains(word) && !Vocabulary.Fillers.Contains(word)) > 1
            ? FilingAnswers.WithRemark(taken, typed, null, context.Texts)
            : taken;
    }

    /// <summary>One question back; from what is being changed, to the summary.</summary>
    public static FlowStep<Draft> GoBack(Draft draft, Texts texts)
    {
        if (draft.OfficeTyped is not null)
            return new(ApplicantAnswers.WithoutTypedOffice(draft, texts));
        // From the list of fields, or one that was chosen there, to the summary.
        if (draft is { Changing: not null, Retreat: 0 })
            return new(draft with { Changing = null });
        if (draft.Path.Count <= draft.Retreat)
            return new(draft) { Say = texts.NothingToGoBackTo };
        var retreat = draft.Retreat + 1;
        return new(draft with { Retreat = retreat, Changing = draft.Path[^retreat], PhotosDone = false });
    }
}

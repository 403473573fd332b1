namespace Helpdesk.Bot.Conversations;

/// <summary>Step 1: takes a report, one question a message. A photo is kept whenever it comes.</summary>
internal sealed class FileTicketFlow : Flow<Draft>
{
    /// <inheritdoc/>
    public override string Name => "file";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    protected override Guid? DraftOf(Draft draft) => draft.Id;

    /// <inheritdoc/>
    protected override DateTimeOffset? ClockOf(Draft draft) => draft.StartedAt;

    /// <inheritdoc/>
    protected override Question Ask(Draft draft, FlowContext context) =>
        FilingQuestions.Of(draft, context) with
        {
            WantsOption =
                draft.Step is FilingStep.Category or FilingStep.Known or FilingStep.Summary or FilingStep.Change,
            HasBack = draft is { OfficeTyped: not null } or { Changing: not null } || draft.Path.Count > draft.Retreat,
        };

    /// <inheritdoc/>
    protected override FlowStep<Draft> Answer(Draft draft, FlowInput input, FlowContext context)
    {
        draft = draft with { StartedAt = draft.StartedAt ?? context.Now };
        return input switch
        {
            FlowInput.Sent sent => FilingAnswers.Photo(draft, sent, context),
            FlowInput.Words words => FilingEdits.KeepingReplaced(
                draft,
                FilingAnswers.Words(draft with { AlbumId = null }, words, context),
                context.Texts
            ),
            FlowInput.Chosen chosen => FilingEdits.KeepingReplaced(
                draft,
                FilingChoices.Choose(draft with { AlbumId = null }, chosen.Option, context),
                context.Texts
            ),
            FlowInput.Edited edited => FilingEdits.Edited(draft, edited, context),
            FlowInput.Place place => FilingAnswers.Place(draft, place.Text, context),
            FlowInput.Card card => FilingAnswers.Card(draft, card.Contact, context),
            FlowInput.Back => FilingChoices.GoBack(draft, context.Texts),
            _ => new(draft),
        };
    }
}

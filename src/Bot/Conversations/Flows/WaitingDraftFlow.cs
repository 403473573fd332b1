using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Asks whether to go on with the report that is not sent yet, or to begin anew: two problems must not run together in
/// one ticket.
/// </summary>
internal sealed class WaitingDraftFlow : Flow<WaitingDraft>
{
    private const string Resume = "resume",
        StartOver = "over";

    /// <inheritdoc/>
    public override string Name => "waiting-draft";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Guid? DraftOf(WaitingDraft state) => state.DraftId;

    /// <inheritdoc/>
    protected override Question Ask(WaitingDraft state, FlowContext context) =>
        Question.InARow(
            "draft",
            context.Texts.DraftWaits(context.DraftSoFar is { } words ? $": “{Excerpt.Of(words, 80)}”" : ""),
            new(Resume, context.Texts.LabelResumeDraft),
            new(StartOver, context.Texts.LabelStartOver)
        ) with
        {
            WantsOption = true,
        };

    /// <inheritdoc/>
    protected override FlowStep<WaitingDraft> Answer(WaitingDraft state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: Resume } => new(state)
            {
                Ends = true,
                Run = new FlowCommand.ResumeDraft(state.Words),
            },
            FlowInput.Chosen { Option: StartOver } => new(state)
            {
                Ends = true,
                Run = new FlowCommand.StartOver(state.Words, state.DraftId),
            },
            FlowInput.Words words => new(state with { Words = state.Words.And(words.Text, words.MessageId) }),
            FlowInput.Place { Text: var place } => new(state with { Words = state.Words.And(place) }),
            FlowInput.Sent sent => new(
                sent.Caption is { } caption ? state with { Words = state.Words.And(caption, sent.MessageId) } : state
            )
            {
                Run = new FlowCommand.Keep(sent.Photo, state.DraftId),
            },
            FlowInput.Edited edited => state.Words.Edited(edited.MessageId, edited.Text) is { } changed
                ? new(state with { Words = changed })
                : new(state) { Say = context.Texts.EditNotTaken },
            FlowInput.Card => new(state) { Say = context.Texts.CardNotHere },
            _ => new(state) { Say = context.Texts.PressAButton },
        };
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks whether the reporter wants to say something to the rating they gave.</summary>
internal sealed class RatingCommentFlow : Flow<Rated>
{
    private const string Skip = "skip";

    /// <inheritdoc/>
    public override string Name => "rating";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(Rated state, FlowContext context) =>
        Question.InARow("comment", context.Texts.AskRatingComment, new Option(Skip, context.Texts.LabelSkip)) with
        {
            HasAbort = false,
        };

    /// <inheritdoc/>
    protected override FlowStep<Rated> Answer(Rated state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: Skip } => Ended(state, context),
            FlowInput.Words { Text: var words } when ShortAnswers.IsDone(words) => Ended(state, context),
            // Another number is the rating, thought better of.
            FlowInput.Words { Text: var number } when TypedRating.Read(number) is { } stars => new(state)
            {
                Say = context.Texts.RatingThanks(code: ChatText.Code(state.About.Code), stars: stars),
                Run = new FlowCommand.RateAnew(state.About.VisitId, stars),
            },
            FlowInput.Words { Text: var words } when TypedWords.Objection(words, 1, context.Texts) is { } objection =>
                new(state) { Say = objection },
            FlowInput.Words { Text: var words } => new(state)
            {
                Ends = true,
                Say = Complains(words) ? context.Texts.RatingCommentComplains : context.Texts.RatingCommentKept,
                Offers = Complains(words) ? [Reopening(state, context.Texts)] : [],
                Run = new FlowCommand.Comment(state.About.VisitId, words),
            },
            _ => new(state) { Say = context.Texts.WordsNotPhoto },
        };

    // "tapi loket 1 mati lagi": who rates is not heard again otherwise.
    private static bool Complains(string words) =>
        Utterances.SaysAgain(words) || Utterances.Read(words) is Utterance.Problem && !Verdicts.IsVerdict(words);

    private static Option Reopening(Rated state, Texts texts) =>
        new(
            "reopen",
            texts.ActionLabel(TicketAction.Reopen),
            new ButtonData.Act(state.About.TicketId, state.About.VisitId, TicketAction.Reopen)
        );

    private static FlowStep<Rated> Ended(Rated state, FlowContext context) =>
        new(state) { Ends = true, Say = context.Texts.RatingEnded };
}

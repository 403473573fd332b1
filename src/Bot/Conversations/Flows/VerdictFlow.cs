using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Asks for the number that belongs to a verdict in words (<c>bagus sekali</c>): the words are kept with it as its
/// comment.
/// </summary>
internal sealed class VerdictFlow : Flow<Verdict>
{
    private const int Shown = 300;

    /// <inheritdoc/>
    public override string Name => "verdict";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override Question Ask(Verdict state, FlowContext context)
    {
        var reopen = new ButtonData.Act(state.About.TicketId, state.About.VisitId, TicketAction.Reopen);
        return new Question(
            "stars",
            context.Texts.AskStars(
                code: ChatText.Code(state.About.Code),
                words: Excerpt.Of(state.Words.Text ?? "", Shown)
            ),
            [
                [
                    .. Enumerable
                        .Range(TicketRating.Worst, TicketRating.Best - TicketRating.Worst + 1)
                        .Select(stars => $"{stars}")
                        .Select(stars => new Option(stars, stars)),
                ],
                [new Option("reopen", context.Texts.ActionLabel(TicketAction.Reopen), reopen)],
            ]
        );
    }

    /// <inheritdoc/>
    protected override FlowStep<Verdict> Answer(Verdict state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: var chosen }
                when int.TryParse(chosen, CultureInfo.InvariantCulture, out var stars) => Rated(state, stars),
            FlowInput.Words { Text: var number } when TypedRating.Read(number) is { } stars => Rated(state, stars),
            FlowInput.Words words when TypedRating.Within(words.Text) is { } stars => Rated(With(state, words), stars),
            // "maaf, macet lagi": no verdict, but that the ticket is to be opened again. What was said before goes with
            // it.
            FlowInput.Words words when Utterances.SaysAgain(words.Text) => new(state)
            {
                Ends = true,
                Run = new FlowCommand.AskWhere(words with { Text = With(state, words).Words.Text! }),
            },
            FlowInput.Words { Text: var words } when TypedWords.Objection(words, 1, context.Texts) is { } objection =>
                new(state) { Say = objection },
            FlowInput.Words words => new(With(state, words)),
            FlowInput.Edited edited when state.Words.Edited(edited.MessageId, edited.Text) is { } changed => new(
                state with
                {
                    Words = changed,
                }
            ),
            _ => new(state) { Say = context.Texts.PressAButton },
        };

    private static Verdict With(Verdict state, FlowInput.Words words) =>
        state with
        {
            Words = state.Words.And(words.Text, words.MessageId),
        };

    private static FlowStep<Verdict> Rated(Verdict state, int stars) =>
        new(state)
        {
            Ends = true,
            Run = new FlowCommand.Rate(
                new ButtonData.Rate(state.About.TicketId, state.About.VisitId, stars),
                state.Words.Text
            ),
        };
}

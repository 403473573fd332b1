using System.Globalization;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>Asks to whom a ticket is handed over: colleagues of its team, by name.</summary>
internal sealed class HandOverFlow : Flow<HandingOver>
{
    /// <inheritdoc/>
    public override string Name => "handover";

    /// <inheritdoc/>
    public override int Version => 1;

    /// <inheritdoc/>
    protected override long? VisitOf(HandingOver state) => state.About.VisitId;

    /// <inheritdoc/>
    protected override Question Ask(HandingOver state, FlowContext context) =>
        Question.OneARow(
            "colleague",
            context.Texts.AskColleague(ChatText.Code(state.About.Code)),
            state.Colleagues.Select(colleague => new Option(Key(colleague), colleague.Name))
        ) with
        {
            WantsOption = true,
        };

    /// <inheritdoc/>
    protected override FlowStep<HandingOver> Answer(HandingOver state, FlowInput input, FlowContext context) =>
        input switch
        {
            FlowInput.Chosen { Option: var key }
                when state.Colleagues.FirstOrDefault(c => Key(c) == key) is { } chosen => Given(state, chosen),
            FlowInput.Words { Text: var name } when Named(state, name, context.Person.Id) is { } named => Given(
                state,
                named
            ),
            _ => new(state) { Say = context.Texts.PressAButton },
        };

    private static FlowStep<HandingOver> Given(HandingOver state, Colleague to) =>
        new(state) { Ends = true, Run = new FlowCommand.HandOver(state.About, to.Id) };

    // "ke Rina aja": the one whose name has that word.
    private static Colleague? Named(HandingOver state, string text, long me)
    {
        var words = Tokens.Of(text);
        if (words.Contains("saya") && state.Colleagues.FirstOrDefault(colleague => colleague.Id == me) is { } self)
            return self;
        var named = state.Colleagues.Where(colleague => Tokens.Of(colleague.Name).Any(words.Contains)).ToList();
        return named is [var only] ? only : null;
    }

    private static string Key(Colleague colleague) => colleague.Id.ToString(CultureInfo.InvariantCulture);
}

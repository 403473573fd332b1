using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Greetings, thanks, nods, and pleas that don't say what for: the menu, in words that fit.</summary>
internal sealed class SmallTalkHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Message is not { Photo: null, Place: null, Card: null, Text.Length: > 0 })
            return false;
        var texts = turn.Texts;
        ChatText? answer = Utterances.Read(turn.Message.Text) switch
        {
            Utterance.Greeting => texts.Greeting(turn.Update.Person.Name),
            Utterance.Thanks => texts.YouAreWelcome,
            Utterance.Nod => texts.Noted,
            Utterance.Plea => texts.AskForDetails,
            Utterance.Nothing => texts.NotUnderstood,
            // With nothing open it is news to nobody, and thanks in other words; an officer tells of a repair.
            Utterance.Solved
                when turn.Update.Roles is Roles.None && (await TicketPlaces.OfAsync(turn, cancellation)).Count == 0 =>
                texts.YouAreWelcome,
            _ => null,
        };
        if (answer is null)
            return false;
        await turn.Menu.ShowAsync(answer.Value, cancellation);
        return true;
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.EntityFrameworkCore;

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
        var meaning = Utterances.Read(turn.Message.Text);
        ChatText? answer = meaning switch
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
        if (meaning is Utterance.Thanks or Utterance.Nod && await WouldTakeNumbersAsync(turn, cancellation))
        {
            turn.Update.Reply(answer.Value);
            return true;
        }
        await turn.Menu.ShowAsync(answer.Value, cancellation);
        return true;
    }

    // Where options are typed, the menu's numbers would take the place of those below what the thanks are for.
    private static Task<bool> WouldTakeNumbersAsync(Turn turn, CancellationToken cancellation) =>
        turn.Update is { Traits.HasButtons: false, Contact.OptionsIn: { } shown }
            ? turn.Update.Db.Outbox.AnyAsync(row => row.Id == shown && row.TicketId != null, cancellation)
            : Task.FromResult(false);
}

using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Words or a photo from someone with one returned report are its correction: nothing else is waited for from them.
/// That it works again is asked about.
/// </summary>
internal sealed class CorrectionHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Update.Roles is not Roles.None || turn.Answers.Input is not { } input)
            return false;
        if (input is FlowInput.Words && Utterances.Read(turn.Message.Text) is Utterance.Solved)
            return false;
        var returned = (await TicketPlaces.OfAsync(turn, cancellation))
            .Where(place => place.As is TicketAction.Resubmit)
            .ToList();
        if (returned is not [var only])
            return false;
        var begun = await turn.Conversations.BeginAsync(new Correction(only.About), cancellation, asks: false);
        await turn.Answers.GiveAsync(begun, input, cancellation);
        return true;
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Words or a photo from someone with an open ticket or a role, which could belong to several things: it is asked
/// where. So are words of anyone else that may be a report, and don't say of what.
/// </summary>
internal sealed class BelongingHandler : MessageHandler
{
    private const int ManyWords = 5;

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Answers.Input is not { } input)
            return false;
        // "mau lapor printer macet" names its place itself: a new report.
        if (
            turn.Update.Roles is Roles.None
            && input is FlowInput.Words { Text: var text }
            && Utterances.BeginsReport(text)
        )
            return false;
        if (await OfficerPlaces.DecidedJustNowAsync(turn, input, cancellation) is { } decided)
        {
            turn.Update.Reply(turn.Texts.NoWayBackFromDecision(ChatText.Code(decided)));
            // "salah pencet pak" has been answered by that.
            if (ShortAnswers.IsMistake(TicketPlaces.WordsOf(input)!))
                return true;
        }
        var places = await TicketPlaces.OfAsync(turn, cancellation);
        if (places.Count == 0 && await TicketParts.SaysManyWaitAsync(turn, cancellation))
            return true;
        if (places.Count == 0 && turn.Update.Roles is Roles.None && !MayBeAReport(input))
            return false;
        return await AskAsync(turn, places, input, cancellation);
    }

    /// <summary>Asks whether words are a decision that waits for the person; false when none does.</summary>
    public static async Task<bool> OffersDecisionsAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Answers.Input is not { } input)
            return false;
        var places = await TicketPlaces.OfAsync(turn, cancellation);
        return (places.Any(place => !place.Adds) && await AskAsync(turn, places, input, cancellation))
            || await TicketParts.SaysManyWaitAsync(turn, cancellation);
    }

    private static async Task<bool> AskAsync(
        Turn turn,
        IReadOnlyList<BelongingPlace> places,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var belonging = new Belonging(Guid.NewGuid(), Written.Nothing, places);
        var begun = await turn.Conversations.BeginAsync(belonging, cancellation, asks: false);
        await turn.Answers.GiveAsync(begun, input, cancellation);
        return true;
    }

    private static bool MayBeAReport(FlowInput input) =>
        input is FlowInput.Words { Text: var text }
        && Utterances.Read(text) switch
        {
            Utterance.StillBroken => true,
            // "wifi", "di ruangan saya": somebody tells it bit by bit.
            Utterance.Unclear => Utterances.NamesAThing(text) || Tokens.Of(text).Count >= ManyWords,
            _ => false,
        };
}

using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A ticket's ID among other words: its status, and when the words say more than that they want it, the question what they
/// are for.
/// </summary>
internal sealed class IdInSentenceHandler : MessageHandler
{
    private const int FewWords = 3;

    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var text = turn.Message.Text;
        if (TicketCode.Find(text, out _) is TicketCodeReading.None)
            return false;
        if (turn.Message.Photo is null)
            await turn.Lookup.ShowAsync(text, cancellation);
        if (turn.Message.Photo is null && !SaysMore(TicketCode.Without(text)))
            return true;
        var named = await turn.Lookup.FindAsync(text, cancellation);
        if (
            turn.Message.Photo is not null
            && named is not null
            && await TicketParts.GiveAsync(turn, named.Id, turn.Answers.Input!, cancellation)
        )
            return true;
        await TicketParts.AskWhereAsync(turn, turn.Answers.Input!, cancellation);
        return true;
    }

    /// <summary>Whether the words around an ID say more than that its status is wanted.</summary>
    public static bool SaysMore(string rest) =>
        Utterances.Read(rest) switch
        {
            Utterance.Problem or Utterance.StillBroken or Utterance.Solved => true,
            Utterance.Progress => Utterances.SaysMore(rest),
            Utterance.Unclear => Tokens.Of(rest).Count(word => !Vocabulary.Fillers.Contains(word)) >= FewWords,
            _ => false,
        };
}

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// What a reporter says of how a ticket was handled that was closed not long ago and that they have not rated: it is
/// kept, and the number asked for.
/// </summary>
internal sealed class VerdictHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        if (
            turn.Message is not { Photo: null, Place: null, Card: null, Text: var text }
            || !Verdicts.IsVerdict(text)
            || await turn.Ratings.UnratedAsync(cancellation) is not { } closed
        )
            return false;
        await turn.Conversations.BeginAsync(
            new Verdict(closed, Written.Nothing.And(text, turn.Message.MessageId)),
            cancellation
        );
        return true;
    }
}

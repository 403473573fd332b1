namespace Helpdesk.Bot.Conversations;

/// <summary>Anything else: says that it was not understood, and what can be done here.</summary>
internal sealed class NotUnderstoodHandler : MessageHandler
{
    /// <inheritdoc/>
    public override async Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var texts = turn.Texts;
        await turn.Menu.ShowAsync(
            turn.Message switch
            {
                { Card: not null } => texts.CardNotHere,
                { Place: not null } => texts.PlaceNotHere,
                _ => texts.NotUnderstood,
            },
            cancellation
        );
        return true;
    }
}

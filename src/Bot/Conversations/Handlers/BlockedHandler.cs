namespace Helpdesk.Bot.Conversations;

/// <summary>From whom an admin blocked nothing is taken; they are told once.</summary>
internal sealed class BlockedHandler : MessageHandler
{
    /// <inheritdoc/>
    public override Task<bool> TryAsync(Turn turn, CancellationToken cancellation)
    {
        var person = turn.Update.Person;
        if (person.BlockedAt is null)
            return Task.FromResult(false);
        if (person.BlockToldAt is null)
        {
            person.BlockToldAt = turn.Update.Now;
            turn.Update.Reply(turn.Texts.BlockedNotice);
        }
        return Task.FromResult(true);
    }
}

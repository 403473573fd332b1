namespace Helpdesk.Bot.Conversations;

/// <summary>One thing that an update can mean. Keeps nothing: it knows only the turn.</summary>
internal abstract class MessageHandler
{
    /// <summary>
    /// Does what the update asks for if it means this. Returns whether it did; if not, others are asked.
    /// </summary>
    public abstract Task<bool> TryAsync(Turn turn, CancellationToken cancellation);
}

namespace Helpdesk.Bot.Conversations;

/// <summary>Finds what an update means: the first in <see cref="MessageOrder"/> that takes it.</summary>
internal static class UpdateRouter
{
    /// <summary>Routes the update.</summary>
    public static async Task RouteAsync(Turn turn, CancellationToken cancellation)
    {
        foreach (var handler in MessageOrder.All)
            if (await handler.TryAsync(turn, cancellation))
                return;
    }
}

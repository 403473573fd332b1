namespace Helpdesk.Bot.Databases;

/// <summary>The only Bot on its database: a file that nobody else may open.</summary>
internal sealed class OnlyBot : IBotLease
{
    /// <inheritdoc/>
    public Guid? Self => null;

    /// <inheritdoc/>
    public bool IsHeld => true;

    /// <inheritdoc/>
    public Task WhileHeldAsync(Func<CancellationToken, Task> work, CancellationToken stopping) => work(stopping);
}

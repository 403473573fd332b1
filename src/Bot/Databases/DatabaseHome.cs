namespace Helpdesk.Bot.Databases;

/// <summary>Where the database is: taken by one Bot at a time, and brought to the newest schema.</summary>
internal abstract class DatabaseHome : IDisposable
{
    /// <summary>
    /// Takes the database for this Bot until it is disposed of or the process dies, however it dies, and migrates it.
    /// </summary>
    /// <exception cref="Settings.StartException">Another Bot uses it, or it can't be opened.</exception>
    public abstract Task TakeAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();
}

namespace Helpdesk.Bot.Databases;

/// <summary>Where the database is: opened, a file for this Bot alone, and brought to the newest schema.</summary>
internal abstract class DatabaseHome : IDisposable
{
    /// <summary>
    /// Migrates the database. A file is this Bot's until it is disposed of or the process dies, however it dies.
    /// </summary>
    /// <exception cref="Helpdesk.Worker.Settings.StartException">Another Bot uses it, or it can't be
    /// opened.</exception>
    public abstract Task TakeAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();
}

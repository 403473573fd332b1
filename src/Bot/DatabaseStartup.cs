using Helpdesk.Bot.Settings;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot;

/// <summary>
/// Before anything else starts: takes the lock that lets one Bot at a time use a database file, migrates it, and applies the setting
/// <c>Admins</c>. The kernel frees the lock when the process dies, however it dies.
/// </summary>
public sealed class DatabaseStartup(HelpdeskSettings settings, IDbContextFactory<HelpdeskDb> databases, WriteGate gate) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Makes the database ready.</summary>
    /// <exception cref="StartException">Another Bot uses the file, or it can't be opened.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var file = settings.DatabaseFile;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder of the database {file} can't be made: {failure.Message} Set Database:ConnectionString to a file in a folder that this user may write to.");
        }
        try
        {
            _lock = new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StartException($"The database {file} can't be opened: {failure.Message}");
        }
        catch (IOException)
        {
            throw new StartException($"Another Bot uses the database {file}. Stop it first, or set Database:ConnectionString to another file.");
        }
        try
        {
            await StorageRegistration.MigrateAsync(databases, cancellationToken);
        }
        catch (SqliteException failure)
        {
            throw new StartException($"The database {file} can't be opened: {failure.Message} Check that it is a helpdesk database and that this user may write to it.");
        }
        await gate.RunAsync(db => ConfiguredAdmins.ApplyAsync(db, settings.Admins, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();
}

using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Databases;

/// <summary>A file of SQLite's. Its lock is a file beside it, which the kernel frees when the process dies.</summary>
internal sealed partial class SqliteHome(
    IOptions<DatabaseOptions> database,
    IHostEnvironment environment,
    IDbContextFactory<HelpdeskDb> databases,
    ILogger<SqliteHome> log
) : DatabaseHome
{
    private FileStream? _lock;

    // The file itself: a link to it must not have a lock of its own.
    private string File => PrivateFiles.Resolve(database.Value.ToSqlite(environment.ContentRootPath)!.DataSource);

    /// <inheritdoc/>
    public override async Task TakeAsync(CancellationToken cancellation)
    {
        MakeFolder();
        _lock = TakeLock();
        TightenFiles();
        if (System.IO.File.Exists($"{File}.jobs.db"))
            LogOldJobs($"{File}.jobs.db");
        await MigrateAsync(cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose() => _lock?.Dispose();

    private void MakeFolder()
    {
        try
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(File)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The folder of the database {File} can't be made: {failure.Message} "
                    + "Set Database:ConnectionString to a file in a folder that this user may write to."
            );
        }
    }

    // What SQLite makes beside a file has that file's mode.
    private void TightenFiles()
    {
        try
        {
            PrivateFiles.Write(File, FileMode.OpenOrCreate).Dispose();
            foreach (var file in new[] { File, $"{File}-wal", $"{File}-shm", $"{File}.lock" })
                PrivateFiles.Tighten(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The database {File} can't be opened: {failure.Message}");
        }
    }

    private FileStream TakeLock()
    {
        try
        {
            return PrivateFiles.Write($"{File}.lock", FileMode.OpenOrCreate);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StartException($"The database {File} can't be opened: {failure.Message}");
        }
        catch (IOException)
        {
            throw new StartException(
                $"Another Bot uses the database {File}. Stop it first, or set Database:ConnectionString to another file."
            );
        }
    }

    private async Task MigrateAsync(CancellationToken cancellation)
    {
        try
        {
            await StorageRegistration.MigrateAsync(databases, cancellation);
        }
        catch (SqliteException failure)
        {
            throw new StartException(
                $"The database {File} can't be opened: {failure.Message} "
                    + "Check that it is a helpdesk database and that this user may write to it."
            );
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "{File} is of an older version and ignored: jobs live in memory. It can be deleted"
    )]
    private partial void LogOldJobs(string file);
}

using Helpdesk.Bot.Settings;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot;

/// <summary>
/// Before anything else starts: takes the lock that lets one Bot at a time use a database file, migrates it, and
/// applies what the settings say about clocks and admins. The kernel frees the lock when the process dies, however it
/// dies.
/// </summary>
internal sealed partial class DatabaseStartup(
    IOptions<DatabaseOptions> database,
    IOptions<HelpdeskOptions> helpdesk,
    IOptions<OfficeCalendarOptions> calendar,
    StepClocks clocks,
    IHostEnvironment environment,
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    PhotoFiles photos,
    OfficeDirectory offices,
    TimeProvider time,
    ILogger<DatabaseStartup> log
) : IDisposable
{
    private static readonly TimeSpan HolidaysAhead = TimeSpan.FromDays(60);
    private FileStream? _lock;

    // The file itself: a link to it must not have a lock of its own.
    private string File => PrivateFiles.Resolve(database.Value.ToSqlite(environment.ContentRootPath)!.DataSource);

    /// <summary>Makes the database ready.</summary>
    /// <exception cref="StartException">Another Bot uses the file, or it can't be opened.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        MakeFolders();
        _lock = TakeLock();
        TightenFiles();
        if (System.IO.File.Exists($"{File}.jobs.db"))
            LogOldJobs($"{File}.jobs.db");
        await MigrateAsync(cancellationToken);
        WarnOfUnknownHolidays();
        await gate.RunAsync(work => RecomputeClocks.RunAsync(work, cancellationToken), cancellationToken);
        await offices.BeginAsync(gate, cancellationToken);
        var admins = helpdesk.Value.ToAddresses();
        await gate.RunAsync(work => ConfiguredAdmins.ApplyAsync(admins, work, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    private void MakeFolders()
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
        try
        {
            photos.MakeReady();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"Photos can't be stored: {failure.Message} Set Photos:Folder to a folder that this user may write to."
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

    // Said while there is time left to enter them.
    private void WarnOfUnknownHolidays()
    {
        if (calendar.Value.AlwaysOpen)
            return;
        var soon = clocks.Calendar.DateOf(time.GetUtcNow() + HolidaysAhead).Year;
        if (!clocks.Calendar.KnowsHolidaysOf(soon))
            LogNoHolidays(soon);
        else if (NationalHolidays.Shipped().Any(year => year.Year == soon && year.Provisional))
            LogProvisional(soon);
    }

    [LoggerMessage(
        LogLevel.Information,
        "{File} is of an older version and ignored: jobs live in memory. It can be deleted"
    )]
    private partial void LogOldJobs(string file);

    [LoggerMessage(
        LogLevel.Warning,
        "No holidays of {Year} are known: office time would pass on them. Add them to OfficeCalendar:Holidays"
    )]
    private partial void LogNoHolidays(int year);

    [LoggerMessage(
        LogLevel.Information,
        "The holidays of {Year} are calculated, without cuti bersama. Enter the joint decree (SKB) in OfficeCalendar:Holidays and OfficeCalendar:WorkingDays"
    )]
    private partial void LogProvisional(int year);
}

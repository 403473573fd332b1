using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Helpdesk.Worker.Settings;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Databases;

/// <summary>
/// Before anything else starts: takes the database, migrates it, and applies what the settings say about clocks and
/// admins.
/// </summary>
internal sealed partial class DatabaseStartup(
    DatabaseHome home,
    IOptions<HelpdeskOptions> helpdesk,
    IOptions<OfficeCalendarOptions> calendar,
    StepClocks clocks,
    WriteGate gate,
    IPhotoStore photos,
    OfficeDirectory offices,
    ChannelDirectory channels,
    TimeProvider time,
    ILogger<DatabaseStartup> log
)
{
    private static readonly TimeSpan HolidaysAhead = TimeSpan.FromDays(60);

    /// <summary>Makes the database ready.</summary>
    /// <exception cref="StartException">Another Bot uses the file, or it can't be opened.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await MakePhotoStoreReadyAsync(cancellationToken);
        await home.TakeAsync(cancellationToken);
        WarnOfUnknownHolidays();
        await gate.RunAsync(work => RecomputeClocks.RunAsync(work, cancellationToken), cancellationToken);
        await offices.BeginAsync(gate, cancellationToken);
        await gate.RunAsync(work => RecordedChannels.WriteAsync(channels, work, cancellationToken), cancellationToken);
        var admins = helpdesk.Value.ToAddresses();
        await gate.RunAsync(work => ConfiguredAdmins.ApplyAsync(admins, work, cancellationToken), cancellationToken);
    }

    // People can write to each other while a store is out of order; /health/ready tells of that.
    private async Task MakePhotoStoreReadyAsync(CancellationToken cancellation)
    {
        try
        {
            await photos.MakeReadyAsync(cancellation);
        }
        catch (PhotoStoreException failure) when (failure.IsOutage)
        {
            LogPhotosOut(failure.Message);
        }
        catch (PhotoStoreException failure)
        {
            throw new StartException($"Photos can't be stored: {failure.Message}");
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

    [LoggerMessage(LogLevel.Warning, "Photos can't be stored at this moment: {Reason}")]
    private partial void LogPhotosOut(string reason);

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

using System.Data.Common;
using Hangfire;
using Helpdesk.Core.Backups;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>Makes a copy of the helpdesk once a day, and tells the admins when there is none.</summary>
internal sealed partial class BackupJob(
    BackupFolder backups,
    WriteGate gate,
    StepClocks clocks,
    IOutboxWaker waker,
    TimeProvider time,
    ILogger<BackupJob> log
)
{
    /// <summary>The day's first round makes the copy; one that fails is tried again at the next.</summary>
    [JobDisplayName("Copy the database and the photos")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        try
        {
            if (backups.Newest is { } newest && clocks.Calendar.DateOf(newest.MadeAt) >= clocks.Calendar.DateOf(now))
                return;
            if (await backups.MakeAsync(now, cancellation) is { } made)
                LogMade(made.File, made.Tickets, made.Photos, made.MissingPhotos);
        }
        catch (Exception failure)
            when (failure is BackupException or DbException or IOException or UnauthorizedAccessException)
        {
            LogFailed(failure);
            if (await gate.RunAsync(work => TellAsync(work, cancellation), cancellation))
                waker.Wake();
        }
    }

    // Once a day: whoever reads it can't do more about it by reading it every hour.
    private async Task<bool> TellAsync(UnitOfWork work, CancellationToken cancellation)
    {
        if (!await ClaimDayAsync(work, cancellation))
            return false;
        var admins = work.Db.RoleHolders.Where(person => (person.Roles & Roles.AnyAdmin) != 0);
        foreach (var admin in await Reachability.AddressesOf(admins, cancellation))
        {
            var words = work.TextsFor(admin.Person, admin).BackupFailed;
            work.Outbox.Write(admin, OutboxPurpose.Alarm, new OutgoingMessage { Markup = words.Markup });
        }
        return true;
    }

    private async Task<bool> ClaimDayAsync(UnitOfWork work, CancellationToken cancellation)
    {
        var today = clocks.Calendar.DateOf(work.Now);
        var told = await work.Db.Facts.SingleOrDefaultAsync(f => f.Name == SystemFact.BackupFailed, cancellation);
        if (told is null)
            work.Db.Facts.Add(
                new SystemFact
                {
                    Name = SystemFact.BackupFailed,
                    Value = "",
                    At = work.Now,
                }
            );
        else if (clocks.Calendar.DateOf(told.At) >= today)
            return false;
        else
            told.At = work.Now;
        return true;
    }

    [LoggerMessage(
        LogLevel.Information,
        "Backup {File}: {Tickets} tickets, {Photos} photos; {Missing} photos were not there"
    )]
    private partial void LogMade(string file, int tickets, int photos, int missing);

    [LoggerMessage(LogLevel.Error, "No backup could be made; it is tried again in an hour")]
    private partial void LogFailed(Exception failure);
}

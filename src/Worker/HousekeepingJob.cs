using Hangfire;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>Deletes rows and files that nobody needs any more, and says how many jobs failed.</summary>
internal sealed partial class HousekeepingJob(
    WriteGate gate,
    UnusedPhotos photos,
    TimeProvider time,
    JobStorage jobs,
    ILogger<HousekeepingJob> log
)
{
    /// <summary>How long inbox keys are kept. Platforms redeliver for 24 hours at most.</summary>
    public static readonly TimeSpan InboxKept = TimeSpan.FromDays(3);

    /// <summary>How long sent messages are kept that nothing refers to any more.</summary>
    public static readonly TimeSpan OutboxKept = TimeSpan.FromDays(30);

    /// <summary>How long photos of reports are kept that were never sent.</summary>
    public static readonly TimeSpan DraftPhotosKept = TimeSpan.FromDays(3);

    /// <summary>One round.</summary>
    [JobDisplayName("Delete what nobody needs any more")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (inboxBefore, outboxBefore) = (now - InboxKept, now - OutboxKept);
        var inbox = await DeleteAsync(db => db.Inbox.Where(entry => entry.ReceivedAt < inboxBefore), cancellation);
        var outbox = await DeleteAsync(db => SpentMessages(db, outboxBefore), cancellation);
        await DeleteAsync(db => db.Attachments.Where(file => file.CreatedAt < outboxBefore), cancellation);
        // Reports on messages that were not ours, or whose row is gone.
        await DeleteAsync(
            db => db.Deliveries.Where(delivery => delivery.OutboxId == null && delivery.At < inboxBefore),
            cancellation
        );
        await DeleteAsync(db => db.ContactLinks.Where(link => link.ExpiresAt < inboxBefore), cancellation);
        await DeleteAsync(db => db.DashboardSessions.Where(one => one.LinkExpiresAt < inboxBefore), cancellation);
        await DropDraftPhotosAsync(now - DraftPhotosKept, cancellation);
        LogRound(inbox, outbox);
        if (jobs.GetMonitoringApi().FailedCount() is > 0 and var failed)
            LogFailedJobs(failed);
    }

    // A transaction for each table: nobody's reply waits for all of them.
    private Task<int> DeleteAsync<T>(Func<HelpdeskDb, IQueryable<T>> which, CancellationToken cancellation)
        where T : class =>
        gate.RunAsync(work => which(work.Db).ExecuteDeleteAsync(cancellation), cancellation, bulk: true);

    // Prompts of open visits are needed to take their buttons away; notices to reporters prove that they were told.
    private static IQueryable<OutboxMessage> SpentMessages(HelpdeskDb db, DateTimeOffset before) =>
        db.Outbox.Where(row =>
            row.Status == OutboxStatus.Sent
            && row.CreatedAt < before
            && row.Purpose != OutboxPurpose.ReporterNotice
            && row.Purpose != OutboxPurpose.ClosingNotice
            && !db.Visits.Any(visit => visit.Id == row.PromptVisitId && visit.LeftAt == null)
        );

    // What was not sent is nobody's business: the person dropped it, or time did. Whoever is still in a conversation
    // keeps theirs.
    private async Task DropDraftPhotosAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var unused = await gate.RunAsync(
            work => DropDraftPhotosAsync(before, work.Db, cancellation),
            cancellation,
            bulk: true
        );
        // After the commit: a file without its row is litter, a row without its file a photo that can't be shown.
        await photos.DeleteAsync(unused, cancellation);
    }

    private static async Task<List<string>> DropDraftPhotosAsync(
        DateTimeOffset before,
        HelpdeskDb db,
        CancellationToken cancellation
    )
    {
        var dropped = await db
            .Photos.Where(photo => photo.DraftId != null && photo.ReceivedAt < before)
            .Where(photo => !db.Conversations.Any(c => c.ContactId == photo.ContactId))
            .ToListAsync(cancellation);
        db.Photos.RemoveRange(dropped);
        await db.SaveChangesAsync(cancellation);
        var hashes = dropped.Select(photo => photo.Hash).OfType<string>().Distinct().ToList();
        // The same picture can be on a ticket too.
        var used = await db
            .Photos.Where(photo => EF.Parameter(hashes).Contains(photo.Hash!))
            .Select(photo => photo.Hash!)
            .ToListAsync(cancellation);
        return [.. hashes.Except(used)];
    }

    [LoggerMessage(LogLevel.Information, "Housekeeping: {Inbox} inbox keys and {Outbox} sent messages deleted")]
    private partial void LogRound(int inbox, int outbox);

    [LoggerMessage(LogLevel.Warning, "{Failed} jobs failed too often and wait to be looked at")]
    private partial void LogFailedJobs(long failed);
}

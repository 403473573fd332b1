using Hangfire;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>
/// Deletes photos that no row names any more: at once, after the commit that dropped the row; and, because that can
/// fail or never happen, whatever is found once a day.
/// </summary>
internal sealed partial class UnusedPhotos(
    IDbContextFactory<HelpdeskDb> databases,
    IPhotoStore store,
    TimeProvider time,
    ILogger<UnusedPhotos> log
)
{
    /// <summary>How old a photo without a row must be: one that was stored just now is about to get its row.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(1);

    private const int AtOnce = 500;

    /// <summary>
    /// Deletes photos of rows that are gone. One that can't be deleted now is left to the daily round.
    /// </summary>
    public async Task DeleteAsync(IEnumerable<string> hashes, CancellationToken cancellation)
    {
        foreach (var hash in hashes)
            try
            {
                await store.DeleteAsync(hash, cancellation);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                LogLeft(failure, hash);
            }
    }

    /// <summary>The daily round. A run that fails needs no retry: the next one does the same work.</summary>
    [JobDisplayName("Delete photos that nothing names any more")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var deleted = 0;
        var old = store.ListAsync(time.GetUtcNow() - Age, cancellation);
        await foreach (var names in old.Chunk(AtOnce).WithCancellation(cancellation))
        {
            var unused = await UnusedAsync(names, cancellation);
            await DeleteAsync(unused, cancellation);
            deleted += unused.Count;
        }
        if (deleted > 0)
            LogSwept(deleted);
    }

    private async Task<IReadOnlyList<string>> UnusedAsync(string[] names, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var used = await db
            .Photos.Where(photo => EF.Parameter(names).Contains(photo.Hash!))
            .Select(photo => photo.Hash!)
            .ToListAsync(cancellation);
        return [.. names.Except(used)];
    }

    [LoggerMessage(LogLevel.Warning, "Photo {Hash} could not be deleted; the daily round tries again")]
    private partial void LogLeft(Exception failure, string hash);

    [LoggerMessage(LogLevel.Information, "{Count} photos that nothing names any more were deleted")]
    private partial void LogSwept(int count);
}

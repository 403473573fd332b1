using Hangfire;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>Removes personal data that is kept no longer, or that somebody had removed.</summary>
internal sealed partial class RetentionJob(
    ErasureDue due,
    WriteGate gate,
    UnusedPhotos photos,
    ILogger<RetentionJob> log
)
{
    /// <summary>One round: all that is due. A run that fails needs no retry: the next one does the same work.</summary>
    [JobDisplayName("Remove personal data that is kept no longer")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var (tickets, people) = (0, 0);
        while (await due.TicketsAsync(cancellation) is { Count: > 0 } over)
        {
            await EraseAsync(work => Erasure.OfTicketsAsync(over, work, cancellation), cancellation);
            tickets += over.Count;
        }
        while (await due.PeopleAsync(cancellation) is { Count: > 0 } gone)
        {
            foreach (var person in gone)
                await EraseAsync(work => Erasure.OfPersonAsync(person, work, cancellation), cancellation);
            people += gone.Count;
        }
        if (tickets + people > 0)
            LogErased(tickets, people);
    }

    // After the commit: a file without its row is litter, a row without its file a photo that can't be shown.
    private async Task EraseAsync(
        Func<UnitOfWork, Task<IReadOnlyList<string>>> erase,
        CancellationToken cancellation
    ) => await photos.DeleteAsync(await gate.RunAsync(erase, cancellation, bulk: true), cancellation);

    [LoggerMessage(LogLevel.Information, "Personal data of {Tickets} tickets and {People} people was removed")]
    private partial void LogErased(int tickets, int people);
}

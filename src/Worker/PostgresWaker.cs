using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>Wakes the Bot that sends, in whatever process it is.</summary>
internal sealed partial class PostgresWaker(IDbContextFactory<HelpdeskDb> databases, ILogger<PostgresWaker> log)
    : IOutboxWaker
{
    /// <inheritdoc/>
    public void Wake() => _ = TellAsync();

    // Nobody waits for it: whatever goes wrong is said here.
    private async Task TellAsync()
    {
        try
        {
            await PostgresNotifications.TellAsync(databases, PostgresNotifications.Messages, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotTold(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The Bot was not woken; it looks for itself every second")]
    private partial void LogNotTold(Exception failure);
}

using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Channels;

/// <summary>
/// Beats while every channel works; a pause between two beats is a stop of the program or of the network.
/// </summary>
internal sealed partial class DowntimeWatch(
    DowntimeNotice downtime,
    ChannelReadiness readiness,
    IBotLease lease,
    OutboxSignal outbox,
    TimeProvider time,
    ILogger<DowntimeWatch> log
) : BackgroundService
{
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(10),
        BetweenLooks = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        lease.WhileHeldAsync(WatchAsync, stoppingToken);

    private async Task WatchAsync(CancellationToken cancellation)
    {
        downtime.Begin();
        while (!cancellation.IsCancellationRequested)
        {
            var ready = readiness.AllReady;
            if (ready)
                await BeatAsync(cancellation);
            await Task.Delay(ready ? BetweenBeats : BetweenLooks, time, cancellation);
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            if (await downtime.BeatAsync(cancellation) is not (> 0 and var people))
                return;
            LogTold(people);
            outbox.Raise();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The helpdesk could not be reached for a while; {People} people were sent their queue again"
    )]
    private partial void LogTold(int people);

    [LoggerMessage(LogLevel.Error, "A beat failed; the next one does its work")]
    private partial void LogFailed(Exception failure);
}

using System.Diagnostics.Metrics;
using Helpdesk.Bot.Channels;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Metrics;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Metrics;

/// <summary>
/// What waits, as the database has it: looked at four times a minute, and told to whoever asks in between. Closed
/// tickets are not counted: that would grow with their number.
/// </summary>
internal sealed partial class HelpdeskState : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);
    private readonly IDbContextFactory<HelpdeskDb> _databases;
    private readonly TimeProvider _time;
    private readonly ILogger<HelpdeskState> _log;
    private readonly LogPace _failures;
    private volatile State _state = new([], [], [], 0);

    /// <summary>Begins to tell; before the first look there is nothing.</summary>
    public HelpdeskState(
        IDbContextFactory<HelpdeskDb> databases,
        IMeterFactory meters,
        TimeProvider time,
        ILogger<HelpdeskState> log
    )
    {
        // Of this Bot alone, and gone with it.
        var meter = meters.Create(HelpdeskMeter.Name);
        (_databases, _time, _log, _failures) = (databases, time, log, new LogPace(time));
        meter.CreateObservableGauge(
            "helpdesk.outbox.waiting",
            () => _state.Waiting,
            description: "Messages that wait to be sent"
        );
        meter.CreateObservableGauge(
            "helpdesk.outbox.age",
            () => _state.Age,
            "s",
            "How long the oldest message waits that could have been sent"
        );
        meter.CreateObservableGauge(
            "helpdesk.tickets.open",
            () => _state.Tickets,
            description: "Tickets that are not over, by state"
        );
        meter.CreateObservableGauge(
            "helpdesk.photos.waiting",
            () => _state.Photos,
            description: "Photos that are not fetched yet"
        );
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(BetweenLooks, _time, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await using var db = await _databases.CreateDbContextAsync(cancellation);
            var now = _time.GetUtcNow();
            var waiting = await db
                .Outbox.Where(row => row.Status == OutboxStatus.Pending)
                .GroupBy(row => row.Channel)
                .Select(rows => new
                {
                    Channel = rows.Key,
                    Count = rows.LongCount(),
                    Oldest = rows.Min(row => row.NotBefore),
                })
                .ToListAsync(cancellation);
            var tickets = await db
                .Visits.Where(visit => visit.LeftAt == null)
                .GroupBy(visit => visit.Ticket.State)
                .Select(visits => new { State = visits.Key, Count = visits.LongCount() })
                .ToListAsync(cancellation);
            var photos = await db.Photos.LongCountAsync(photo => photo.Status == PhotoStatus.Pending, cancellation);
            _state = new(
                [.. waiting.Select(of => Of(of.Count, "channel", of.Channel.Name))],
                [.. waiting.Select(of => Of(Math.Max(0, (now - of.Oldest).TotalSeconds), "channel", of.Channel.Name))],
                [.. tickets.Select(of => Of(of.Count, "state", $"{of.State}"))],
                photos
            );
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next look is soon; readiness says what is wrong.
            if (_failures.IsDue())
                LogNotLooked(failure);
        }
    }

    private static Measurement<T> Of<T>(T value, string tag, string of)
        where T : struct => new(value, new KeyValuePair<string, object?>(tag, of));

    private sealed record State(
        IReadOnlyList<Measurement<long>> Waiting,
        IReadOnlyList<Measurement<double>> Age,
        IReadOnlyList<Measurement<long>> Tickets,
        long Photos
    );

    [LoggerMessage(LogLevel.Warning, "What waits could not be counted for /metrics")]
    private partial void LogNotLooked(Exception failure);
}

using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Outbox;
using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Worker.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Helpdesk.Bot.Databases;

/// <summary>
/// Tells the other processes on the database what was committed here, and hears it from them. A hint that saves the
/// time until they would have looked: one that is lost costs a moment and nothing else.
/// </summary>
internal sealed partial class PostgresNotices(
    IOptions<DatabaseOptions> database,
    IDbContextFactory<HelpdeskDb> databases,
    IBotLease lease,
    WriteGate gate,
    OutboxSignal outbox,
    PhotoSignal photos,
    OfficeDirectory offices,
    TimeProvider time,
    ILogger<PostgresNotices> log
) : BackgroundService
{
    private const string Listen = $"LISTEN {PostgresNotifications.Messages}; LISTEN {PostgresNotifications.Offices}";
    private const int KeepAliveSeconds = 5;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);
    private readonly Signal _toTell = new(),
        _officesChanged = new();
    private readonly LogPace _lost = new(time);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _toTell.Dispose();
        _officesChanged.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        gate.Committed += Committed;
        offices.Changed += _officesChanged.Raise;
        try
        {
            await Task.WhenAll(
                AlwaysAsync(token => TellAsync(_toTell, PostgresNotifications.Messages, token), stoppingToken),
                AlwaysAsync(token => TellAsync(_officesChanged, PostgresNotifications.Offices, token), stoppingToken),
                AlwaysAsync(HearAsync, stoppingToken)
            );
        }
        finally
        {
            gate.Committed -= Committed;
            offices.Changed -= _officesChanged.Raise;
        }
    }

    // Where this Bot sends, its own senders know it already.
    private void Committed(IReadOnlyList<OutboxMessage> rows)
    {
        if (!lease.IsHeld)
            _toTell.Raise();
    }

    private async Task TellAsync(Signal signal, string notification, CancellationToken cancellation)
    {
        await signal.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellation);
        await PostgresNotifications.TellAsync(databases, notification, cancellation);
    }

    private async Task HearAsync(CancellationToken cancellation)
    {
        // From a pool it would go on listening for whoever has it next.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.Value.ConnectionString)
            {
                Pooling = false,
                KeepAlive = KeepAliveSeconds,
            }.ConnectionString
        );
        await connection.OpenAsync(cancellation);
        var officesChanged = true;
        connection.Notification += (_, heard) =>
        {
            officesChanged |= heard.Channel == PostgresNotifications.Offices;
            if (heard.Channel == PostgresNotifications.Messages)
                LookAtOnce();
        };
        await using (var listen = new NpgsqlCommand(Listen, connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        // What was told while nobody listened is not told again.
        LookAtOnce();
        while (true)
        {
            if (officesChanged)
                await ReadOfficesAsync(cancellation);
            officesChanged = false;
            await connection.WaitAsync(cancellation);
        }
    }

    private void LookAtOnce()
    {
        outbox.CommittedElsewhere();
        photos.Raise();
    }

    private async Task ReadOfficesAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await offices.ReadAsync(db, cancellation);
    }

    private async Task AlwaysAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
            try
            {
                await work(cancellation);
            }
            catch (Exception failure) when (DatabaseTrouble.MayPass(failure))
            {
                if (_lost.IsDue())
                    LogLost(failure);
                await Task.Delay(BetweenTries, time, cancellation);
            }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The other processes on the database are not heard for a moment; what they commit is looked for every second"
    )]
    private partial void LogLost(Exception failure);
}

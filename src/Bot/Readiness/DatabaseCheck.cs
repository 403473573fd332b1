using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether the database takes a write, by the same way as every message.</summary>
internal sealed class DatabaseCheck : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1),
        Patience = TimeSpan.FromSeconds(5);
    private readonly WriteGate _gate;
    private readonly TimeProvider _time;
    private readonly SharedAnswer _answer;

    /// <summary>A check of the database behind a gate.</summary>
    public DatabaseCheck(WriteGate gate, TimeProvider time)
    {
        (_gate, _time) = (gate, time);
        _answer = new SharedAnswer(time, Fresh, WriteAsync);
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => _answer.GetAsync();

    private async Task<HealthCheckResult> WriteAsync()
    {
        try
        {
            await _gate.RunAsync(NoteAsync, CancellationToken.None).WaitAsync(Patience, _time);
            return HealthCheckResult.Healthy();
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"no write was done within {Patience.TotalSeconds:0} s");
        }
        catch (Exception failure)
        {
            return HealthCheckResult.Unhealthy($"takes no write: {failure.GetBaseException().Message}");
        }
    }

    private static async Task NoteAsync(UnitOfWork work)
    {
        if (await work.Db.Facts.SingleOrDefaultAsync(fact => fact.Name == SystemFact.Asked) is { } fact)
            fact.At = work.Now;
        else
            work.Db.Facts.Add(
                new SystemFact
                {
                    Name = SystemFact.Asked,
                    Value = "",
                    At = work.Now,
                }
            );
    }
}

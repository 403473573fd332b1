using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>
/// Whether the database takes a write, by the same way as every message. One write answers whoever asks within a second:
/// the address needs no password.
/// </summary>
internal sealed class DatabaseCheck(WriteGate gate, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1),
        Patience = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private (long Since, Task<HealthCheckResult> Result)? _last;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        lock (_lock)
        {
            if (_last is not { } last || time.GetElapsedTime(last.Since) > Fresh)
                _last = last = (time.GetTimestamp(), WriteAsync());
            return last.Result;
        }
    }

    private async Task<HealthCheckResult> WriteAsync()
    {
        try
        {
            await gate.RunAsync(NoteAsync, CancellationToken.None).WaitAsync(Patience, time);
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

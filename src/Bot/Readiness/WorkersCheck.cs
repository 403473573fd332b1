using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether a Worker beside the Bots is alive: without one nobody is told of anything that time does.</summary>
internal sealed class WorkersCheck(JobStorage jobs, TimeProvider time) : IHealthCheck
{
    // A server says every half minute that it lives.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var since = time.GetUtcNow() - Longest;
        var lives = jobs.GetMonitoringApi().Servers().Any(server => server.Heartbeat >= since.UtcDateTime);
        return Task.FromResult(
            lives
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("no Worker runs beside the Bot (Worker:InBot is false): start one")
        );
    }
}

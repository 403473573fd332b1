using Helpdesk.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether the jobs look for what is due, as they do every few seconds.</summary>
internal sealed class JobsCheck(SweepBeat beat) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            beat.Past <= Longest
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"what is due was last looked for {beat.Past.TotalSeconds:0} s ago")
        );
}

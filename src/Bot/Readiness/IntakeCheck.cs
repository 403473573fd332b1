using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>Whether what comes in is worked off: how long the oldest update waits that is being taken in.</summary>
internal sealed class IntakeCheck(TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Taking, byte> _taking = [];

    /// <summary>An update is being taken in until what is returned is disposed.</summary>
    public IDisposable Begin() => new Taking(this, time.GetTimestamp());

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var oldest = _taking.Keys.Select(taking => time.GetElapsedTime(taking.Since)).DefaultIfEmpty().Max();
        return Task.FromResult(
            oldest <= Longest
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"an update has been worked on for {oldest.TotalSeconds:0} s")
        );
    }

    private sealed class Taking : IDisposable
    {
        private readonly IntakeCheck _all;

        public Taking(IntakeCheck all, long since)
        {
            (_all, Since) = (all, since);
            all._taking[this] = 0;
        }

        public long Since { get; }

        public void Dispose() => _all._taking.TryRemove(this, out _);
    }
}

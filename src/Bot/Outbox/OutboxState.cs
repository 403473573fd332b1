using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Whether what is sent can be written down. While it can't, nothing new is sent: it would be sent again after a
/// restart.
/// </summary>
internal sealed class OutboxState : IHealthCheck
{
    private int _notWritten;

    /// <summary>Whether everything that was sent has been written down, as far as was tried.</summary>
    public bool CanWriteDown => Volatile.Read(ref _notWritten) == 0;

    /// <summary>A message was sent, and that could not be written down.</summary>
    public void Failed() => Interlocked.Increment(ref _notWritten);

    /// <summary>It was written down after all.</summary>
    public void Recovered() => Interlocked.Decrement(ref _notWritten);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            CanWriteDown
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(
                    "what was sent can't be written down: the database takes no writes; nothing new is sent"
                )
        );
}

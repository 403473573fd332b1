using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Helpdesk.Bot.Readiness;

/// <summary>
/// One look answers all who ask within a while: the address needs no password, and looking costs something.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="fresh">How long an answer is good.</param>
/// <param name="look">Looks. It throws nothing.</param>
internal sealed class SharedAnswer(TimeProvider time, TimeSpan fresh, Func<Task<HealthCheckResult>> look)
{
    private readonly Lock _lock = new();
    private (long Since, Task<HealthCheckResult> Result)? _last;

    /// <summary>The answer, which may be being looked for.</summary>
    public Task<HealthCheckResult> GetAsync()
    {
        lock (_lock)
        {
            if (_last is not { } last || time.GetElapsedTime(last.Since) > fresh)
                _last = last = (time.GetTimestamp(), look());
            return last.Result;
        }
    }
}

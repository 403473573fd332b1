using Hangfire;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Worker;

/// <summary>
/// Wakes at the instants at which a visit's time has passed by 80 % and by 100 %. Whichever of these jobs comes first
/// tells about all visits that are due, so that one person's notices become one message where they are many; the others
/// find nothing left. A visit that was left meanwhile says nothing.
/// </summary>
internal sealed class StepTimersJob(StepTimers timers, IOutboxWaker waker)
{
    /// <summary>At 80 % of a step's time.</summary>
    [JobDisplayName("Remind about step {1} of visit {0}")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RemindAsync(long visitId, int step, CancellationToken cancellation) => TellDueAsync(cancellation);

    /// <summary>At 100 % of a step's time.</summary>
    [JobDisplayName("Tell that step {1} of visit {0} is overdue")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task TellOverdueAsync(long visitId, int step, CancellationToken cancellation) => TellDueAsync(cancellation);

    private async Task TellDueAsync(CancellationToken cancellation)
    {
        // A look first: of many jobs at one instant, only the first has anything to write.
        if (await timers.IsAnythingDueAsync(cancellation) && await timers.RunAsync(cancellation) > 0)
            waker.Wake();
    }
}

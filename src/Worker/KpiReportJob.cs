using Hangfire;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Worker;

/// <summary>Tells figures that were asked for, and the weekly and monthly ones when they are due.</summary>
internal sealed class KpiReportJob(KpiTelling telling, IOutboxWaker waker)
{
    /// <summary>
    /// One tick, or as soon as someone has asked. A failed tick needs no retry: the next one does the same work.
    /// </summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [DisableConcurrentExecution(60)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await telling.RunAsync(cancellation) > 0)
            waker.Wake();
    }
}

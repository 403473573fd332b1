using Hangfire;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Worker;

/// <summary>Tells figures that were asked for, and the weekly and monthly ones when they are due.</summary>
internal sealed class KpiReportJob(KpiTelling telling, IOutboxWaker waker)
{
    /// <summary>
    /// As soon as someone has asked. They wait: a run that fails is tried again before the next minute.
    /// </summary>
    [JobDisplayName("Tell the figures of request {0}")]
    [AutomaticRetry(Attempts = 4, DelaysInSeconds = [1, 3, 6, 12], OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task RunAsync(long requestId, CancellationToken cancellation) => TellDueAsync(cancellation);

    /// <summary>Whatever is due. A run that fails needs no retry: the next one does the same work.</summary>
    [JobDisplayName("Tell figures that are due")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task TellDueAsync(CancellationToken cancellation)
    {
        if (await telling.RunAsync(cancellation) > 0)
            waker.Wake();
    }
}

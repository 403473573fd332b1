using Hangfire;
using Helpdesk.Core.Messages;

namespace Helpdesk.Worker;

/// <summary>Nudges reporters whose report is not sent yet, and drops conversations that nobody goes on with.</summary>
internal sealed class ConversationTimersJob(ConversationTimers timers, IOutboxWaker waker)
{
    /// <summary>One tick. A failed tick needs no retry: the next one does the same work.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    [DisableConcurrentExecution(60)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await timers.RunAsync(cancellation) > 0)
            waker.Wake();
    }
}

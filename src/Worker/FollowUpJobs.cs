using System.Linq.Expressions;
using Hangfire;
using Helpdesk.Core.Tickets;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>
/// Enqueues and schedules what follows from a commit. Jobs are hints that bring things about in time: what is to happen
/// is a fact in the helpdesk's database, and <see cref="DueSweep"/> finds whatever a lost job would have done.
/// </summary>
internal sealed partial class FollowUpJobs(IBackgroundJobClient jobs, TimeProvider time, ILogger<FollowUpJobs> log)
{
    /// <summary>A visit was opened: its actors are told now, reminded at 80 % of its time and told at 100 %.</summary>
    public void VisitOpened(StepVisit visit)
    {
        var (id, step) = (visit.Id, visit.Step);
        if (visit.AnnouncedAt is null)
            Create<NotifyJob>(job => job.RunAsync(id, step, CancellationToken.None), at: null);
        if (visit.RemindAt is { } remind)
            Create<StepTimersJob>(job => job.RemindAsync(id, step, CancellationToken.None), remind);
        if (visit.DueAt is { } due)
            Create<StepTimersJob>(job => job.TellOverdueAsync(id, step, CancellationToken.None), due);
    }

    /// <summary>Someone asked for figures.</summary>
    public void FiguresAskedFor(long requestId) =>
        Create<KpiReportJob>(job => job.RunAsync(requestId, CancellationToken.None), at: null);

    // Beside the caller: the job store may be slow, and nobody's reply waits for it.
    private void Create<T>(Expression<Func<T, Task>> call, DateTimeOffset? at) =>
        _ = Task.Run(() =>
        {
            try
            {
                if (at is { } instant)
                    jobs.Schedule(call, instant - time.GetUtcNow());
                else
                    jobs.Enqueue(call);
            }
            catch (BackgroundJobClientException failure)
            {
                // What is to happen is committed, and the sweep does it within seconds.
                LogNotCreated(failure, typeof(T).Name);
            }
        });

    [LoggerMessage(LogLevel.Warning, "{Job} was not created; the sweep will do its work")]
    private partial void LogNotCreated(Exception failure, string job);
}

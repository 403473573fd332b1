using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Worker;

/// <summary>
/// Finds everything that is due, whatever became of the job for it: a crash loses the jobs beside SQLite, and a clock
/// that jumps comes before them. Also does what has no job of its own. Each kind of work, and each item of it, fails
/// for itself.
/// </summary>
internal sealed partial class DueSweep(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    StepTimers timers,
    HoldTimers holds,
    AnswerReminders answers,
    ActingHeadTimers actingHeads,
    ConversationTimers conversations,
    IOutboxWaker waker,
    TimeProvider time,
    ILogger<DueSweep> log
)
{
    private const int Batch = 100;

    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // An acting head whose span begins is asked for what is announced or overdue in the same round.
        Func<CancellationToken, Task<int>>[] kinds =
        [
            actingHeads.RunAsync,
            AnnounceMissedAsync,
            timers.RunAsync,
            timers.AbandonAsync,
            holds.RunAsync,
            answers.RunAsync,
            conversations.RunAsync,
        ];
        var told = 0;
        foreach (var kind in kinds)
            told += await TryAsync(kind, cancellation);
        if (told > 0)
            waker.Wake();
    }

    private async Task<int> TryAsync(Func<CancellationToken, Task<int>> kind, CancellationToken cancellation)
    {
        try
        {
            return await kind(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, kind.Method.DeclaringType!.Name);
            return 0;
        }
    }

    private async Task<int> AnnounceMissedAsync(CancellationToken cancellation)
    {
        List<long> missed;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            missed = await AnnounceVisit.UnannouncedAsync(db, time.GetUtcNow(), Batch, cancellation);
        var announced = 0;
        foreach (var visit in missed)
            announced += await AnnounceAsync(visit, cancellation) ? 1 : 0;
        return announced;
    }

    private async Task<bool> AnnounceAsync(long visit, CancellationToken cancellation)
    {
        try
        {
            return await gate.RunAsync(work => AnnounceVisit.RunAsync(visit, work, cancellation), cancellation);
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
        {
            LogNotAnnounced(bug, visit, StepTimers.PutAside);
            await StepTimers.PutAsideAsync(visit, gate, cancellation);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A part of the sweep failed ({Kind}); the next round does its work")]
    private partial void LogFailed(Exception failure, string kind);

    [LoggerMessage(LogLevel.Error, "Visit {Visit} can't be announced; it is tried again in {Pause}, the others go on")]
    private partial void LogNotAnnounced(Exception bug, long visit, TimeSpan pause);
}

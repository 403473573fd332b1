using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Notices that people could not reach the helpdesk for a while. Telegram keeps taps for 150 seconds only, so after a
/// longer stop whoever has something to do gets their queue once more.
/// </summary>
internal sealed class DowntimeNotice(WriteGate gate, WorkQueues pending, TimeProvider time)
{
    /// <summary>How long a stop may be without anybody being told.</summary>
    public static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(2);

    // Within the process monotonic time counts: a clock that is set, or moved in the practice room, is no stop.
    private long? _lastBeat;

    /// <summary>Says that the helpdesk can be reached now. Returns how many people were sent their queue.</summary>
    public async Task<int> BeatAsync(CancellationToken cancellation)
    {
        var told = await gate.RunAsync(db => BeatAsync(db, cancellation), cancellation);
        _lastBeat = time.GetTimestamp();
        return told;
    }

    private async Task<int> BeatAsync(HelpdeskDb db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var mark = await db
            .Facts.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Name == SystemFact.Connected, cancellation);
        if (mark is null)
        {
            db.Facts.Add(
                new SystemFact
                {
                    Name = SystemFact.Connected,
                    Value = "",
                    At = now,
                }
            );
            return 0;
        }
        // The update is the claim: the messages are in its transaction.
        if (
            await db
                .Facts.Where(m => m.Name == SystemFact.Connected && m.At == mark.At)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.At, now), cancellation) == 0
        )
            return 0;
        var stopped = _lastBeat is { } last ? time.GetElapsedTime(last) : now - mark.At;
        return stopped <= Tolerated
            ? 0
            : await pending.SendAsync(
                db,
                texts => texts.QueueAfterStop(from: texts.When(mark.At), until: texts.When(now)),
                now,
                cancellation
            );
    }
}

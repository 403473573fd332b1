using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Notices that people could not reach the helpdesk for a while. Some platforms keep taps for a short time only, so
/// that after a longer stop whoever has something to do gets their queue once more.
/// </summary>
internal sealed class DowntimeNotice(WriteGate gate, HelpdeskRules rules, TimeProvider time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    // Within the process monotonic time counts: a clock that is set, or moved in the practice room, is no stop.
    private long? _lastBeat;

    /// <summary>How long a stop may be without anybody being told; null where no platform loses taps.</summary>
    public TimeSpan? Tolerated => rules.Reach.Channels.ShortestTapLifetime - Margin;

    /// <summary>Forgets when this process beat last: another one may have since.</summary>
    public void Begin() => _lastBeat = null;

    /// <summary>Says that the helpdesk can be reached now. Returns how many people were sent their queue.</summary>
    public async Task<int> BeatAsync(CancellationToken cancellation)
    {
        var told = await gate.RunAsync(work => BeatAsync(work, cancellation), cancellation);
        _lastBeat = time.GetTimestamp();
        return told;
    }

    private async Task<int> BeatAsync(UnitOfWork work, CancellationToken cancellation)
    {
        var (facts, now) = (work.Db.Facts, work.Now);
        var connected = await facts
            .AsNoTracking()
            .SingleOrDefaultAsync(f => f.Name == SystemFact.Connected, cancellation);
        if (connected is null)
        {
            facts.Add(
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
        var claimed = await facts
            .Where(f => f.Name == SystemFact.Connected && f.At == connected.At)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.At, now), cancellation);
        var stopped = _lastBeat is { } last ? time.GetElapsedTime(last) : now - connected.At;
        if (claimed == 0 || Tolerated is not { } tolerated || stopped <= tolerated)
            return 0;
        return await WorkQueues.SendAsync(
            texts => texts.QueueAfterStop(from: texts.When(connected.At), until: texts.When(now)),
            work,
            cancellation
        );
    }
}

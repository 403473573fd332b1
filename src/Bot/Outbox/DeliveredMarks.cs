using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Writes down together which messages were delivered whole: most results are that, and nothing else follows from it.
/// While one batch is being committed the next one gathers.
/// </summary>
internal sealed class DeliveredMarks(WriteGate gate, TimeProvider time)
{
    // Long enough for the answers of calls that began together, too short for anybody to notice.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(3);
    private readonly Lock _lock = new();
    private List<TakenRow> _rows = [];
    private Task<bool>? _next;

    /// <summary>The mark that is all there is to write down of a result; null when more follows from it.</summary>
    public static TakenRow? Of(OutboxMessage? row, SendResult result) =>
        row is { Purpose: not OutboxPurpose.ClosingNotice } && result is SendResult.Delivered { More: false } delivered
            ? new TakenRow(row.Id, row.PartsSent, row.PartsSent + 1, IsLast: true, delivered.MessageId)
            : null;

    /// <summary>Writes a mark down with others. False: the batch failed, and it has to be written down alone.</summary>
    public Task<bool> WriteDownAsync(TakenRow mark)
    {
        lock (_lock)
        {
            _rows.Add(mark);
            return _next ??= CommitAsync();
        }
    }

    private async Task<bool> CommitAsync()
    {
        await Task.Delay(Gathering, time);
        List<TakenRow>? mine = null;
        try
        {
            return await gate.RunAsync(
                async work =>
                {
                    // Whatever comes from now on is the next batch's.
                    mine ??= Take();
                    await OutboxRows.TakenAsync(work.Db, mine, work.Now, CancellationToken.None);
                    return true;
                },
                CancellationToken.None
            );
        }
        catch (Exception)
        {
            // Each is tried alone, and whatever is wrong is said there.
            if (mine is null)
                Take();
            return false;
        }
    }

    private List<TakenRow> Take()
    {
        lock (_lock)
        {
            var taken = _rows;
            (_rows, _next) = ([], null);
            return taken;
        }
    }
}

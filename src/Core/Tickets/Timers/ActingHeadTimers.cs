using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// Tells acting heads that their span has begun or is over, once, each with the tickets that wait for a decision.
/// </summary>
internal sealed partial class ActingHeadTimers(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    TimeProvider time,
    ILogger<ActingHeadTimers> log
)
{
    /// <summary>Tells all that is due. Returns how many spans began or ended.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        List<long> ended,
            begun;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            ended = await Ids(db.ActingHeads.Where(a => a.Until <= now && a.EndToldAt == null), cancellation);
            begun = await Ids(
                db.ActingHeads.Where(a => a.From <= now && a.Until > now && a.BeginToldAt == null),
                cancellation
            );
        }
        foreach (var span in ended)
            await TryAsync(span, work => EndAsync(span, work, cancellation), cancellation);
        foreach (var span in begun)
            await TryAsync(span, work => BeginAsync(span, work, cancellation), cancellation);
        return ended.Count + begun.Count;
    }

    private static Task<List<long>> Ids(IQueryable<ActingHead> spans, CancellationToken cancellation) =>
        spans.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellation);

    // Each in a transaction of its own: one that fails holds up no other.
    private async Task TryAsync(long span, Func<UnitOfWork, Task> tell, CancellationToken cancellation)
    {
        try
        {
            await gate.RunAsync(tell, cancellation);
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
        {
            LogBug(bug, span);
        }
    }

    private static async Task BeginAsync(long id, UnitOfWork work, CancellationToken cancellation)
    {
        var claimed = await work
            .Db.ActingHeads.Where(a => a.Id == id && a.BeginToldAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.BeginToldAt, work.Now), cancellation);
        if (claimed == 0)
            return;
        var span = await LoadAsync(id, work, cancellation);
        RefreshMenu(span.Acting, work);
        await WorkQueues.SendDecisionsAsync(
            span.Acting,
            texts => texts.ActingBegins(head: span.Head.Name, until: texts.LastDayBefore(span.Until)),
            work,
            cancellation
        );
    }

    private static async Task EndAsync(long id, UnitOfWork work, CancellationToken cancellation)
    {
        var claimed = await work
            .Db.ActingHeads.Where(a => a.Id == id && a.EndToldAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndToldAt, work.Now), cancellation);
        if (claimed == 0)
            return;
        var span = await LoadAsync(id, work, cancellation);
        EndActingHead.TellEnded(span, work);
        await WorkQueues.SendDecisionsAsync(
            span.Head,
            texts => texts.ActingEndedToHead(span.Acting.Name),
            work,
            cancellation
        );
    }

    private static Task<ActingHead> LoadAsync(long id, UnitOfWork work, CancellationToken cancellation) =>
        work
            .Db.ActingHeads.Include(a => a.Head.Contacts)
            .Include(a => a.Acting.Contacts)
            .SingleAsync(a => a.Id == id, cancellation);

    private static void RefreshMenu(Person person, UnitOfWork work)
    {
        if (Reachability.AddressOf(person) is { } contact)
            work.Outbox.Write(contact, OutboxPurpose.Edit, new OutgoingMessage { RefreshesMenu = true });
    }

    [LoggerMessage(LogLevel.Error, "The begin or end of acting head {Id} could not be told; it is tried again")]
    private partial void LogBug(Exception bug, long id);
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Sends what the outbox holds for one platform, one message at a time: what is under way when the process dies goes
/// out twice, and that must be one message at most (docs/decisions/0005). Whoever has just written is answered first;
/// everything else keeps its order within a chat, and chats take turns, so that a flood to one holds up no other.
/// Platforms don't wait for each other.
/// </summary>
internal sealed partial class OutboxDispatcher(
    IChannelSender sender,
    OutboxPacing pacing,
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    OutboxSignal signal,
    SendOutcomes outcomes,
    SendsUnderWay underWay,
    TimeProvider time,
    ILogger<OutboxDispatcher> log
) : BackgroundService
{
    /// <summary>How long a message is tried, from when it may go, before it counts as undeliverable.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    // A reply that comes up during a pass waits for what is left of it: one other message at most.
    private const int RepliesPerPass = 20,
        OthersPerPass = 1;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Poll;
            try
            {
                wait = await PassAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogPassFailed(failure);
            }
            if (wait > TimeSpan.Zero)
                await signal.Of(sender.Channel).WaitAsync(wait, time, stoppingToken);
        }
    }

    /// <summary>Sends what can be sent now, up to a limit; returns how long to wait for more.</summary>
    private async Task<TimeSpan> PassAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var pending = await NextOfEachChatAsync(now, cancellation);
        var ready = pending.Where(row => WaitOf(row, now) == TimeSpan.Zero).ToList();
        foreach (
            var row in ready
                .Where(row => row.IsReply)
                .Take(RepliesPerPass)
                .Concat(ready.Where(row => !row.IsReply).Take(OthersPerPass))
        )
        {
            if (pacing.BotWait is var botWait && botWait > TimeSpan.Zero)
                return botWait;
            await SendAsync(row.Id, cancellation);
        }
        if (ready.Count > 0)
            return TimeSpan.Zero;
        var wait = pending.Select(row => WaitOf(row, now)).Append(Poll).Min();
        return wait < ShortestWait ? ShortestWait : wait;
    }

    private TimeSpan WaitOf(NextInChat row, DateTimeOffset now)
    {
        var paced = pacing.ChatWait(row.ContactId);
        var due = row.NotBefore - now;
        return due > paced ? due : paced;
    }

    /// <summary>
    /// Of each chat the message that is next: the oldest reply, else the oldest of the others. Replies first, then by
    /// age.
    /// </summary>
    private async Task<List<NextInChat>> NextOfEachChatAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Outbox.AnyAsync(row => row.Status == OutboxStatus.Deferred && row.NotBefore <= now, cancellation))
            await ReleaseAsync(now, cancellation);
        var pending = db.Outbox.Where(row => row.Status == OutboxStatus.Pending && row.Channel == sender.Channel);
        var replies = await FirstIds(pending.Where(row => row.Purpose == OutboxPurpose.Reply))
            .ToListAsync(cancellation);
        var oldest = await FirstIds(pending).ToListAsync(cancellation);
        var next = replies.Concat(oldest).DistinctBy(first => first.ContactId).Select(first => first.Id).ToList();
        var rows = await db
            .Outbox.Where(row => EF.Parameter(next).Contains(row.Id))
            .Select(row => new NextInChat(row.Id, row.ContactId, row.Purpose == OutboxPurpose.Reply, row.NotBefore))
            .ToListAsync(cancellation);
        return [.. rows.OrderByDescending(row => row.IsReply).ThenBy(row => row.Id)];
    }

    // What was held back until now may go.
    private Task ReleaseAsync(DateTimeOffset now, CancellationToken cancellation) =>
        gate.RunAsync(
            work =>
                work.Db.Outbox.Where(row => row.Status == OutboxStatus.Deferred && row.NotBefore <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, OutboxStatus.Pending), cancellation),
            cancellation
        );

    private static IQueryable<FirstInChat> FirstIds(IQueryable<OutboxMessage> rows) =>
        rows.GroupBy(row => row.ContactId).Select(chat => new FirstInChat(chat.Key, chat.Min(row => row.Id)));

    private async Task SendAsync(long id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db
            .Outbox.AsNoTracking()
            .Include(r => r.Contact.Person)
            .SingleAsync(r => r.Id == id, cancellation);
        using var sending = underWay.Begin(row.Channel, row.Contact.Address);
        var result = await sender.SendAsync(row, db, cancellation);
        Pace(row, result);
        // It stays where it is, and is tried again.
        if (
            result is SendResult.TooFast or SendResult.NotYet
            || (result is SendResult.Failed && time.GetUtcNow() - row.NotBefore < Patience)
        )
            return;
        if (result is SendResult.Unreachable or SendResult.Rejected or SendResult.Failed)
            LogParked(id, result);
        await gate.RunAsync(work => outcomes.WriteDownAsync(work, row, result, cancellation), cancellation);
    }

    // What made no call to the platform counts for nothing.
    private void Pace(OutboxMessage row, SendResult result)
    {
        if (
            result
            is not (
                SendResult.Pointless
                or SendResult.Later
                or SendResult.NotYet
                or SendResult.AwaitsWindow { KnockId: null }
            )
        )
            pacing.Take(row.ContactId);
        switch (result)
        {
            case SendResult.Delivered or SendResult.Accepted or SendResult.AwaitsWindow:
                pacing.Succeeded(row.ContactId);
                break;
            case SendResult.NotYet notYet:
                pacing.Pause(row.ContactId, notYet.Pause);
                break;
            case SendResult.TooFast tooFast:
                pacing.Pause(row.ContactId, tooFast.Pause);
                LogTooFast(row.Id, tooFast.Pause);
                break;
            case SendResult.Failed failed:
                pacing.BackOff(row.ContactId);
                LogFailed(row.Id, failed.Reason);
                break;
        }
    }

    private sealed record FirstInChat(long ContactId, long Id);

    private sealed record NextInChat(long Id, long ContactId, bool IsReply, DateTimeOffset NotBefore);

    [LoggerMessage(LogLevel.Error, "A pass over the outbox failed; it is tried again")]
    private partial void LogPassFailed(Exception failure);

    [LoggerMessage(LogLevel.Information, "Message {Id}: the platform asks to wait {Pause}")]
    private partial void LogTooFast(long id, TimeSpan pause);

    [LoggerMessage(LogLevel.Warning, "Message {Id} was not sent: {Reason}")]
    private partial void LogFailed(long id, string reason);

    [LoggerMessage(LogLevel.Warning, "Message {Id} can't be delivered: {Result}")]
    private partial void LogParked(long id, SendResult result);
}

using System.Diagnostics;
using Helpdesk.Bot.Channels;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Metrics;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// One attempt to send one row, from reading it to having written down what became of it. Nothing that goes wrong with
/// a row leaves it.
/// </summary>
internal sealed partial class OutboxAttempt(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    SendOutcomes outcomes,
    UndeliverableMessages undeliverable,
    DeliveredMarks marks,
    SendsUnderWay underWay,
    OutboxState state,
    TimeProvider time,
    ILogger<OutboxAttempt> log
)
{
    private readonly LogPace _failures = new(time);

    /// <summary>
    /// How often a message is tried that the platform or the network fails on: a day of the longest pauses.
    /// </summary>
    public const int MostAttempts = 5760;

    /// <summary>How often a message is tried that we fail on.</summary>
    public const int MostBugs = 5;

    /// <summary>How long a call may take; whatever uploads something has longer.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10),
        UploadDeadline = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Whether a row stays where it is after a result.</summary>
    public static bool IsToBeSentAgain(SendResult result) =>
        result
            is SendResult.TooFast
                or SendResult.NotYet
                or SendResult.Failed
                or SendResult.Broken
                // Of these some are done; reading the row tells.
                or SendResult.Refused
                or SendResult.AwaitsWindow
                or SendResult.Accepted { Parts: > 1 }
                or SendResult.Delivered { More: true };

    /// <summary>Sends a row, and returns once what became of it is committed.</summary>
    public async Task<SendResult> RunAsync(IChannelSender sender, QueuedRow queued)
    {
        OutboxMessage? row = null;
        SendResult result;
        IDisposable? sending = null;
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            row = queued.Message ?? await ReadAsync(queued.Id, db);
            if (row is null)
                return new SendResult.Gone();
            sending = underWay.Begin(row.Channel, row.Contact.Address);
            result = await TracedAsync(sender, row, db);
        }
        catch (Exception trouble) when (DatabaseTrouble.MayPass(trouble))
        {
            result = new SendResult.NotYet(LongestPause);
        }
        catch (Exception bug)
        {
            LogBug(bug, queued.Id);
            result = new SendResult.Broken(bug.GetType().Name);
        }
        Log(queued.Id, result);
        Measure(sender, row, result);
        using (sending)
            return await WriteDownAsync(queued.Id, row, result);
    }

    private void Measure(IChannelSender sender, OutboxMessage? row, SendResult result)
    {
        var channel = new KeyValuePair<string, object?>("channel", sender.Channel.Name);
        HelpdeskMeter.Sends.Add(1, channel, new("outcome", result.GetType().Name));
        if (row is { Purpose: OutboxPurpose.Reply } && result is SendResult.Delivered or SendResult.Accepted)
            HelpdeskMeter.ReplyLatency.Record((time.GetUtcNow() - row!.CreatedAt).TotalSeconds, channel);
    }

    private static Task<OutboxMessage?> ReadAsync(long id, HelpdeskDb db) =>
        db
            .Outbox.AsNoTracking()
            .Include(row => row.Contact.Person)
            .SingleOrDefaultAsync(row => row.Id == id && row.Status == OutboxStatus.Pending);

    private async Task<SendResult> TracedAsync(IChannelSender sender, OutboxMessage row, HelpdeskDb db)
    {
        using var traced = HelpdeskTraces.GoOn("send", row.Content.Trace, ActivityKind.Producer);
        traced?.SetTag("channel", row.Channel.Name).SetTag("purpose", row.Purpose.ToString());
        var result = await SendAsync(sender, row, db);
        traced.End(result.GetType().Name, result is SendResult.Failed or SendResult.Broken);
        return result;
    }

    private async Task<SendResult> SendAsync(IChannelSender sender, OutboxMessage row, HelpdeskDb db)
    {
        var isUpload = row.Content is { Attachment: not null } or { Photos.Count: > 0 };
        var deadline = isUpload ? UploadDeadline : Deadline;
        using var late = new CancellationTokenSource(deadline, time);
        try
        {
            return await sender.SendAsync(row, db, late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return new SendResult.Failed($"no answer within {deadline.TotalSeconds:0} s");
        }
    }

    // What was sent is never sent again because it could not be written down: the result is kept, and tried until it
    // is.
    private async Task<SendResult> WriteDownAsync(long id, OutboxMessage? row, SendResult result)
    {
        if (DeliveredMarks.Of(row, result) is { } mark && await marks.WriteDownAsync(mark))
            return result;
        for (var failures = 0; ; failures++)
            try
            {
                var final = await gate.RunAsync(
                    work => WriteDownAsync(work, id, row, result),
                    CancellationToken.None,
                    first: true
                );
                if (failures > 0)
                    state.Recovered();
                return final;
            }
            catch (Exception failure)
            {
                if (failures == 0)
                    state.Failed();
                // A mistake of ours would hold up everything for ever: the row is put aside as it is.
                if (!DatabaseTrouble.MayPass(failure))
                    (row, result) = (null, new SendResult.Broken(failure.GetType().Name, IsOver: true));
                if (failures % 60 == 0)
                    LogNotWritten(failure, id);
                var pause = TimeSpan.FromSeconds(Math.Min(0.25 * (1 << Math.Min(failures, 10)), 60));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, time);
            }
    }

    private async Task<SendResult> WriteDownAsync(UnitOfWork work, long id, OutboxMessage? row, SendResult result)
    {
        switch (result)
        {
            // It stays where it is, and that is no attempt.
            case SendResult.TooFast or SendResult.NotYet:
                return result;
            case SendResult.Broken or SendResult.Failed:
                return await CountAsync(work, id, result);
            default:
                await outcomes.WriteDownAsync(work, row!, result, CancellationToken.None);
                return result;
        }
    }

    // The attempts are counted, not the hours: those that the machine was off say nothing about the message.
    private async Task<SendResult> CountAsync(UnitOfWork work, long id, SendResult result)
    {
        var pending = work.Db.Outbox.Where(row => row.Id == id).On(OutboxEvent.GivenUp);
        await pending.ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1));
        var attempts = await pending.Select(row => row.Attempts).SingleOrDefaultAsync();
        var (most, why) = result switch
        {
            SendResult.Broken { IsOver: true } over => (0, over.Kind),
            SendResult.Broken broken => (MostBugs, broken.Kind),
            SendResult.Failed failed => (MostAttempts, failed.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No failed attempt."),
        };
        if (attempts < most)
            return result;
        LogParked(id, result);
        if (result is SendResult.Failed)
            await undeliverable.ParkAsync(work, id, why, unreachable: false, CancellationToken.None);
        else
            // Whatever is wrong with it may be wrong with telling someone, too.
            await pending.ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.Status, OutboxTable.To(OutboxEvent.GivenUp))
                    .SetProperty(row => row.Error, why)
            );
        return new SendResult.Gone();
    }

    private void Log(long id, SendResult result)
    {
        switch (result)
        {
            case SendResult.TooFast tooFast:
                LogTooFast(id, tooFast.Pause);
                break;
            case SendResult.Failed failed when _failures.IsDue():
                LogFailed(id, failed.Reason);
                break;
            case SendResult.Unreachable or SendResult.Rejected:
                LogParked(id, result);
                break;
        }
    }

    [LoggerMessage(LogLevel.Information, "Message {Id}: the platform asks to wait {Pause}")]
    private partial void LogTooFast(long id, TimeSpan pause);

    [LoggerMessage(LogLevel.Warning, "Message {Id} was not sent: {Reason}")]
    private partial void LogFailed(long id, string reason);

    [LoggerMessage(LogLevel.Error, "Message {Id} could not be sent by a bug; it is tried a few times, then put aside")]
    private partial void LogBug(Exception bug, long id);

    [LoggerMessage(LogLevel.Error, "What became of message {Id} could not be written down; it is tried until it is")]
    private partial void LogNotWritten(Exception failure, long id);

    [LoggerMessage(LogLevel.Warning, "Message {Id} can't be delivered: {Result}")]
    private partial void LogParked(long id, SendResult result);
}

using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Databases;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Takes in what people sent while we were down: Twilio tries a webhook once or twice and then never again. At the
/// start, and whenever a message could not be taken in, the account's inbound messages since the last one seen are
/// listed; the inbox knows which are new.
/// </summary>
internal sealed partial class WhatsAppCatchUp(
    TwilioClient twilio,
    UpdateIntake router,
    WhatsAppCards cards,
    DeliveryReports reports,
    MissedMessagesSignal missed,
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    ChannelReadiness readiness,
    IBotLease lease,
    TimeProvider time,
    ILogger<WhatsAppCatchUp> log
) : BackgroundService
{
    private readonly LogPace _notListed = new(time);

    /// <summary>How far before the last one seen the listing begins: webhooks overtake each other.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    // Up to when missed messages have been looked for.
    private const string WhatsAppSeen = "whatsapp-seen";

    private static readonly TimeSpan ForTheWebhook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1),
        ShortestRetry = TimeSpan.FromSeconds(2),
        LongestRetry = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Twilio calls us: as soon as we listen we can be reached, and can send.
        readiness.Set(WhatsAppChannel.Channel, ready: true);
        // Another Bot looks for what was missed.
        if (!lease.IsHeld)
            missed.IsCaughtUp();
        await lease.WhileHeldAsync(LookAgainAndAgainAsync, stoppingToken);
    }

    private async Task LookAgainAndAgainAsync(CancellationToken cancellation)
    {
        var retry = ShortestRetry;
        while (!cancellation.IsCancellationRequested)
        {
            var done = await LookAsync(cancellation);
            missed.IsCaughtUp();
            await missed.WaitAsync(done ? BetweenLooks : retry, time, cancellation);
            retry =
                done ? ShortestRetry
                : retry * 2 < LongestRetry ? retry * 2
                : LongestRetry;
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            var since = await SinceAsync(cancellation);
            var areAllTaken = since is null || await TakeMissedAsync(since.Value, now, cancellation);
            if (since is not null && !missed.CaughtUp.IsCompleted)
                await CatchUpWithReportsAsync(since.Value, cancellation);
            if (areAllTaken)
                await gate.RunAsync(work => MarkAsync(work.Db, now, cancellation), cancellation);
            return areAllTaken;
        }
        catch (Exception failure) when (IsTwilios(failure))
        {
            // Their messages can hold numbers.
            if (_notListed.IsDue())
                LogNotListed((failure as ApiException)?.Status ?? 0, (failure as ApiException)?.Code ?? 0);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
        return false;
    }

    private static bool IsTwilios(Exception failure) => failure is TwilioException or JsonException;

    /// <summary>
    /// Up to when all was seen, less an overlap; null at the very first start, when nothing can have been missed.
    /// </summary>
    private async Task<DateTimeOffset?> SinceAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return
            await db.Facts.AsNoTracking().SingleOrDefaultAsync(mark => mark.Name == WhatsAppSeen, cancellation)
                is { } mark
            ? mark.At - Overlap
            : null;
    }

    private async Task<bool> TakeMissedAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        // The webhook knows more of a message than the listing, and has its time first; what came before we listened
        // has no webhook.
        var until = missed.CaughtUp.IsCompleted ? now - ForTheWebhook : now;
        // The listing has the newest first; people wrote in the other order.
        var found = (await twilio.ReceivedAsync(since))
            .Where(message =>
                message.Direction == MessageResource.DirectionEnum.Inbound && WhatsAppReader.SentAt(message) <= until
            )
            .Reverse()
            .OrderBy(WhatsAppReader.SentAt)
            .ToList();
        var areAllTaken = true;
        foreach (var message in await NewAsync(found, cancellation))
            areAllTaken &= await TryTakeAsync(message, cancellation);
        return areAllTaken;
    }

    // Reports that came while nobody listened are not brought again: what became of our messages is looked up once.
    private async Task CatchUpWithReportsAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        foreach (var message in (await twilio.SentAsync(since)).Reverse())
            if (WhatsAppWebhook.Read(message.Sid, message.Status?.ToString(), message.ErrorCode) is { } report)
                await reports.TakeAsync(report, cancellation);
    }

    private async Task<List<MessageResource>> NewAsync(List<MessageResource> found, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var keys = found.Select(message => Inbox.KeyOf(WhatsAppChannel.Channel, message.Sid)).ToList();
        var known = await db
            .Inbox.Where(entry => EF.Parameter(keys).Contains(entry.Key))
            .Select(entry => entry.Key)
            .ToListAsync(cancellation);
        return [.. found.Where(message => !known.Contains(Inbox.KeyOf(WhatsAppChannel.Channel, message.Sid)))];
    }

    // One that can't be had must not hold up the others.
    private async Task<bool> TryTakeAsync(MessageResource listed, CancellationToken cancellation)
    {
        try
        {
            foreach (var message in WhatsAppReader.Read(listed, await MediaAsync(listed)))
                await router.TakeAsync(await cards.ReadAsync(message, cancellation), cancellation);
            LogTaken(listed.Sid);
            return true;
        }
        catch (Exception failure) when (IsTwilios(failure))
        {
            if (_notListed.IsDue())
                LogNotListed((failure as ApiException)?.Status ?? 0, (failure as ApiException)?.Code ?? 0);
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTaken(failure, listed.Sid);
            return false;
        }
    }

    private async Task<IReadOnlyList<TwilioMedium>> MediaAsync(MessageResource listed)
    {
        if (listed.NumMedia is null or "" or "0")
            return [];
        try
        {
            return [.. (await twilio.MediaAsync(listed.Sid)).Select(WhatsAppReader.Medium)];
        }
        catch (ApiException gone) when (gone.Status == 404)
        {
            // Its sender is asked for it again once it can't be fetched.
            return [new TwilioMedium(new Uri(TwilioClient.Api, listed.Uri).AbsoluteUri, WhatsAppReader.UnknownPhoto)];
        }
    }

    private static async Task MarkAsync(HelpdeskDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Facts.SingleOrDefaultAsync(mark => mark.Name == WhatsAppSeen, cancellation) is { } mark)
            mark.At = now;
        else
            db.Facts.Add(
                new SystemFact
                {
                    Name = WhatsAppSeen,
                    Value = "",
                    At = now,
                }
            );
    }

    [LoggerMessage(LogLevel.Information, "Message {Sid} had been missed, and was taken in from Twilio's listing")]
    private partial void LogTaken(string sid);

    [LoggerMessage(LogLevel.Warning, "Twilio's listing can't be read (HTTP {Status}, error {Code}); it is tried again")]
    private partial void LogNotListed(int status, int code);

    [LoggerMessage(LogLevel.Error, "Message {Sid} of Twilio's listing could not be taken in; it is tried again")]
    private partial void LogNotTaken(Exception failure, string sid);

    [LoggerMessage(LogLevel.Error, "Missed messages could not be taken in; it is tried again")]
    private partial void LogFailed(Exception failure);
}

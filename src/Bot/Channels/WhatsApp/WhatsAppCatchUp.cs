using System.Globalization;
using System.Text.Json;
using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Settings;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Takes in what people sent while we were down: Twilio tries a webhook once or twice and then never again. At the start, and whenever a
/// message could not be taken in, the account's inbound messages since the last one seen are listed; the inbox knows which are new.
/// </summary>
public sealed partial class WhatsAppCatchUp(
    TwilioClient twilio, TwilioSettings settings, ConversationRouter router, MissedMessagesSignal missed, IDbContextFactory<HelpdeskDb> databases, WriteGate gate,
    ChannelReadiness readiness, TimeProvider time, ILogger<WhatsAppCatchUp> log) : BackgroundService
{
    /// <summary>How far before the last one seen the listing begins: webhooks overtake each other.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private const int PageSize = 100;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1), ShortestRetry = TimeSpan.FromSeconds(2), LongestRetry = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Twilio calls us: as soon as we listen we can be reached, and can send.
        readiness.Expect(Channel.WhatsApp);
        readiness.Set(Channel.WhatsApp, ready: true);
        var retry = ShortestRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            var done = await LookAsync(stoppingToken);
            missed.IsCaughtUp();
            await missed.WaitAsync(done ? BetweenLooks : retry, time, stoppingToken);
            retry = done ? ShortestRetry : retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
        }
    }

    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            var found = await SinceAsync(now, cancellation) is { } since ? await ListAsync(since, cancellation) : [];
            foreach (var message in await NewAsync(found, cancellation)) await TakeAsync(message, cancellation);
            await gate.RunAsync(db => MarkAsync(db, now, cancellation), cancellation);
            return true;
        }
        catch (Exception failure) when (failure is TwilioException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Their messages can hold numbers.
            LogNotListed((failure as ApiException)?.Status ?? 0, (failure as ApiException)?.Code ?? 0);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
        return false;
    }

    /// <summary>From when on messages are looked at; null at the very first start, when nothing can have been missed.</summary>
    private async Task<DateTimeOffset?> SinceAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Marks.AsNoTracking().SingleOrDefaultAsync(mark => mark.Name == Mark.WhatsAppSeen, cancellation) is not { } mark) return null;
        var last = await db.Contacts.Where(contact => contact.Channel == Channel.WhatsApp).MaxAsync(contact => contact.LastInboundAt, cancellation);
        var seen = last > mark.At ? last.Value : mark.At;
        return (seen < now ? seen : now) - Overlap;
    }

    private async Task<List<MessageResource>> ListAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        List<MessageResource> found = [];
        var to = Uri.EscapeDataString(WhatsAppAddress.Of(settings.From));
        var from = Uri.EscapeDataString(since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        string? path = $"/2010-04-01/Accounts/{settings.AccountSid}/Messages.json?To={to}&DateSent%3E={from}&PageSize={PageSize}";
        while (path is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            using var page = await twilio.GetAsync(path);
            found.AddRange(page.RootElement.GetProperty("messages").EnumerateArray().Select(message => MessageResource.FromJson(message.GetRawText())));
            path = page.RootElement.TryGetProperty("next_page_uri", out var next) ? next.GetString() : null;
        }
        // The listing has the newest first; people wrote in the other order.
        found.Reverse();
        return [.. found.Where(message => message.Direction == MessageResource.DirectionEnum.Inbound).OrderBy(message => message.DateSent ?? message.DateCreated)];
    }

    private async Task<List<MessageResource>> NewAsync(List<MessageResource> found, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var keys = found.Select(message => ConversationRouter.InboxKey(Channel.WhatsApp, message.Sid)).ToList();
        var known = await db.Inbox.Where(entry => EF.Parameter(keys).Contains(entry.Key)).Select(entry => entry.Key).ToListAsync(cancellation);
        return [.. found.Where(message => !known.Contains(ConversationRouter.InboxKey(Channel.WhatsApp, message.Sid)))];
    }

    private async Task TakeAsync(MessageResource listed, CancellationToken cancellation)
    {
        IReadOnlyList<TwilioMedium> media = [];
        if (listed.NumMedia is not (null or "" or "0") && listed.SubresourceUris?.GetValueOrDefault("media") is { } path)
        {
            using var list = await twilio.GetAsync(path);
            media = WhatsAppReader.Media(list);
        }
        foreach (var message in WhatsAppReader.Read(listed, media)) await router.HandleAsync(message, cancellation);
        LogTaken(listed.Sid);
    }

    private static async Task MarkAsync(HelpdeskDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Marks.SingleOrDefaultAsync(mark => mark.Name == Mark.WhatsAppSeen, cancellation) is { } mark) mark.At = now;
        else db.Marks.Add(new Mark { Name = Mark.WhatsAppSeen, Value = "", At = now });
    }

    [LoggerMessage(LogLevel.Information, "Message {Sid} had been missed, and was taken in from Twilio's listing")]
    private partial void LogTaken(string sid);

    [LoggerMessage(LogLevel.Warning, "Twilio's listing can't be read (HTTP {Status}, error {Code}); it is tried again")]
    private partial void LogNotListed(int status, int code);

    [LoggerMessage(LogLevel.Error, "Missed messages could not be taken in; it is tried again")]
    private partial void LogFailed(Exception failure);
}

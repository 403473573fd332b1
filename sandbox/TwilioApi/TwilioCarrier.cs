using System.Globalization;
using System.Threading.Channels;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>Carries the bot's messages to the phones, one after the other, and reports what becomes of them.</summary>
internal sealed class TwilioCarrier(
    TwilioWorld world,
    TwilioWebhooks webhooks,
    TwilioFaults faults,
    TwilioAccount account
) : BackgroundService
{
    private const int CanNotFetch = 63019;
    private static readonly string[] Images = ["image/jpeg", "image/png"];
    private readonly Channel<(TwilioMessage Message, int? Fails, TaskCompletionSource Done)> _queue =
        Channel.CreateUnbounded<(TwilioMessage, int?, TaskCompletionSource)>();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Takes a message. The task is done once it has arrived or failed, and that was reported.</summary>
    /// <param name="message">The message.</param>
    /// <param name="fails">The error code with which it is to fail, or null.</param>
    public Task Take(TwilioMessage message, int? fails)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((message, fails, done));
        return done.Task;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (message, fails, done) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await CarryAsync(message, fails, stoppingToken);
            done.SetResult();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    private async Task CarryAsync(TwilioMessage message, int? fails, CancellationToken cancellation)
    {
        message.ErrorCode = fails ?? Refusal(message) ?? await FetchAsync(message, cancellation);
        message.Status =
            message.ErrorCode is null ? "delivered"
            : message.ErrorCode == 63016 ? "undelivered"
            : "failed";
        world.Touch(message.Number);
        IEnumerable<string> reports =
            message.ErrorCode is not null ? ["sent", message.Status]
            : faults.ShuffleReports ? ["delivered", "sent", "delivered", "read", "delivered"]
            : ["sent", "delivered"];
        if (message.ErrorCode is not null && faults.ShuffleReports)
            reports = [message.Status, "sent", message.Status];
        foreach (var status in reports)
            await ReportAsync(message, status, cancellation);
    }

    private int? Refusal(TwilioMessage message)
    {
        if (!world.Users.TryGetValue(message.Number, out var user))
            return 63024;
        if (user.Blocked)
            return 63014;
        if (!user.Joined)
            return 63015;
        return world.IsWindowOpen(message.Number) || message.Template is { IsApproved: true } ? null : 63016;
    }

    private async Task<int?> FetchAsync(TwilioMessage message, CancellationToken cancellation)
    {
        if (message.MediaUrl is not { } url)
            return null;
        if (faults.Cut)
            return CanNotFetch;
        try
        {
            using var response = await _http.GetAsync(url, cancellation);
            return response.IsSuccessStatusCode ? await KeepAsync(message, response, cancellation) : CanNotFetch;
        }
        catch (Exception failure)
            when (failure is HttpRequestException or IOException or TaskCanceledException
                && !cancellation.IsCancellationRequested
            )
        {
            // The bot is down.
            return CanNotFetch;
        }
    }

    private async Task<int?> KeepAsync(
        TwilioMessage message,
        HttpResponseMessage response,
        CancellationToken cancellation
    )
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (bytes.Length > (Images.Contains(type) ? TwilioTable.MaxImage : TwilioTable.MaxMedia))
            return CanNotFetch;
        message.MediaSid = world
            .AddMedia(
                bytes,
                type,
                response.Content.Headers.ContentDisposition?.FileNameStar
                    ?? response.Content.Headers.ContentDisposition?.FileName
            )
            .Sid;
        return null;
    }

    private async Task ReportAsync(TwilioMessage message, string status, CancellationToken cancellation)
    {
        if (message.StatusCallback is not { } url)
            return;
        Dictionary<string, string> form = new()
        {
            ["MessageSid"] = message.Sid,
            ["SmsSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsStatus"] = status,
            ["To"] = $"whatsapp:{message.Address}",
            ["From"] = $"whatsapp:{account.Sender}",
            ["AccountSid"] = account.Sid,
            ["ApiVersion"] = "2010-04-01",
            ["ChannelToAddress"] = message.Address,
        };
        // Twilio leaves the words out now and then; the code is what counts.
        if (status is "failed" or "undelivered")
            form["ErrorCode"] = message.ErrorCode!.Value.ToString(CultureInfo.InvariantCulture);
        await webhooks.PostAsync(url, form, cancellation);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>
/// Calls the bot: with people's messages and with reports, signed as Twilio signs. A message is tried once, and once
/// more when the connection failed; then it is gone, and only the listing has it.
/// </summary>
internal sealed class TwilioWebhooks(TwilioWorld world, TwilioFaults faults, TwilioAccount account, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Channel<IReadOnlyList<TwilioMessage>> _inbound = Channel.CreateUnbounded<
        IReadOnlyList<TwilioMessage>
    >();
    private readonly HttpClient _http = new() { Timeout = Patience };

    /// <summary>Where people's messages go; null while nothing is configured.</summary>
    public Uri? Url { get; set; }

    /// <summary>What the webhook answered, and how long it took.</summary>
    public ConcurrentQueue<(int Status, TimeSpan Took)> Answers { get; } = [];

    /// <summary>Messages that could not be brought.</summary>
    public ConcurrentQueue<string> Lost { get; } = [];

    /// <summary>The forms that the bot took, in the order in which it answered.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Taken { get; } = [];

    /// <summary>Brings a message.</summary>
    public void Bring(TwilioMessage message) => Bring([message]);

    /// <summary>Brings messages all at once, as those of a gallery come.</summary>
    public void Bring(IReadOnlyList<TwilioMessage> messages) => _inbound.Writer.TryWrite(messages);

    /// <summary>Posts a signed form; returns the status, or null when there was no connection.</summary>
    public async Task<int?> PostAsync(Uri url, IReadOnlyDictionary<string, string> form, CancellationToken cancellation)
    {
        if (faults.Cut)
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", Sign(url.AbsoluteUri, form, account.Token));
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            return (int)response.StatusCode;
        }
        catch (Exception failure)
            when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // The bot is down, or does not answer.
            return null;
        }
    }

    /// <summary>
    /// Twilio's signature: Base64 of HMAC-SHA1 over the URL and every field, keys in ordinal order (Twilio, Security).
    /// </summary>
    public static string Sign(string url, IEnumerable<KeyValuePair<string, string>> form, string token)
    {
        var text =
            url
            + string.Concat(
                form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)
            );
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var messages in _inbound.Reader.ReadAllAsync(stoppingToken))
        {
            var times = faults.DeliverTwice ? 2 : 1;
            for (var time = 0; time < times; time++)
                await Task.WhenAll(messages.Select(message => BringAsync(message, stoppingToken)));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    private async Task BringAsync(TwilioMessage message, CancellationToken cancellation)
    {
        var (url, form) = (Url, Form(message));
        for (var attempt = 1; attempt <= 2 && url is not null; attempt++)
        {
            var began = time.GetTimestamp();
            if (await PostAsync(url, form, cancellation) is not { } status)
                continue;
            Answers.Enqueue((status, time.GetElapsedTime(began)));
            if (status is >= 200 and < 300)
                Taken.Enqueue(form);
            return;
        }
        Lost.Enqueue(message.Sid);
    }

    private Dictionary<string, string> Form(TwilioMessage message)
    {
        var user = world.Users[message.Number];
        Dictionary<string, string> form = new(message.Fields)
        {
            ["SmsMessageSid"] = message.Sid,
            ["MessageSid"] = message.Sid,
            ["SmsSid"] = message.Sid,
            ["SmsStatus"] = "received",
            ["AccountSid"] = account.Sid,
            ["ApiVersion"] = "2010-04-01",
            ["From"] = $"whatsapp:{message.Address}",
            ["ExternalUserId"] = $"whatsapp:{user.ExternalId}",
            ["To"] = $"whatsapp:{account.Sender}",
            ["ProfileName"] = user.ProfileName,
            ["Body"] = message.Body,
            ["NumSegments"] = "1",
            ["ReferralNumMedia"] = "0",
            ["MessageType"] = message.Type,
            ["NumMedia"] = message.MediaSid is null ? "0" : "1",
        };
        PutWhatIsThere(form, message);
        return form;
    }

    private void PutWhatIsThere(Dictionary<string, string> form, TwilioMessage message)
    {
        // The number without its plus; of someone who hides it there is none.
        if (message.Address.StartsWith('+'))
            form["WaId"] = message.Address[1..];
        if (message.MediaSid is { } media)
        {
            form["MediaUrl0"] = string.Create(
                CultureInfo.InvariantCulture,
                $"https://api.twilio.com/2010-04-01/Accounts/{account.Sid}/Messages/{message.Sid}/Media/{media}"
            );
            form["MediaContentType0"] = world.Media[media].ContentType;
        }
        if (message.Payload is { } payload)
            (form["ButtonPayload"], form["ButtonText"]) = (payload, message.Body);
        if (message.Answers is { } answered)
            (form["OriginalRepliedMessageSid"], form["OriginalRepliedMessageSender"]) = (answered, AuthorOf(answered));
    }

    private string AuthorOf(string sid) =>
        world.All().FirstOrDefault(message => message.Sid == sid) is { FromBot: false } own
            ? $"whatsapp:{own.Address}"
            : $"whatsapp:{account.Sender}";
}

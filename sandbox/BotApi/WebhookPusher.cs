using System.Net.Http.Headers;
using System.Text;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Posts updates to the bot's webhook, and again until it takes them.</summary>
internal sealed class WebhookPusher(ChatWorld world, NetworkFault fault, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200),
        AfterFailure = TimeSpan.FromMilliseconds(300);
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private string? _secret;

    /// <summary>Where to; null when none is set.</summary>
    public string? Url { get; private set; }

    /// <summary>Sets or deletes the webhook; updates that wait stay.</summary>
    public void Set(string? url, string? secret) => (Url, _secret) = (url, secret);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var waiting = world.Updates.Take(offset: 0, limit: 1);
            if (Url is not { } url || waiting.Count == 0)
                await world.Updates.WaitAsync(Idle, time, stoppingToken);
            else if (!fault.Cut && await PushAsync(url, waiting[0].ToJsonString(), stoppingToken))
                world.Updates.Confirm((int)waiting[0]["update_id"]!);
            else
                await Task.Delay(AfterFailure, time, stoppingToken);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    private async Task<bool> PushAsync(string url, string body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
        };
        if (_secret is { } secret)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The bot is down; it gets the update when it is up again.
            return false;
        }
    }
}

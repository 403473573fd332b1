using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>A client of the Bot API.</summary>
public interface ITelegramBotClient
{
    /// <summary>Whether another server than Telegram's is used.</summary>
    bool LocalBotServer { get; }

    /// <summary>The bot's user ID.</summary>
    long BotId { get; }

    /// <summary>Timeout of requests.</summary>
    TimeSpan Timeout { get; set; }

    /// <summary>Sends a request.</summary>
    Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);

    /// <summary>Downloads a file by its path.</summary>
    Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Downloads a file.</summary>
    Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default);
}

/// <summary>A client of the Bot API.</summary>
public class TelegramBotClient : ITelegramBotClient
{
    private readonly TelegramBotClientOptions _options;
    private readonly HttpClient _http;

    /// <summary>A client with options.</summary>
    public TelegramBotClient(TelegramBotClientOptions options, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        _options = options;
        _http = httpClient ?? new HttpClient();
        GlobalCancelToken = cancellationToken;
    }

    /// <summary>A client with a token.</summary>
    public TelegramBotClient(string token, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
        : this(new TelegramBotClientOptions(token), httpClient, cancellationToken)
    {
    }

    /// <summary>The token.</summary>
    public string Token => _options.Token;

    /// <inheritdoc/>
    public long BotId => _options.BotId;

    /// <inheritdoc/>
    public bool LocalBotServer => _options.LocalBotServer;

    /// <inheritdoc/>
    public TimeSpan Timeout
    {
        get => _http.Timeout;
        set => _http.Timeout = value;
    }

    /// <summary>Cancels every request.</summary>
    public CancellationToken GlobalCancelToken { get; }

    /// <inheritdoc/>
    public virtual async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var (status, answer) = await Exchange<TResponse>(request, cancellation.Token);
            if (answer.Ok) return answer.Result!;
            var pause = answer.Parameters?.RetryAfter;
            if (answer.ErrorCode != 429 || pause is null || pause > _options.RetryThreshold || attempt >= _options.RetryCount)
                throw new ApiRequestException(answer.Description ?? status.ToString(), answer.ErrorCode, answer.Parameters);
            await Task.Delay(TimeSpan.FromSeconds(pause.Value), TimeProvider.System, cancellation.Token);
        }
    }

    /// <inheritdoc/>
    public virtual Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) =>
        DownloadFile(file.FilePath ?? throw new ArgumentException("The file has no path.", nameof(file)), destination, cancellationToken);

    /// <inheritdoc/>
    public virtual async Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default)
    {
        try
        {
            using var response = await _http.GetAsync($"{_options.BaseFileUrl}/{filePath}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode) throw new RequestException("The file could not be downloaded", response.StatusCode);
            await response.Content.CopyToAsync(destination, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new RequestException("Exception during file download", failure);
        }
        catch (TaskCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RequestException("File download timed out", failure);
        }
    }

    private async Task<(HttpStatusCode Status, Answer<TResponse> Answer)> Exchange<TResponse>(IRequest<TResponse> request, CancellationToken cancellation)
    {
        HttpResponseMessage response;
        try
        {
            using var message = new HttpRequestMessage(request.HttpMethod, $"{_options.BaseRequestUrl}/{request.MethodName}") { Content = request.ToHttpContent() };
            response = await _http.SendAsync(message, cancellation);
        }
        catch (TaskCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            throw new RequestException("Bot API Request timed out", failure);
        }
        catch (HttpRequestException failure)
        {
            throw new RequestException($"Bot API Service Failure: {failure.GetType().Name}: {failure.Message}", failure);
        }
        using (response)
        {
            var answer = await Read<TResponse>(response, cancellation);
            return answer is { Ok: true, Result: not null } or { Ok: false, ErrorCode: not 0 }
                ? (response.StatusCode, answer)
                : throw new RequestException($"Invalid response (HTTP {(int)response.StatusCode})", response.StatusCode);
        }
    }

    private static async Task<Answer<TResponse>?> Read<TResponse>(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            return await JsonSerializer.DeserializeAsync<Answer<TResponse>>(body, JsonBotAPI.Options, cancellation);
        }
        catch (JsonException failure)
        {
            throw new RequestException($"Invalid response (HTTP {(int)response.StatusCode})", response.StatusCode, failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new RequestException("The answer broke off", response.StatusCode, failure);
        }
    }

    private sealed record Answer<T>(
        bool Ok, T? Result, string? Description, [property: JsonPropertyName("error_code")] int ErrorCode, ResponseParameters? Parameters);
}

/// <summary>How a client talks to the server.</summary>
public class TelegramBotClientOptions
{
    private const string TelegramServer = "https://api.telegram.org";

    /// <summary>Options for a token.</summary>
    /// <exception cref="ArgumentException">The token or the base URL is malformed.</exception>
    public TelegramBotClientOptions(string token, string? baseUrl = null, bool useTestEnvironment = false)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
        BaseUrl = baseUrl;
        UseTestEnvironment = useTestEnvironment;
        BotId = long.TryParse(token.Split(':')[0], out var id) && token.Contains(':', StringComparison.Ordinal)
            ? id
            : throw new ArgumentException("Bot token invalid", nameof(token));
        LocalBotServer = baseUrl is not null;
        var server = baseUrl is null ? TelegramServer
            : Uri.TryCreate(baseUrl, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority)
            : throw new ArgumentException("Invalid format", nameof(baseUrl));
        var path = useTestEnvironment ? $"bot{token}/test" : $"bot{token}";
        BaseRequestUrl = $"{server}/{path}";
        BaseFileUrl = $"{server}/file/{path}";
    }

    /// <summary>The token.</summary>
    public string Token { get; }

    /// <summary>Another server than Telegram's; only its authority is used.</summary>
    public string? BaseUrl { get; }

    /// <summary>Whether Telegram's test environment is used.</summary>
    public bool UseTestEnvironment { get; }

    /// <summary>The bot's user ID, the token's first part.</summary>
    public long BotId { get; }

    /// <summary>Whether another server than Telegram's is used.</summary>
    public bool LocalBotServer { get; }

    /// <summary>Where files are.</summary>
    public string BaseFileUrl { get; }

    /// <summary>Where methods are.</summary>
    public string BaseRequestUrl { get; }

    /// <summary>The longest retry_after, in seconds, that is waited for inside the client.</summary>
    public int RetryThreshold { get; set; } = 60;

    /// <summary>How often a request that is answered 429 is made in all.</summary>
    public int RetryCount { get; set; } = 3;
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>
/// A Bot API server on loopback, stricter than the real one: what the documentation does not have, it refuses.
/// </summary>
internal sealed class BotApiServer(
    ChatWorld world,
    BotApiMethods methods,
    NetworkFault fault,
    ChatRate rate,
    IHostApplicationLifetime lifetime,
    string token
)
{
    private const int TooFastSeconds = 2;

    /// <summary>Every call that came, with what it was answered: its status code.</summary>
    public ConcurrentQueue<(string Method, IReadOnlyCollection<string> Parameters, int Status)> Calls { get; } = [];

    /// <summary>
    /// Calls that this server refused as no client should make them: unknown methods, parameters or values.
    /// </summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Maps the endpoints.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/bot{token}/{method}", ["GET", "POST"], AnswerAsync);
        endpoints.MapGet("/file/bot{token}/{kind}/{name}", DownloadAsync);
    }

    private async Task AnswerAsync(HttpContext context, string token, string method)
    {
        if (await BrokenAsync(context))
            return;
        IReadOnlyCollection<string> parameters = [];
        // A long poll must not keep the server from ending.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        try
        {
            if (token != ExpectedToken)
                throw new BotApiException(401, "Unauthorized");
            var call = await BotApiCall.ReadAsync(method, context.Request);
            parameters = call.Parameters;
            Pace(call);
            var wrong = fault.OfCall(call);
            if (wrong is not (null or CallFault.AnswerLost))
            {
                await GoWrongAsync(context, wrong.Value, ended.Token);
                return;
            }
            var result = await methods.RunAsync(call, ended.Token);
            Calls.Enqueue((method, parameters, 200));
            if (wrong is CallFault.AnswerLost)
                context.Abort();
            else
                await WriteAsync(context, 200, new JsonObject { ["ok"] = true, ["result"] = result });
        }
        catch (BotApiException refused)
        {
            Calls.Enqueue((method, parameters, refused.Code));
            if (refused.Code is 400 or 404 && !IsNormal(refused.Message))
                Faults.Enqueue($"{method}: {refused.Message}");
            var answer = new JsonObject
            {
                ["ok"] = false,
                ["error_code"] = refused.Code,
                ["description"] = refused.Message,
            };
            if (refused.RetryAfter is { } seconds)
                answer["parameters"] = new JsonObject { ["retry_after"] = seconds };
            await WriteAsync(context, refused.Code, answer);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The bot or the server went away while the bot waited for updates.
            context.Abort();
        }
    }

    private static async Task GoWrongAsync(HttpContext context, CallFault fault, CancellationToken cancellation)
    {
        switch (fault)
        {
            case CallFault.Hangs:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
                break;
            case CallFault.Garbage:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>Bad gateway</html>", cancellation);
                break;
            case CallFault.TooFast:
                throw new BotApiException(429, $"Too Many Requests: retry after {TooFastSeconds}", TooFastSeconds);
            default:
                throw new BotApiException(502, "Bad Gateway");
        }
    }

    private string ExpectedToken => token;

    private static bool IsNormal(string description) =>
        description.Contains("query is too old", StringComparison.Ordinal)
        || description.Contains("message is not modified", StringComparison.Ordinal)
        || description.Contains("chat not found", StringComparison.Ordinal);

    private void Pace(BotApiCall call)
    {
        if (
            !call.Method.StartsWith("send", StringComparison.Ordinal)
            && !call.Method.StartsWith("edit", StringComparison.Ordinal)
        )
            return;
        if ((fault.TooFast ? TooFastSeconds : rate.Count(call.Text("chat_id") ?? "")) is { } seconds)
            throw new BotApiException(429, $"Too Many Requests: retry after {seconds}", seconds);
    }

    private async Task DownloadAsync(HttpContext context, string token, string name)
    {
        if (await BrokenAsync(context))
            return;
        if (fault.FailDownloads > 0)
        {
            fault.FailDownloads--;
            context.Response.StatusCode = 502;
        }
        else if (token != ExpectedToken || !world.Files.TryGetValue(name, out var file))
            context.Response.StatusCode = 404;
        else
            await context.Response.Body.WriteAsync(file.Bytes);
    }

    private Task<bool> BrokenAsync(HttpContext context)
    {
        if (fault.Cut)
            context.Abort();
        return Task.FromResult(fault.Cut);
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonObject answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
    }
}

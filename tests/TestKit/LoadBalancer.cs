using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Helpdesk.TestKit;

/// <summary>
/// Gives requests to several Bots in turn, as a reverse proxy does: to the next one where one does not listen.
/// </summary>
internal sealed class LoadBalancer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly IReadOnlyList<Uri> _targets;
    private readonly ConcurrentDictionary<Uri, int> _taken = [];
    private int _next;

    private LoadBalancer(WebApplication app, IReadOnlyList<Uri> targets) => (_app, _targets) = (app, targets);

    /// <summary>Its own address.</summary>
    public string Address => _app.Urls.First();

    /// <summary>
    /// Answers before it passes on: as if several servers of the platform delivered one person's messages side by side.
    /// </summary>
    public bool AnswersAtOnce { get; set; }

    /// <summary>How many requests a target has answered.</summary>
    public int TakenBy(Uri target) => _taken.GetValueOrDefault(target);

    public static async Task<LoadBalancer> StartAsync(params IReadOnlyList<Uri> targets)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var balancer = new LoadBalancer(app, targets);
        app.Run(balancer.PassOnAsync);
        await app.StartAsync();
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (AnswersAtOnce)
        {
            var path = new PathString(context.Request.Path);
            var later = Copy(context.Request, new Uri(Next(), path), body.ToArray());
            _ = Task.Run(() => PassOnLaterAsync(later));
            return;
        }
        for (var attempt = 0; attempt < _targets.Count; attempt++)
        {
            var target = Next();
            try
            {
                using var request = Copy(context.Request, new Uri(target, context.Request.Path), body.ToArray());
                using var answer = await _http.SendAsync(request, context.RequestAborted);
                _taken.AddOrUpdate(target, 1, (_, before) => before + 1);
                context.Response.StatusCode = (int)answer.StatusCode;
                context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                await answer.Content.CopyToAsync(context.Response.Body);
                return;
            }
            catch (HttpRequestException)
            {
                // It is down: the next one.
            }
        }
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private async Task PassOnLaterAsync(HttpRequestMessage request)
    {
        using (request)
            (await _http.SendAsync(request)).Dispose();
    }

    private Uri Next() => _targets[(Interlocked.Increment(ref _next) & int.MaxValue) % _targets.Count];

    private static HttpRequestMessage Copy(HttpRequest from, Uri to, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(from.Method), to)
        {
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, value) in from.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, value.AsEnumerable()))
                request.Content.Headers.TryAddWithoutValidation(name, value.AsEnumerable());
        request.Headers.Host = null;
        return request;
    }
}

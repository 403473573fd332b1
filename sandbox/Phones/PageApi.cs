using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Helpdesk.Core.Sop;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.TwilioApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Sandbox.Phones;

/// <summary>What the page asks of its server.</summary>
internal sealed class PageApi(
    PagePhones phones,
    ChatWorld telegram,
    TwilioWorld whatsApp,
    NetworkFault fault,
    TwilioFaults twilio,
    BotHost bot,
    SandboxClock clock,
    IHostApplicationLifetime lifetime
)
{
    private const int MaxText = 20000,
        MostFiles = 20,
        MostMinutes = 60 * 24 * 30;
    private const long MaxUpload = 30 * 1024 * 1024;

    private sealed record Typed(string Text, int? ReplyTo);

    private sealed record Pressed(int MessageId, string Data);

    private sealed record Network(bool Cut, bool TooFast);

    private sealed record Jump(int Minutes, bool ToOpening);

    /// <summary>Maps the page and its endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", () => PageFiles.Of("index.html"));
        endpoints.MapGet("/page/{name}", (string name) => PageFiles.Of(name));
        endpoints.MapGet("/page/samples/{name}", (string name) => PageFiles.Of($"samples/{name}"));
        endpoints.MapGet("/api/state", (PageApi page) => page.State());
        endpoints.MapGet(
            "/api/phones/{id:long}",
            (long id, PageApi page) =>
                Cast.Phones.FirstOrDefault(member => member.Id == id) is { } member
                    ? Results.Ok(page.Show(member))
                    : Results.NotFound()
        );
        endpoints.MapGet("/api/events", (HttpContext context, PageApi page) => page.EventsAsync(context));
        endpoints.MapGet("/api/files/{id}", (string id, PageApi page) => page.File(id));
        endpoints.MapPost(
            "/api/phones/{id:long}/text",
            (long id, Typed typed, PageApi page) =>
                Do(id, member => page.Type(member, typed), typed.Text is { Length: > 0 and <= MaxText })
        );
        endpoints.MapPost(
            "/api/phones/{id:long}/press",
            (long id, Pressed pressed, PageApi page) => page.Press(id, pressed)
        );
        endpoints
            .MapPost(
                "/api/phones/{id:long}/files",
                (long id, HttpRequest request, PageApi page) => page.SendFilesAsync(id, request)
            )
            .DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxUpload));
        endpoints.MapPost("/api/network", (Network network, PageApi page) => page.Break(network));
        endpoints.MapPost("/api/clock", (Jump jump, PageApi page) => page.Move(jump));
        endpoints.MapPost("/api/bot/restart", (PageApi page) => page.RestartAsync());
    }

    private object State() =>
        new
        {
            phones = Cast.Phones.Select(Show),
            fault.Cut,
            fault.TooFast,
            bot = bot.Running,
            clock = Clock(),
        };

    private object Clock()
    {
        var now = clock.GetUtcNow();
        var calendar = bot.Running ? bot.Services.GetRequiredService<OfficeCalendar>() : null;
        return new
        {
            now,
            open = calendar?.IsOpen(now) == true,
            opensAt = calendar?.WhenOpen(now),
        };
    }

    // Only forward: what has happened stays in the past.
    private Results<Ok, BadRequest> Move(Jump jump)
    {
        if (jump.Minutes is < 0 or > MostMinutes || !bot.Running)
            return TypedResults.BadRequest();
        var now = clock.GetUtcNow();
        clock.Jump(
            jump.ToOpening
                ? bot.Services.GetRequiredService<OfficeCalendar>().NextOpening(now) - now
                : TimeSpan.FromMinutes(jump.Minutes)
        );
        return TypedResults.Ok();
    }

    private IResult File(string id) =>
        phones.File(id) is { } file ? Results.Bytes(file.Bytes, file.MediaType, file.Name) : Results.NotFound();

    private object Show(Member member) => phones.Show(member);

    private void Type(Member member, Typed typed) => phones.Type(member, typed.Text, typed.ReplyTo);

    private Results<Ok, NotFound, BadRequest> Press(long id, Pressed pressed)
    {
        var isThere = false;
        var done = Do(id, member => isThere = phones.Press(member, pressed.MessageId, pressed.Data), allowed: true);
        return isThere ? done : TypedResults.NotFound();
    }

    private void Break(Network network) =>
        (fault.Cut, fault.TooFast, twilio.Cut, twilio.TooFast) = (
            network.Cut,
            network.TooFast,
            network.Cut,
            network.TooFast
        );

    private async Task RestartAsync()
    {
        await bot.StopAsync();
        await bot.StartAsync();
    }

    private static Results<Ok, NotFound, BadRequest> Do(long id, Action<Member> work, bool allowed)
    {
        if (Cast.Phones.FirstOrDefault(member => member.Id == id) is not { } member)
            return TypedResults.NotFound();
        if (!allowed)
            return TypedResults.BadRequest();
        work(member);
        return TypedResults.Ok();
    }

    private async Task<Results<Ok, NotFound, BadRequest>> SendFilesAsync(long id, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        List<PhoneFile> sent = [];
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            sent.Add(new PhoneFile(bytes.ToArray(), file.FileName, file.ContentType));
        }
        int? replyTo = int.TryParse(form["replyTo"], CultureInfo.InvariantCulture, out var reply) ? reply : null;
        var caption = form["caption"].ToString();
        return Do(
            id,
            member => phones.Send(member, sent, caption, replyTo),
            sent.Count is > 0 and <= MostFiles && caption.Length <= MaxText
        );
    }

    /// <summary>Tells the page which phone has changed, as it changes.</summary>
    private async Task EventsAsync(HttpContext context)
    {
        var changes = Channel.CreateBounded<long>(
            new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        void Tell(long chat) => changes.Writer.TryWrite(chat);
        void TellNumber(string number) => Tell(Cast.Phones.FirstOrDefault(member => member.Number == number)?.Id ?? 0);
        telegram.Changed += Tell;
        whatsApp.Changed += TellNumber;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(": hello\n\n", ended.Token);
            await context.Response.Body.FlushAsync(ended.Token);
            await foreach (var chat in changes.Reader.ReadAllAsync(ended.Token))
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {chat}\n\n"), ended.Token);
                await context.Response.Body.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed, or the sandbox stops: there is nobody left to tell.
            context.Abort();
        }
        finally
        {
            telegram.Changed -= Tell;
            whatsApp.Changed -= TellNumber;
        }
    }

    /// <summary>The page's files, which are part of the program.</summary>
    private static class PageFiles
    {
        private static readonly Dictionary<string, string> Types = new()
        {
            [".html"] = "text/html; charset=utf-8",
            [".css"] = "text/css; charset=utf-8",
            [".js"] = "text/javascript; charset=utf-8",
            [".png"] = "image/png",
        };

        public static IResult Of(string name)
        {
            var stream = typeof(PageApi).Assembly.GetManifestResourceStream($"page/{name}");
            return stream is null || !Types.TryGetValue(Path.GetExtension(name), out var type)
                ? Results.NotFound()
                : Results.Stream(stream, type);
        }
    }
}

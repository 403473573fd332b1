using System.Text;
using System.Threading.Channels;
using Helpdesk.Core.Sop;
using Helpdesk.Sandbox.BotApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Sandbox.Phones;

/// <summary>What the page asks of its server.</summary>
public sealed class PageApi(ChatWorld world, NetworkFault fault, BotHost bot, SandboxClock clock, IHostApplicationLifetime lifetime)
{
    private const int MaxText = 20000, ShownMessages = 200, ShownAnswers = 5, MostMinutes = 60 * 24 * 30;
    private const long MaxUpload = 30 * 1024 * 1024;

    private sealed record Typed(string Text);

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
        endpoints.MapGet("/api/phones/{id:long}", (long id, PageApi page) => Cast.Phones.FirstOrDefault(member => member.Id == id) is { } member ? Results.Ok(page.Show(member)) : Results.NotFound());
        endpoints.MapGet("/api/events", (HttpContext context, PageApi page) => page.EventsAsync(context));
        endpoints.MapGet("/api/files/{id}", (string id, PageApi page) => page.File(id));
        endpoints.MapPost("/api/phones/{id:long}/text", (long id, Typed typed, PageApi page) => page.Do(id, phone => phone.Type(typed.Text), typed.Text is { Length: > 0 and <= MaxText }));
        endpoints.MapPost("/api/phones/{id:long}/press", (long id, Pressed pressed, PageApi page) => page.Press(id, pressed));
        endpoints.MapPost("/api/phones/{id:long}/files", (long id, HttpRequest request, PageApi page) => page.SendFilesAsync(id, request))
            .DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxUpload));
        endpoints.MapPost("/api/network", (Network network, PageApi page) => page.Break(network));
        endpoints.MapPost("/api/clock", (Jump jump, PageApi page) => page.Move(jump));
        endpoints.MapPost("/api/bot/restart", (PageApi page) => page.RestartAsync());
    }

    private object State() => new { phones = Cast.Phones.Select(Show), fault.Cut, fault.TooFast, bot = bot.Running, clock = Clock() };

    private object Clock()
    {
        var now = clock.GetUtcNow();
        return new { now, open = bot.Running && bot.Services.GetRequiredService<OfficeCalendar>().IsOpen(now) };
    }

    // Only forward: what has happened stays in the past.
    private Results<Ok, BadRequest> Move(Jump jump)
    {
        if (jump.Minutes is < 0 or > MostMinutes || !bot.Running) return TypedResults.BadRequest();
        var now = clock.GetUtcNow();
        clock.Jump(jump.ToOpening ? bot.Services.GetRequiredService<OfficeCalendar>().NextOpening(now) - now : TimeSpan.FromMinutes(jump.Minutes));
        return TypedResults.Ok();
    }

    private IResult File(string id) =>
        world.Files.TryGetValue(id, out var file) ? Results.Bytes(file.Bytes, file.IsPhoto ? "image/jpeg" : "application/octet-stream", file.IsPhoto ? null : file.Name) : Results.NotFound();

    private Results<Ok, NotFound, BadRequest> Press(long id, Pressed pressed) =>
        world.Find(id, pressed.MessageId) is { } message ? Do(id, phone => phone.Press(message, pressed.Data), allowed: true) : TypedResults.NotFound();

    private void Break(Network network) => (fault.Cut, fault.TooFast) = (network.Cut, network.TooFast);

    private async Task RestartAsync()
    {
        await bot.StopAsync();
        await bot.StartAsync();
    }

    private Results<Ok, NotFound, BadRequest> Do(long id, Action<Phone> work, bool allowed)
    {
        if (Cast.Phones.All(member => member.Id != id)) return TypedResults.NotFound();
        if (!allowed) return TypedResults.BadRequest();
        work(new Phone(world, id));
        return TypedResults.Ok();
    }

    // As a phone does: photos together are an album; what is no photo goes as a file.
    private async Task<Results<Ok, NotFound, BadRequest>> SendFilesAsync(long id, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var album = form.Files.Count > 1 ? Guid.NewGuid().ToString("N") : null;
        List<(byte[] Bytes, IFormFile File)> sent = [];
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            sent.Add((bytes.ToArray(), file));
        }
        return Do(id, phone =>
        {
            foreach (var (bytes, file) in sent)
            {
                if (BotApi.Photos.LooksLikeOne(bytes)) phone.SendPhoto(bytes, albumId: album);
                else phone.SendDocument(bytes, file.FileName, file.ContentType);
            }
        }, sent.Count is > 0 and <= 20);
    }

    private object Show(Member member) => new
    {
        member.Id,
        name = $"{member.FirstName} {member.LastName}",
        member.Role,
        member.Hint,
        commands = world.Menus.GetValueOrDefault($"{member.Id}") ?? world.Menus.GetValueOrDefault("default"),
        answers = world.Answers.Where(answer => answer.UserId == member.Id && answer.Text is not null).TakeLast(ShownAnswers).Select(answer => new { answer.QueryId, answer.Text, answer.Alert }),
        messages = world.Messages(member.Id).Where(message => !IsJoining(message)).TakeLast(ShownMessages).Select(message => new
        {
            message.Id,
            message.FromBot,
            message.At,
            html = message.FromBot ? message.Html : null,
            message.Text,
            photo = message.FileId is { } file && world.Files[file].IsPhoto ? file : null,
            file = message.FileId is { } other && !world.Files[other].IsPhoto ? new { id = other, world.Files[other].Name } : null,
            album = message.AlbumId,
            message.Edited,
            buttons = message.Buttons.Select(row => row.Select(button => new { button.Text, button.Data })),
        }),
    };

    // The one-time code is of no use to look at.
    private static bool IsJoining(ChatMessage message) => !message.FromBot && message.Text?.StartsWith("/start ", StringComparison.Ordinal) == true;

    /// <summary>Tells the page which phone has changed, as it changes.</summary>
    private async Task EventsAsync(HttpContext context)
    {
        var changes = Channel.CreateBounded<long>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        void Tell(long chat) => changes.Writer.TryWrite(chat);
        world.Changed += Tell;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
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
            world.Changed -= Tell;
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
            return stream is null || !Types.TryGetValue(Path.GetExtension(name), out var type) ? Results.NotFound() : Results.Stream(stream, type);
        }
    }
}

using System.Collections.Concurrent;
using System.Text;
using Helpdesk.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>The way of a message is one trace, from the webhook to the answer, and tells nothing of anybody.</summary>
public sealed class Traces_told
{
    private static readonly HashSet<string> Told = ["channel", "purpose", "outcome"];

    [Theory]
    [InlineData("Polling"), InlineData("Webhook")]
    public async Task A_message_and_its_answer_are_one_trace(string mode)
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await TelegramServer.StartAsync();
        var folder = TemporaryFolder.New();
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        using var bot = new BotProcess(
            folder,
            server.Settings(
                folder,
                $"Urls={address}",
                $"Telegram:Mode={mode}",
                $"PublicBaseUrl={address}",
                "Telegram:WebhookSecret=webhook-secret_1",
                $"Traces:Endpoint={collector.Address}"
            )
        );
        bot.Start();
        var sari = server.Phone("Sari", "Pelapor");
        await sari.Say("/start", "Selamat datang");
        // What was collected is sent at the end at the latest.
        bot.Stop();

        var spans = collector.Bodies.SelectMany(Span.AllIn).ToList();
        var update = Assert.Single(spans, span => span.Name == "update");
        Assert.Equal("", update.Parent);
        var writes = spans.Where(span => span.Name == "write" && span.Parent == update.Id).ToList();
        var send = Assert.Single(spans, span => span.Name == "send");
        Assert.Contains(writes, write => write.Id == send.Parent);
        Assert.Single(spans.Select(span => span.Trace).Distinct());
        var told = string.Concat(collector.Bodies.Select(Encoding.UTF8.GetString));
        foreach (var secret in new[] { "Sari", "Pelapor", $"{sari.User.Id}", "/start", TelegramServer.Token })
            Assert.DoesNotContain(secret, told);
        // A number would not be found as text: nothing else is told of a span than these.
        Assert.Subset(Told, spans.SelectMany(span => span.Attributes).ToHashSet());
        TemporaryFolder.Delete(folder);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_holds_up_nobody()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            $"Traces:Endpoint=http://127.0.0.1:{FreePort.Find()}/v1/traces"
        );
        await server.Phone("Sari", "Pelapor").Say("/start", "Selamat datang");
    }

    /// <summary>Takes what is exported.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<byte[]> Bodies { get; } = [];

        public string Address => $"{app.Urls.Single()}/v1/traces";

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var collector = new Collector(app);
            app.MapPost("/v1/traces", (Delegate)collector.TakeAsync);
            await app.StartAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task<IResult> TakeAsync(HttpContext context)
        {
            Assert.Equal("application/x-protobuf", context.Request.ContentType);
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Bodies.Enqueue(body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        }
    }

    /// <summary>A span, as OTLP's protobuf has it: ids in hex, the parent's empty where there is none.</summary>
    private sealed record Span(string Trace, string Id, string Parent, string Name, IReadOnlyList<string> Attributes)
    {
        // trace.proto: ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans =
        // 2.
        public static IEnumerable<Span> AllIn(byte[] request) =>
            from resource in Fields(request)
            where resource.Number == 1
            from scope in Fields(resource.Bytes)
            where scope.Number == 2
            from span in Fields(scope.Bytes)
            where span.Number == 2
            select Of(Fields(span.Bytes).ToLookup(field => field.Number, field => field.Bytes));

        // Span.trace_id = 1, span_id = 2, parent_span_id = 4, name = 5, attributes = 9; KeyValue.key = 1.
        private static Span Of(ILookup<int, byte[]> fields)
        {
            string Hex(int number) => Convert.ToHexStringLower(fields[number].FirstOrDefault() ?? []);
            static string Key(byte[] attribute) =>
                Encoding.UTF8.GetString(Fields(attribute).Single(field => field.Number == 1).Bytes);
            return new(Hex(1), Hex(2), Hex(4), Encoding.UTF8.GetString(fields[5].Single()), [.. fields[9].Select(Key)]);
        }

        private static List<(int Number, byte[] Bytes)> Fields(byte[] message)
        {
            List<(int, byte[])> fields = [];
            for (var at = 0; at < message.Length; )
            {
                var tag = Varint(message, ref at);
                var length = (tag & 7) switch
                {
                    0 => 0,
                    1 => 8,
                    2 => (int)Varint(message, ref at),
                    5 => 4,
                    var wire => throw new InvalidDataException($"Wire type {wire}."),
                };
                if ((tag & 7) == 0)
                    Varint(message, ref at);
                fields.Add(((int)(tag >> 3), message[at..(at + length)]));
                at += length;
            }
            return fields;
        }

        private static ulong Varint(byte[] message, ref int at)
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                value |= (ulong)(message[at] & 127) << shift;
                if (message[at++] < 128)
                    return value;
            }
        }
    }
}

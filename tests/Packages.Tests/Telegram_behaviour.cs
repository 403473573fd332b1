using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Helpdesk.Packages.Tests;

/// <summary>What we rely on in Telegram.Bot, over real HTTP and through its public API alone.</summary>
public sealed class Telegram_behaviour : IAsyncLifetime
{
    private const string Token = "42:secret";
    private readonly List<(string Path, string ContentType, string Body)> _requests = [];
    private readonly Queue<(int Status, string Body)> _answers = [];
    private WebApplication _server = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            _requests.Add((context.Request.Path, context.Request.ContentType ?? "", await reader.ReadToEndAsync()));
            var (status, body) = _answers.Dequeue();
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private TelegramBotClient Client(int retries = 0) =>
        new(
            new TelegramBotClientOptions(Token, $"{_server.Urls.First()}/ignored/path") { RetryCount = retries },
            new HttpClient()
        );

    private void Answer(string body, int status = 200) => _answers.Enqueue((status, body));

    private const string SentMessage =
        """{"ok":true,"result":{"message_id":5,"date":1700000000,"chat":{"id":7,"type":"private"},"text":"hi"}}""";

    [Fact]
    public async Task Only_the_authority_of_the_base_url_counts_and_getMe_has_no_body()
    {
        Answer("""{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"Bot","username":"b_bot"}}""");
        var me = await Client().GetMe();
        Assert.Equal("b_bot", me.Username);
        Assert.Equal($"/bot{Token}/getMe", _requests[0].Path);
        Assert.Equal("", _requests[0].Body);
    }

    [Fact]
    public async Task Absent_parameters_are_left_out_and_html_is_written_with_a_capital()
    {
        Answer(SentMessage);
        var keyboard = new InlineKeyboardMarkup([
            [InlineKeyboardButton.WithCallbackData("Ya", "y:1")],
        ]);
        var sent = await Client()
            .SendMessage(
                7,
                "halo",
                parseMode: ParseMode.Html,
                replyMarkup: keyboard,
                linkPreviewOptions: new LinkPreviewOptions { IsDisabled = true }
            );
        Assert.Equal(5, sent.Id);
        Assert.Equal(ChatType.Private, sent.Chat.Type);
        using var body = JsonDocument.Parse(_requests[0].Body);
        Assert.Equal(
            ["chat_id", "link_preview_options", "parse_mode", "reply_markup", "text"],
            body.RootElement.EnumerateObject().Select(field => field.Name).Order()
        );
        Assert.Equal("Html", body.RootElement.GetProperty("parse_mode").GetString());
        Assert.Equal(7, body.RootElement.GetProperty("chat_id").GetInt64());
        Assert.Equal(
            "y:1",
            body.RootElement.GetProperty("reply_markup")
                .GetProperty("inline_keyboard")[0][0]
                .GetProperty("callback_data")
                .GetString()
        );
        Assert.StartsWith("application/json", _requests[0].ContentType);
    }

    [Fact]
    public async Task An_upload_is_multipart_and_named_by_attach()
    {
        Answer(SentMessage);
        await Client()
            .SendPhoto(7, InputFile.FromStream(new MemoryStream("JPEG"u8.ToArray()), "foto.jpg"), caption: "c");
        Assert.StartsWith("multipart/form-data", _requests[0].ContentType);
        Assert.Contains("attach://0", _requests[0].Body);
        Assert.Contains("JPEG", _requests[0].Body);
        Assert.Contains("foto.jpg", _requests[0].Body);
    }

    [Fact]
    public async Task An_album_by_reference_is_json()
    {
        Answer("""{"ok":true,"result":[{"message_id":5,"date":1,"chat":{"id":7,"type":"private"}}]}""");
        await Client()
            .SendMediaGroup(
                7,
                [
                    new InputMediaPhoto(InputFile.FromFileId("a")) { Caption = "c", ParseMode = ParseMode.Html },
                    new InputMediaPhoto(InputFile.FromFileId("b")),
                ]
            );
        using var body = JsonDocument.Parse(_requests[0].Body);
        var media = body.RootElement.GetProperty("media");
        Assert.Equal("photo", media[0].GetProperty("type").GetString());
        Assert.Equal("a", media[0].GetProperty("media").GetString());
        Assert.Equal("b", media[1].GetProperty("media").GetString());
    }

    [Fact]
    public async Task A_refusal_has_code_message_and_parameters()
    {
        Answer(
            """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9","parameters":{"retry_after":9}}""",
            429
        );
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => Client().SendMessage(7, "x"));
        Assert.Equal(429, refused.ErrorCode);
        Assert.Equal(9, refused.Parameters!.RetryAfter);
    }

    [Theory]
    [InlineData(0, 1), InlineData(1, 1), InlineData(2, 2)]
    public async Task A_request_that_is_answered_429_is_made_as_often_as_allowed_in_all(int retryCount, int requests)
    {
        for (var time = 0; time < 3; time++)
            Answer(
                """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":0}}""",
                429
            );
        await Assert.ThrowsAsync<ApiRequestException>(() => Client(retryCount).SendMessage(7, "x"));
        Assert.Equal(requests, _requests.Count);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_and_a_dead_host_are_request_exceptions_without_the_token()
    {
        Answer("<html>Bad gateway</html>", 502);
        var gateway = await Assert.ThrowsAsync<RequestException>(() => Client().GetMe());
        Assert.Equal(502, (int)gateway.HttpStatusCode!);
        var dead = new TelegramBotClient(new TelegramBotClientOptions(Token, "http://127.0.0.1:9"), new HttpClient());
        var none = await Assert.ThrowsAsync<RequestException>(() => dead.GetMe());
        Assert.DoesNotContain("secret", none.Message + gateway.Message);
    }

    [Fact]
    public async Task Updates_are_read_with_messages_photos_and_taps()
    {
        Answer(
            """{"ok":true,"result":[{"update_id":1,"message":{"message_id":2,"date":1700000000,"from":{"id":7,"is_bot":false,"first_name":"Sari"},"chat":{"id":7,"type":"private"},"media_group_id":"g","caption":"c","photo":[{"file_id":"s","file_unique_id":"u","width":1,"height":1},{"file_id":"l","file_unique_id":"v","width":9,"height":9,"file_size":3}]}},{"update_id":2,"callback_query":{"id":"q","from":{"id":7,"is_bot":false,"first_name":"Sari"},"chat_instance":"1","data":"d","message":{"message_id":3,"date":0,"chat":{"id":7,"type":"private"}}}},{"update_id":3,"new_thing":{}}]}"""
        );
        var updates = await Client()
            .GetUpdates(offset: 1, timeout: 0, allowedUpdates: [UpdateType.Message, UpdateType.CallbackQuery]);
        Assert.Equal(
            [UpdateType.Message, UpdateType.CallbackQuery, UpdateType.Unknown],
            updates.Select(update => update.Type)
        );
        Assert.Equal("l", updates[0].Message!.Photo![1].FileId);
        Assert.Equal("g", updates[0].Message!.MediaGroupId);
        Assert.Equal("d", updates[1].CallbackQuery!.Data);
        using var body = JsonDocument.Parse(_requests[0].Body);
        Assert.Equal(
            ["message", "callback_query"],
            body.RootElement.GetProperty("allowed_updates").EnumerateArray().Select(value => value.GetString())
        );
        Assert.Equal(0, body.RootElement.GetProperty("timeout").GetInt32());
    }

    [Fact]
    public async Task A_file_is_downloaded_by_its_path_and_a_missing_one_is_a_request_exception()
    {
        Answer("BYTES");
        using var bytes = new MemoryStream();
        await Client().DownloadFile(new TGFile { FilePath = "photos/1.jpg" }, bytes);
        Assert.Equal("BYTES", Encoding.ASCII.GetString(bytes.ToArray()));
        Assert.Equal($"/file/bot{Token}/photos/1.jpg", _requests[0].Path);
        Answer("gone", 404);
        await Assert.ThrowsAsync<RequestException>(() =>
            Client().DownloadFile(new TGFile { FilePath = "photos/1.jpg" }, bytes)
        );
    }

    [Fact]
    public async Task Menus_and_webhook_are_written_as_documented()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            Answer("""{"ok":true,"result":true}""");
        await Client().SetMyCommands([new BotCommand("lapor", "Lapor kendala")], BotCommandScope.Chat(7));
        await Client()
            .SetWebhook("https://example.org/telegram/webhook", allowedUpdates: [UpdateType.Message], secretToken: "s");
        await Client().DeleteWebhook();
        Assert.Equal(
            """{"commands":[{"command":"lapor","description":"Lapor kendala"}],"scope":{"type":"chat","chat_id":7}}""",
            _requests[0].Body
        );
        Assert.Equal(
            """{"url":"https://example.org/telegram/webhook","allowed_updates":["message"],"secret_token":"s"}""",
            _requests[1].Body
        );
    }

    [Theory]
    [InlineData("nocolon"), InlineData("abc:def")]
    public void A_malformed_token_is_refused(string token) =>
        Assert.Throws<ArgumentException>(() => new TelegramBotClientOptions(token));
}

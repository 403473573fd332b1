using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Helpdesk.TestKit;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>What bots get of what people send: asked of the sandbox's Bot API server as a bot does.</summary>
public sealed class Sandbox_on_Telegram : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private TelegramServer _server = null!;
    private TelegramPhone _sari = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TelegramServer.StartAsync();
        _sari = _server.Phone("Sari", "Pelapor");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Edits_and_reactions_come_when_they_are_asked_for_and_the_wish_stays_until_it_is_changed()
    {
        _sari.Type("satu");
        await Call("sendMessage", new { chat_id = _sari.User.Id, text = "Diterima" });
        _sari.Edit(_sari.LastOwnId, "satu, diubah");
        _sari.React(_sari.FromTheBot[^1], "👍");
        Assert.Equal(["message", "edited_message"], await Kinds(new { timeout = 0 }));

        await Kinds(new { offset = int.MaxValue, allowed_updates = new[] { "message" } });
        _sari.Type("dua");
        _sari.Edit(_sari.LastOwnId, "dua, diubah");
        Assert.Equal(["message"], await Kinds(new { timeout = 0 }));

        await Kinds(new { offset = int.MaxValue, allowed_updates = new[] { "edited_message", "message_reaction" } });
        _sari.Type("tiga");
        _sari.Edit(_sari.LastOwnId, "tiga, diubah");
        _sari.React(_sari.FromTheBot[^1], "👍");
        Assert.Equal(["edited_message", "message_reaction"], await Kinds(new { timeout = 0 }));

        // An empty list brings the default back.
        await Kinds(new { offset = int.MaxValue, allowed_updates = Array.Empty<string>() });
        _sari.Edit(_sari.LastOwnId, "tiga, sekali lagi");
        _sari.React(_sari.FromTheBot[^1], "👍");
        Assert.Equal(["edited_message"], await Kinds(new { timeout = 0 }));
    }

    [Fact]
    public async Task A_reply_carries_what_was_replied_to_and_an_edit_its_date()
    {
        _sari.Type("Internet mati");
        var first = _sari.LastOwnId;
        _sari.Reply(first, "Sejak pagi");
        _sari.Edit(first, "Internet mati total");
        var updates = await Updates(new { timeout = 0 });

        var reply = updates[1]!["message"]!["reply_to_message"]!;
        Assert.Equal(first, (int)reply["message_id"]!);
        Assert.Equal("Internet mati", (string?)reply["text"]);
        Assert.Equal(_sari.User.Id, (long)reply["from"]!["id"]!);
        Assert.Equal(_sari.User.Id, (long)reply["chat"]!["id"]!);
        var edit = updates[2]!["edited_message"]!;
        Assert.Equal(first, (int)edit["message_id"]!);
        Assert.Equal("Internet mati total", (string?)edit["text"]);
        Assert.True((long)edit["edit_date"]! >= (long)edit["date"]!);
    }

    [Fact]
    public async Task A_command_in_a_group_comes_from_the_group_and_an_answer_to_it_is_read_there()
    {
        var group = _server.Group("Staf IT");
        _sari.Command(group, "lapor");
        var message = (await Updates(new { timeout = 0 }))[0]!["message"]!;
        Assert.Equal("supergroup", (string?)message["chat"]!["type"]);
        Assert.True((long)message["chat"]!["id"]! < 0);
        Assert.Equal(_sari.User.Id, (long)message["from"]!["id"]!);
        Assert.Equal("/lapor@HelpdeskBanyuwangiBot", (string?)message["text"]);

        await Call("sendMessage", new { chat_id = group.Id, text = "Lewat pesan pribadi, ya." });
        Assert.Equal(["Lewat pesan pribadi, ya."], _server.SaidIn(group));
        // A group is no way into somebody's private chat.
        Assert.Equal(
            403,
            (int)(await Call("sendMessage", new { chat_id = _sari.User.Id, text = "Halo" }))["error_code"]!
        );
    }

    [Fact]
    public async Task A_voice_note_can_be_downloaded_and_a_gif_is_a_document_too()
    {
        _sari.SendVoice();
        _sari.SendAnimation();
        _sari.SendRaw("""{"rich_message":{"blocks":[]},"text":"apa ini"}""");
        var updates = await Updates(new { timeout = 0 });
        var id = (string)updates[0]!["message"]!["voice"]!["file_id"]!;
        var path = (string)(await Call("getFile", new { file_id = id }))["result"]!["file_path"]!;
        Assert.StartsWith("voice/", path);
        var bytes = await _http.GetByteArrayAsync(
            new Uri($"{_server.Address}/file/bot{TelegramServer.Token}/{path}"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("OggS"u8.ToArray(), bytes[..4]);
        Assert.NotNull(updates[1]!["message"]!["animation"]);
        Assert.NotNull(updates[1]!["message"]!["document"]);
        Assert.NotNull(updates[2]!["message"]!["rich_message"]);
    }

    private async Task<string[]> Kinds(object parameters) =>
        [
            .. (await Updates(parameters)).Select(update =>
                update!.AsObject().First(field => field.Key != "update_id").Key
            ),
        ];

    private async Task<JsonArray> Updates(object parameters) =>
        (await Call("getUpdates", parameters))["result"]!.AsArray();

    private async Task<JsonNode> Call(string method, object parameters)
    {
        using var answer = await _http.PostAsync(
            new Uri($"{_server.Address}/bot{TelegramServer.Token}/{method}"),
            JsonContent.Create(parameters),
            TestContext.Current.CancellationToken
        );
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What each method does, with the Bot API's own rules and refusals.</summary>
internal sealed class BotApiMethods(ChatWorld world, WebhookPusher webhook, TimeProvider time)
{
    private const int MaxText = 4096,
        MaxCaption = 1024,
        MaxCallbackData = 64,
        MinAlbum = 2,
        MaxAlbum = 10,
        MaxPoll = 50;
    private const long MaxDownload = 20 * 1024 * 1024;
    private const int MaxUpload = 50 * 1024 * 1024;

    /// <summary>Runs a call and returns its result.</summary>
    /// <exception cref="BotApiException">It is refused.</exception>
    public async Task<JsonNode> RunAsync(BotApiCall call, CancellationToken cancellation) =>
        call.Method switch
        {
            "getMe" => BotApiJson.Bot(),
            "getUpdates" => await GetUpdatesAsync(call, cancellation),
            "setWebhook" => SetWebhook(call),
            "deleteWebhook" => DeleteWebhook(),
            "getWebhookInfo" => new JsonObject
            {
                ["url"] = webhook.Url ?? "",
                ["has_custom_certificate"] = false,
                ["pending_update_count"] = world.Updates.Count,
            },
            "sendMessage" => SendMessage(call),
            "sendPhoto" => SendPhoto(call),
            "sendDocument" => SendDocument(call),
            "sendMediaGroup" => SendMediaGroup(call),
            "editMessageText" => EditText(call),
            "editMessageReplyMarkup" => EditMarkup(call),
            "answerCallbackQuery" => AnswerCallback(call),
            "getFile" => GetFile(call),
            "setMyCommands" => SetCommands(call, call.Json("commands")!),
            _ => SetCommands(call, new JsonArray()),
        };

    private async Task<JsonNode> GetUpdatesAsync(BotApiCall call, CancellationToken cancellation)
    {
        if (webhook.Url is not null)
            throw new BotApiException(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            );
        world.Updates.Want(AllowedUpdates(call));
        var offset = (int)(call.Integer("offset") ?? 0);
        var limit = (int)Math.Clamp(call.Integer("limit") ?? 100, 1, 100);
        var until = time.GetTimestamp();
        var wait = TimeSpan.FromSeconds(Math.Clamp(call.Integer("timeout") ?? 0, 0, MaxPoll));
        while (true)
        {
            var updates = world.Updates.Take(offset, limit);
            var left = wait - time.GetElapsedTime(until);
            if (updates.Count > 0 || left <= TimeSpan.Zero)
                return new JsonArray([.. updates]);
            await world.Updates.WaitAsync(left, time, cancellation);
        }
    }

    private JsonNode SetWebhook(BotApiCall call)
    {
        var url = call.Text("url")!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback))
            throw BotApiException.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        var secret = call.Text("secret_token");
        if (secret is not null && secret.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
            throw BotApiException.Bad("secret token contains unallowed characters");
        world.Updates.Want(AllowedUpdates(call));
        webhook.Set(url, secret);
        return true;
    }

    private static List<string>? AllowedUpdates(BotApiCall call)
    {
        if (call.Json("allowed_updates") is not { } kinds)
            return null;
        List<string> names = [];
        foreach (var kind in kinds as JsonArray ?? throw BotApiException.Bad("can't parse allowed_updates"))
            names.Add(
                (string?)kind is { } name && BotApiTable.UpdateKinds.Contains(name)
                    ? name
                    : throw BotApiException.Bad($"unknown kind of update {kind} in allowed_updates")
            );
        return names;
    }

    private JsonNode DeleteWebhook()
    {
        webhook.Set(null, null);
        return true;
    }

    private JsonNode SendMessage(BotApiCall call)
    {
        var chat = Chat(call);
        var (html, words) = Words(call, "text", MaxText, "message text is empty", "message is too long");
        var buttons = Buttons(call);
        var answered = Answered(call, chat);
        return BotApiJson.Of(
            world.Add(chat, fromBot: true, message => Put(message with { ReplyTo = answered }, html, words, buttons)),
            world
        );
    }

    private JsonNode SendPhoto(BotApiCall call)
    {
        var chat = Chat(call);
        var (html, words) = Caption(call.Text("caption"), call.Text("parse_mode"));
        var buttons = Buttons(call);
        var file = Photo(call, call.Text("photo")!);
        var answered = Answered(call, chat);
        return BotApiJson.Of(
            world.Add(
                chat,
                fromBot: true,
                message => Put(message with { FileId = file, ReplyTo = answered }, html, words, buttons)
            ),
            world
        );
    }

    private JsonNode SendDocument(BotApiCall call)
    {
        var chat = Chat(call);
        var (html, words) = Caption(call.Text("caption"), call.Text("parse_mode"));
        var buttons = Buttons(call);
        var value = call.Text("document")!;
        var answered = Answered(call, chat);
        if (call.Upload(value) is { } bytes)
        {
            if (bytes.Length is 0 or > MaxUpload)
                throw BotApiException.Bad(bytes.Length == 0 ? "file must be non-empty" : "file is too big");
            value = world.AddFile(bytes, FileKind.Document, call.UploadName(value), "application/octet-stream").Id;
        }
        else if (!world.Files.ContainsKey(value))
            throw BotApiException.Bad("wrong remote file identifier specified: Wrong string length");
        return BotApiJson.Of(
            world.Add(
                chat,
                fromBot: true,
                message => Put(message with { FileId = value, ReplyTo = answered }, html, words, buttons)
            ),
            world
        );
    }

    private JsonNode SendMediaGroup(BotApiCall call)
    {
        var chat = Chat(call);
        var media = call.Json("media") as JsonArray ?? throw BotApiException.Bad("can't parse media");
        if (media.Count is < MinAlbum or > MaxAlbum)
            throw BotApiException.Bad("number of media in the group must be from 2 to 10");
        var album = $"{time.GetTimestamp()}";
        var items = media
            .Select(item =>
            {
                if ((string?)item!["type"] != "photo")
                    throw BotApiException.Bad("type of file mismatch");
                var (html, words) = Caption((string?)item["caption"], (string?)item["parse_mode"]);
                return (File: Photo(call, (string)item["media"]!), html, words);
            })
            .ToList();
        return new JsonArray([
            .. items.Select(item =>
                BotApiJson.Of(
                    world.Add(
                        chat,
                        fromBot: true,
                        message => Put(message with { FileId = item.File, AlbumId = album }, item.html, item.words, [])
                    ),
                    world
                )
            ),
        ]);
    }

    private JsonNode EditText(BotApiCall call)
    {
        var message = ToEdit(call);
        var (html, words) = Words(call, "text", MaxText, "message text is empty", "MESSAGE_TOO_LONG");
        var buttons = Buttons(call);
        if (message.Html == html && Same(message.Buttons, buttons))
            throw BotApiException.Bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
            );
        Put(message, html, words, buttons).EditedAt = world.Now;
        world.Touch(message.ChatId);
        return BotApiJson.Of(message, world);
    }

    private JsonNode EditMarkup(BotApiCall call)
    {
        var message = ToEdit(call);
        var buttons = Buttons(call);
        if (Same(message.Buttons, buttons))
            throw BotApiException.Bad(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
            );
        message.Buttons = buttons;
        world.Touch(message.ChatId);
        return BotApiJson.Of(message, world);
    }

    private JsonNode AnswerCallback(BotApiCall call)
    {
        world.Answer(call.Text("callback_query_id")!, call.Text("text"), call.Flag("show_alert"));
        return true;
    }

    private JsonNode GetFile(BotApiCall call)
    {
        var id = call.Text("file_id")!;
        if (!world.Files.TryGetValue(id.Replace("-small", "", StringComparison.Ordinal), out var file))
            throw BotApiException.Bad("wrong file_id or the file is temporarily unavailable");
        if (file.Bytes.Length > MaxDownload)
            throw BotApiException.Bad("file is too big");
        return new JsonObject
        {
            ["file_id"] = id,
            ["file_unique_id"] = $"u{id}",
            ["file_size"] = file.Bytes.Length,
            ["file_path"] = $"{Folder(file.Kind)}/{file.Id}",
        };
    }

    private JsonNode SetCommands(BotApiCall call, JsonNode commands)
    {
        foreach (var command in (JsonArray)commands)
            if (
                command?["command"] is not { } name
                || !((string)name!).All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
                || (string?)command["description"] is not { Length: >= 1 and <= 256 }
            )
                throw BotApiException.Bad("BOT_COMMAND_INVALID");
        var scope = call.Json("scope");
        world.Menus[(string?)scope?["type"] == "chat" ? scope["chat_id"]!.ToJsonString() : "default"] =
            commands.DeepClone();
        return true;
    }

    private long Chat(BotApiCall call)
    {
        if (
            !long.TryParse(
                call.Text("chat_id"),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var id
            )
        )
            throw BotApiException.Bad("chat not found");
        if (world.Groups.ContainsKey(id))
            return id;
        if (!world.Users.TryGetValue(id, out var user))
            throw BotApiException.Bad("chat not found");
        if (user.Blocked)
            throw new BotApiException(403, "Forbidden: bot was blocked by the user");
        return user.Started
            ? id
            : throw new BotApiException(403, "Forbidden: bot can't initiate conversation with a user");
    }

    private int? Answered(BotApiCall call, long chat)
    {
        if (call.Json("reply_parameters") is not { } reply)
            return null;
        var id = (int?)reply["message_id"] ?? throw BotApiException.Bad("can't parse reply parameters");
        if (world.Find(chat, id) is not null)
            return id;
        return (bool?)reply["allow_sending_without_reply"] == true
            ? null
            : throw BotApiException.Bad("message to be replied not found");
    }

    private ChatMessage ToEdit(BotApiCall call)
    {
        var message =
            world.Find(
                Chat(call),
                (int)(call.Integer("message_id") ?? throw BotApiException.Bad("message identifier is not specified"))
            ) ?? throw BotApiException.Bad("message to edit not found");
        return message.FromBot ? message : throw BotApiException.Bad("message can't be edited");
    }

    private static (string Html, string Words) Words(
        BotApiCall call,
        string parameter,
        int max,
        string empty,
        string tooLong
    )
    {
        var text = call.Text(parameter) ?? throw BotApiException.Bad(empty);
        var words = Parse(text, call.Text("parse_mode"));
        if (string.IsNullOrWhiteSpace(words))
            throw BotApiException.Bad(empty);
        return words.Length > max ? throw BotApiException.Bad(tooLong) : (text, words);
    }

    private static (string? Html, string? Words) Caption(string? caption, string? mode)
    {
        if (caption is null)
            return (null, null);
        var words = Parse(caption, mode);
        return words.Length > MaxCaption ? throw BotApiException.Bad("message caption is too long") : (caption, words);
    }

    private static string Parse(string text, string? mode) =>
        mode?.ToUpperInvariant() switch
        {
            null => text,
            "HTML" => HtmlText.Words(text),
            _ => throw BotApiException.Bad("unsupported parse_mode"),
        };

    private static List<IReadOnlyList<ChatButton>> Buttons(BotApiCall call)
    {
        if (call.Json("reply_markup") is not { } markup)
            return [];
        if (markup["inline_keyboard"] is not JsonArray rows)
            throw BotApiException.Bad("object expected as reply markup");
        List<IReadOnlyList<ChatButton>> buttons = [];
        foreach (var row in rows.OfType<JsonArray>())
            buttons.Add([.. row.Select(button => Button(button!))]);
        return buttons;
    }

    private static ChatButton Button(JsonNode button)
    {
        var (text, data, url) = ((string?)button["text"], (string?)button["callback_data"], (string?)button["url"]);
        if (string.IsNullOrEmpty(text))
            throw BotApiException.Bad("can't parse inline keyboard button: Field \"text\" must be of type String");
        if ((data is null) == (url is null))
            throw BotApiException.Bad(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            );
        if (data is not null && Encoding.UTF8.GetByteCount(data) is 0 or > MaxCallbackData)
            throw BotApiException.Bad("BUTTON_DATA_INVALID");
        return new ChatButton(text, data, url);
    }

    private string Photo(BotApiCall call, string value)
    {
        if (call.Upload(value) is { } bytes)
        {
            if (PhotoRules.Objection(bytes) is { } objection)
                throw BotApiException.Bad(objection);
            return world.AddFile(bytes, FileKind.Photo).Id;
        }
        if (!world.Files.TryGetValue(value, out var file))
            throw BotApiException.Bad("wrong remote file identifier specified: Wrong string length");
        return file.IsPhoto ? file.Id : throw BotApiException.Bad($"can't use file of type {file.Kind} as Photo");
    }

    private static string Folder(FileKind kind) =>
        kind switch
        {
            FileKind.Photo => "photos",
            FileKind.Voice => "voice",
            FileKind.Audio => "music",
            FileKind.Video => "videos",
            FileKind.Animation => "animations",
            FileKind.VideoNote => "video_notes",
            FileKind.Sticker => "stickers",
            _ => "documents",
        };

    private static ChatMessage Put(
        ChatMessage message,
        string? html,
        string? words,
        IReadOnlyList<IReadOnlyList<ChatButton>> buttons
    )
    {
        (message.Html, message.Text, message.Buttons) = (html, words, buttons);
        return message;
    }

    private static bool Same(
        IReadOnlyList<IReadOnlyList<ChatButton>> one,
        IReadOnlyList<IReadOnlyList<ChatButton>> other
    ) => one.Count == other.Count && one.Zip(other).All(rows => rows.First.SequenceEqual(rows.Second));
}

using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>How the Bot API writes what the world holds.</summary>
internal static class BotApiJson
{
    /// <summary>A message.</summary>
    public static JsonObject Of(ChatMessage message, ChatWorld world)
    {
        var json = WithoutReply(message, world);
        // What was replied to comes whole, but for what it replied to itself.
        if (message.ReplyTo is { } id && world.Find(message.ChatId, id) is { } original)
            json["reply_to_message"] = WithoutReply(original, world);
        foreach (var (name, value) in message.Fields)
            json[name] = value?.DeepClone();
        return json;
    }

    /// <summary>A person.</summary>
    public static JsonObject Person(ChatUser user) =>
        new()
        {
            ["id"] = user.Id,
            ["is_bot"] = false,
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
            ["language_code"] = "id",
        };

    /// <summary>The bot.</summary>
    public static JsonObject Bot() =>
        new()
        {
            ["id"] = ChatWorld.BotId,
            ["is_bot"] = true,
            ["first_name"] = "Helpdesk",
            ["username"] = ChatWorld.BotName,
        };

    /// <summary>Who wrote a message.</summary>
    public static JsonObject Sender(ChatMessage message, ChatWorld world) =>
        message.FromBot ? Bot() : Person(world.Users[message.SenderId ?? message.ChatId]);

    /// <summary>A chat: with a person, or a group.</summary>
    public static JsonObject Chat(long id, ChatWorld world)
    {
        if (world.Groups.TryGetValue(id, out var group))
            return new JsonObject
            {
                ["id"] = group.Id,
                ["type"] = "supergroup",
                ["title"] = group.Title,
            };
        var user = world.Users[id];
        return new JsonObject
        {
            ["id"] = user.Id,
            ["type"] = "private",
            ["first_name"] = user.FirstName,
            ["last_name"] = user.LastName,
        };
    }

    private static JsonObject WithoutReply(ChatMessage message, ChatWorld world)
    {
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = Sender(message, world),
            ["chat"] = Chat(message.ChatId, world),
            ["date"] = message.At.ToUnixTimeSeconds(),
        };
        if (message.EditedAt is { } edited)
            json["edit_date"] = edited.ToUnixTimeSeconds();
        if (message.AlbumId is { } album)
            json["media_group_id"] = album;
        PutWords(json, message);
        if (message.FileId is { } id)
            FileJson.Put(json, world.Files[id]);
        if (message.Buttons.Count > 0)
            json["reply_markup"] = new JsonObject { ["inline_keyboard"] = Keyboard(message) };
        return json;
    }

    private static void PutWords(JsonObject json, ChatMessage message)
    {
        if (message.Text is not { Length: > 0 } text)
            return;
        json[message.FileId is null ? "text" : "caption"] = text;
        if (message.FromBot || message.FileId is not null || !text.StartsWith('/'))
            return;
        var length = text.TakeWhile(c => !char.IsWhiteSpace(c)).Count();
        json["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "bot_command",
                ["offset"] = 0,
                ["length"] = length,
            }
        );
    }

    private static JsonArray Keyboard(ChatMessage message) =>
        new([
            .. message.Buttons.Select(row => new JsonArray([
                .. row.Select(button => new JsonObject
                {
                    ["text"] = button.Text,
                    [button.Url is null ? "callback_data" : "url"] = button.Url ?? button.Data,
                }),
            ])),
        ]);
}

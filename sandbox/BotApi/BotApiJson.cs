using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>How the Bot API writes what the world holds.</summary>
internal static class BotApiJson
{
    private const int PhotoSide = 800;

    /// <summary>A message.</summary>
    public static JsonObject Of(ChatMessage message, ChatWorld world)
    {
        var user = world.Users[message.ChatId];
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            ["from"] = message.FromBot ? Bot() : Person(user),
            ["chat"] = new JsonObject
            {
                ["id"] = user.Id,
                ["type"] = "private",
                ["first_name"] = user.FirstName,
                ["last_name"] = user.LastName,
            },
            ["date"] = message.At.ToUnixTimeSeconds(),
        };
        if (message.AlbumId is { } album)
            json["media_group_id"] = album;
        if (message.Text is { Length: > 0 } text)
            json[message.FileId is null ? "text" : "caption"] = text;
        if (message.FileId is { } id)
            Put(json, world.Files[id]);
        if (message.Buttons.Count > 0)
            json["reply_markup"] = new JsonObject { ["inline_keyboard"] = Keyboard(message) };
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

    private static void Put(JsonObject json, ChatFile file)
    {
        if (file.IsPhoto)
            json["photo"] = new JsonArray(Size(file, PhotoSide / 4), Size(file, PhotoSide));
        else
            json["document"] = new JsonObject
            {
                ["file_id"] = file.Id,
                ["file_unique_id"] = $"u{file.Id}",
                ["file_name"] = file.Name,
                ["mime_type"] = file.MediaType,
                ["file_size"] = file.Bytes.Length,
            };
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

    private static JsonObject Size(ChatFile file, int side) =>
        new()
        {
            ["file_id"] = side == PhotoSide ? file.Id : $"{file.Id}-small",
            ["file_unique_id"] = $"u{file.Id}{side}",
            ["width"] = side,
            ["height"] = side,
            ["file_size"] = file.Bytes.Length,
        };
}

using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a person does with their phone.</summary>
internal sealed class Phone(ChatWorld world, long userId)
{
    /// <summary>The person.</summary>
    public ChatUser User => world.Users[userId];

    /// <summary>The messages on the screen.</summary>
    public IReadOnlyList<ChatMessage> Messages => world.Messages(userId);

    /// <summary>Types a text. Returns the update, for a server that delivers it twice.</summary>
    public JsonObject Type(string text) =>
        Send(message =>
        {
            message.Text = text;
            return message;
        });

    /// <summary>Sends a photo, compressed as Telegram does, or as it is.</summary>
    public JsonObject SendPhoto(byte[] bytes, string? caption = null, string? albumId = null) =>
        SendFile(world.AddFile(bytes, isPhoto: true), caption, albumId);

    /// <summary>Sends a file.</summary>
    public JsonObject SendDocument(byte[] bytes, string name, string mediaType, string? caption = null) =>
        SendFile(world.AddFile(bytes, isPhoto: false, name, mediaType), caption, albumId: null);

    /// <summary>Presses a button.</summary>
    public JsonObject Press(ChatMessage message, ChatButton button) => Press(message, button.Data!);

    /// <summary>Sends a button's data, real or forged.</summary>
    public JsonObject Press(ChatMessage message, string data) =>
        Add(
            new JsonObject
            {
                ["callback_query"] = new JsonObject
                {
                    ["id"] = world.NewQuery(userId),
                    ["from"] = BotApiJson.Person(User),
                    ["message"] = BotApiJson.Of(message, world),
                    ["chat_instance"] = $"{userId}",
                    ["data"] = data,
                },
            }
        );

    private JsonObject SendFile(ChatFile file, string? caption, string? albumId) =>
        Send(message =>
        {
            var sent = message with { FileId = file.Id, AlbumId = albumId };
            sent.Text = caption;
            return sent;
        });

    private JsonObject Send(Func<ChatMessage, ChatMessage> with)
    {
        User.Started = true;
        return Add(new JsonObject { ["message"] = BotApiJson.Of(world.Add(userId, fromBot: false, with), world) });
    }

    private JsonObject Add(JsonObject update)
    {
        world.Updates.Add(update);
        return update;
    }
}

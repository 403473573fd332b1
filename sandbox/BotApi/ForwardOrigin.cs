using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Where a forwarded message comes from, in each of the kinds that the Bot API has.</summary>
internal static class ForwardOrigin
{
    private const long ColleagueId = 8000000001,
        GroupId = -1001000000001,
        ChannelId = -1002000000001;

    /// <summary>A person whose account may be linked to.</summary>
    public static JsonObject User(string firstName) =>
        Of(
            "user",
            "sender_user",
            new JsonObject
            {
                ["id"] = ColleagueId,
                ["is_bot"] = false,
                ["first_name"] = firstName,
            }
        );

    /// <summary>The one who wrote a message of this world.</summary>
    public static JsonObject Sender(ChatMessage message, ChatWorld world) =>
        Of("user", "sender_user", BotApiJson.Sender(message, world));

    /// <summary>A person who hides their account: only a name.</summary>
    public static JsonObject HiddenUser(string name) => Of("hidden_user", "sender_user_name", name);

    /// <summary>A group's anonymous admin.</summary>
    public static JsonObject Chat(string title) =>
        Of(
            "chat",
            "sender_chat",
            new JsonObject
            {
                ["id"] = GroupId,
                ["type"] = "supergroup",
                ["title"] = title,
            }
        );

    /// <summary>A channel.</summary>
    public static JsonObject Channel(string title)
    {
        var origin = Of(
            "channel",
            "chat",
            new JsonObject
            {
                ["id"] = ChannelId,
                ["type"] = "channel",
                ["title"] = title,
            }
        );
        origin["message_id"] = 17;
        return origin;
    }

    /// <summary>The name that phones show.</summary>
    public static string NameOf(JsonNode origin) =>
        (string?)origin["sender_user_name"]
        ?? (string?)(origin["sender_chat"] ?? origin["chat"])?["title"]
        ?? $"{origin["sender_user"]?["first_name"]} {origin["sender_user"]?["last_name"]}".Trim();

    // The original is older than anything in the room.
    private static JsonObject Of(string type, string key, JsonNode sender) =>
        new()
        {
            ["type"] = type,
            ["date"] = 1_790_000_000,
            [key] = sender,
        };
}

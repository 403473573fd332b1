#pragma warning disable RS0030 // Random updates that can be repeated; nothing secret comes of them.
using System.Text.Json.Nodes;

namespace Helpdesk.Bot.Tests;

/// <summary>Makes updates that are right, and then garbles most of them.</summary>
internal sealed class GarbledUpdates(Random random)
{
    private static readonly string[] Texts =
    [
        "halo",
        "/lapor wifi mati",
        "/undang admin",
        "/petugas",
        "/start abcdefghijklmnopqrstuvwx",
        "HD-2611-7K3QXM",
        "\ud83d\ude00",
        "\u202eidnA",
        "😂😂😂",
        "/blokir HD-2611-7K3QXM",
    ];

    private static readonly string[] Taps =
    [
        "t:1:1:Approve",
        "t:9223372036854775807:1:Close",
        "y:1:1:Cancel",
        "c:1:Category:Network",
        "r:1:1",
        "m:undang:admin",
        "l:En",
        "d:off",
        "v:1",
        "x",
        "",
    ];

    private long _number = 1000;

    /// <summary>An update as text; it may be cut anywhere.</summary>
    public string Next()
    {
        var text = NextParsable();
        return random.Next(8) == 0 ? text[..random.Next(text.Length)] : text;
    }

    /// <summary>An update as text that is JSON at least.</summary>
    public string NextParsable()
    {
        var update = Right();
        for (var left = random.Next(4); left > 0; left--)
            Garble(update);
        return update.ToJsonString();
    }

    private JsonObject Right()
    {
        var id = ++_number;
        // One in ten is somebody's whom nobody knows yet: the others are a few who write much.
        var person = new JsonObject
        {
            ["id"] = 5000 + random.Next(20),
            ["is_bot"] = false,
            ["first_name"] = "Uji",
        };
        var update = new JsonObject { ["update_id"] = id };
        if (random.Next(3) == 0)
            update["callback_query"] = new JsonObject
            {
                ["id"] = $"{id}",
                ["from"] = person,
                ["data"] = Taps[random.Next(Taps.Length)],
                ["message"] = new JsonObject
                {
                    ["message_id"] = id,
                    ["date"] = 1700000000,
                    ["chat"] = new JsonObject { ["id"] = person["id"]!.DeepClone(), ["type"] = "private" },
                },
            };
        else
            update[random.Next(6) == 0 ? "edited_message" : "message"] = Message(id, person);
        return update;
    }

    private JsonObject Message(long id, JsonObject person)
    {
        var message = new JsonObject
        {
            ["message_id"] = id,
            ["date"] = 1700000000,
            ["from"] = person,
            ["chat"] = new JsonObject { ["id"] = person["id"]!.DeepClone(), ["type"] = "private" },
        };
        switch (random.Next(6))
        {
            case 0:
                message["location"] = new JsonObject { ["latitude"] = -8.2, ["longitude"] = 114.3 };
                break;
            case 1:
                message["contact"] = new JsonObject { ["first_name"] = "A", ["phone_number"] = "0812" };
                break;
            case 2:
                message["video"] = new JsonObject { ["file_id"] = "v", ["duration"] = 3 };
                message["caption"] = "ini rekamannya";
                break;
            case 3:
                message["document"] = new JsonObject
                {
                    ["file_id"] = "d",
                    ["file_name"] = "a.pdf",
                    ["file_size"] = 5,
                };
                break;
            default:
                message["text"] = Texts[random.Next(Texts.Length)];
                break;
        }
        return message;
    }

    // Somewhere in the update a member goes, gets another type, or one that nobody knows is added.
    private void Garble(JsonObject within)
    {
        var inner = within.Select(member => member.Value).OfType<JsonObject>().ToList();
        if (inner.Count > 0 && random.Next(3) > 0)
        {
            Garble(inner[random.Next(inner.Count)]);
            return;
        }
        var names = within.Select(member => member.Key).Where(name => name != "update_id").ToList();
        var name = names.Count == 0 ? "hologram" : names[random.Next(names.Count)];
        switch (random.Next(4))
        {
            case 0:
                within.Remove(name);
                break;
            case 1:
                within[name] = Strange();
                break;
            case 2:
                within["hologram"] = Strange();
                break;
            default:
                within["forward_origin"] = new JsonObject { ["type"] = "hologram", ["date"] = Strange() };
                break;
        }
    }

    private JsonNode? Strange() =>
        random.Next(9) switch
        {
            0 => JsonValue.Create(-1),
            1 => JsonValue.Create(99999999999999999L),
            2 => JsonValue.Create(""),
            3 => JsonValue.Create("hologram"),
            4 => new JsonArray(1, "zwei", new JsonObject()),
            5 => new JsonObject { ["type"] = 5 },
            6 => JsonValue.Create(true),
            7 => JsonValue.Create(1.5),
            _ => null,
        };
}

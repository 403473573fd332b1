using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>What a phone can send that is neither words nor a file.</summary>
internal static class SpecialParts
{
    /// <summary>A place on the map.</summary>
    public static JsonObject SendLocation(this Phone phone, double latitude, double longitude) =>
        phone.SendRaw(new JsonObject { ["location"] = Location(latitude, longitude) });

    /// <summary>A place with a name; the message carries its bare location too, as Telegram's does.</summary>
    public static JsonObject SendVenue(
        this Phone phone,
        double latitude,
        double longitude,
        string title,
        string address
    ) =>
        phone.SendRaw(
            new JsonObject
            {
                ["location"] = Location(latitude, longitude),
                ["venue"] = new JsonObject
                {
                    ["location"] = Location(latitude, longitude),
                    ["title"] = title,
                    ["address"] = address,
                },
            }
        );

    /// <summary>A contact card.</summary>
    public static JsonObject SendContact(this Phone phone, string name, string number) =>
        phone.SendRaw(
            new JsonObject
            {
                ["contact"] = new JsonObject { ["phone_number"] = number, ["first_name"] = name },
            }
        );

    /// <summary>A poll.</summary>
    public static JsonObject SendPoll(this Phone phone, string question, params string[] options) =>
        phone.SendRaw(
            new JsonObject
            {
                ["poll"] = new JsonObject
                {
                    ["id"] = "5000000000000000001",
                    ["question"] = question,
                    ["options"] = new JsonArray([.. options.Select(Option)]),
                    ["total_voter_count"] = 0,
                    ["is_closed"] = false,
                    ["is_anonymous"] = true,
                    ["type"] = "regular",
                    ["allows_multiple_answers"] = false,
                    ["allows_revoting"] = true,
                    ["members_only"] = false,
                },
            }
        );

    private static JsonObject Option(string text, int place) =>
        new()
        {
            ["persistent_id"] = $"{place}",
            ["text"] = text,
            ["voter_count"] = 0,
        };

    private static JsonObject Location(double latitude, double longitude) =>
        new() { ["latitude"] = latitude, ["longitude"] = longitude };
}

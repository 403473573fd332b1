using System.Globalization;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>How Twilio writes what the world holds.</summary>
internal static class TwilioJson
{
    /// <summary>A message.</summary>
    public static JsonObject Of(TwilioMessage message, string account, string sender)
    {
        var (person, us) = ($"whatsapp:{message.Number}", $"whatsapp:{sender}");
        var path = $"/2010-04-01/Accounts/{account}/Messages/{message.Sid}";
        return new JsonObject
        {
            ["sid"] = message.Sid,
            ["account_sid"] = account,
            ["api_version"] = "2010-04-01",
            ["body"] = message.Body,
            ["direction"] = message.FromBot ? "outbound-api" : "inbound",
            ["from"] = message.FromBot ? us : person,
            ["to"] = message.FromBot ? person : us,
            ["status"] = message.Status,
            ["error_code"] = message.ErrorCode,
            ["error_message"] = null,
            ["num_media"] = message.MediaSid is null && message.MediaUrl is null ? "0" : "1",
            ["num_segments"] = "1",
            ["date_created"] = Date(message.At),
            ["date_sent"] = Date(message.At),
            ["date_updated"] = Date(message.At),
            ["price"] = null,
            ["price_unit"] = null,
            ["messaging_service_sid"] = null,
            ["uri"] = $"{path}.json",
            ["subresource_uris"] = new JsonObject { ["media"] = $"{path}/Media.json" },
        };
    }

    /// <summary>The media of a message.</summary>
    public static JsonObject Media(TwilioMessage message, TwilioWorld world, string account) =>
        new()
        {
            ["media_list"] = message.MediaSid is not { } sid
                ? []
                : new JsonArray(
                    new JsonObject
                    {
                        ["sid"] = sid,
                        ["parent_sid"] = message.Sid,
                        ["content_type"] = world.Media[sid].ContentType,
                        ["uri"] = $"/2010-04-01/Accounts/{account}/Messages/{message.Sid}/Media/{sid}.json",
                    }
                ),
            ["next_page_uri"] = null,
        };

    private static string Date(DateTimeOffset at) =>
        at.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}

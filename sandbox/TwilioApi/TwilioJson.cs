using System.Globalization;
using System.Text.Json.Nodes;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>How Twilio writes what the world holds.</summary>
internal static class TwilioJson
{
    /// <summary>A message.</summary>
    public static JsonObject Of(TwilioMessage message, string account, string sender)
    {
        var (person, us) = ($"whatsapp:{message.Address}", $"whatsapp:{sender}");
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
    public static JsonObject Media(TwilioMessage message, TwilioWorld world, string account)
    {
        var path = $"/2010-04-01/Accounts/{account}/Messages/{message.Sid}/Media";
        var media = new JsonArray();
        if (message.MediaSid is { } sid)
            media.Add(
                new JsonObject
                {
                    ["sid"] = sid,
                    ["account_sid"] = account,
                    ["parent_sid"] = message.Sid,
                    ["content_type"] = world.Media[sid].ContentType,
                    ["date_created"] = Date(message.At),
                    ["date_updated"] = Date(message.At),
                    ["uri"] = $"{path}/{sid}.json",
                }
            );
        return Page("media_list", media, $"{path}.json", page: 0, size: 50, next: null);
    }

    /// <summary>A page of a list.</summary>
    /// <param name="key">The name of what is listed.</param>
    /// <param name="items">What is on the page.</param>
    /// <param name="uri">The page's own path and query.</param>
    /// <param name="page">Its number, from 0.</param>
    /// <param name="size">How many a page holds.</param>
    /// <param name="next">The next page's path and query, or null after the last.</param>
    public static JsonObject Page(string key, JsonArray items, string uri, int page, int size, string? next) =>
        new()
        {
            [key] = items,
            ["uri"] = uri,
            ["page"] = page,
            ["page_size"] = size,
            ["start"] = page * size,
            ["end"] = page * size + items.Count - 1,
            ["first_page_uri"] = uri,
            ["next_page_uri"] = next,
            ["previous_page_uri"] = null,
        };

    private static string Date(DateTimeOffset at) =>
        at.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A message at Twilio.</summary>
public class MessageResource
{
    private const string Api = "https://api.twilio.com";

    private readonly Fields _fields;

    private MessageResource(Fields fields) => _fields = fields;

    /// <summary>The text.</summary>
    public string Body => _fields.Body;

    /// <summary>Whether it came in or went out.</summary>
    public DirectionEnum Direction => Enum(_fields.Direction, new DirectionEnum());

    /// <summary>From whom.</summary>
    public PhoneNumber From => _fields.From is { } from ? new PhoneNumber(from) : null;

    /// <summary>To whom.</summary>
    public string To => _fields.To;

    /// <summary>What went wrong, in words.</summary>
    public string ErrorMessage => _fields.ErrorMessage;

    /// <summary>Its address, relative to the API's.</summary>
    public string Uri => _fields.Uri;

    /// <summary>The account.</summary>
    public string AccountSid => _fields.AccountSid;

    /// <summary>How many media it has.</summary>
    public string NumMedia => _fields.NumMedia;

    /// <summary>How far it has come.</summary>
    public StatusEnum Status => Enum(_fields.Status, new StatusEnum());

    /// <summary>Its ID.</summary>
    public string Sid => _fields.Sid;

    /// <summary>When it was sent (UTC).</summary>
    public DateTime? DateSent => Date(_fields.DateSent);

    /// <summary>When it was made (UTC).</summary>
    public DateTime? DateCreated => Date(_fields.DateCreated);

    /// <summary>What went wrong, as Twilio's error code.</summary>
    public int? ErrorCode => _fields.ErrorCode;

    /// <summary>What belongs to it, by name.</summary>
    public Dictionary<string, string> SubresourceUris => _fields.SubresourceUris;

    /// <summary>Sends a message.</summary>
    /// <exception cref="ApiConnectionException">There was no answer.</exception>
    /// <exception cref="ApiException">Twilio refused.</exception>
    public static async Task<MessageResource> CreateAsync(CreateMessageOptions options, ITwilioRestClient client = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var request = new Request(Twilio.Http.HttpMethod.Post, $"{Api}/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages.json");
        request.PostParams.AddRange(options.GetParams());
        var response = await client.RequestAsync(request).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="ApiException">The text is no JSON object.</exception>
    public static MessageResource FromJson(string json)
    {
        try
        {
            return new MessageResource(JsonSerializer.Deserialize<Fields>(json));
        }
        catch (JsonException failure)
        {
            throw new ApiException(failure.Message, failure);
        }
    }

    private static T Enum<T>(string value, T into) where T : StringEnum
    {
        if (value is null) return null;
        into.FromString(value);
        return into;
    }

    private static DateTime? Date(string rfc2822) =>
        DateTimeOffset.TryParse(rfc2822, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.UtcDateTime : null;

    /// <summary>Directions.</summary>
    public sealed class DirectionEnum : StringEnum
    {
        /// <summary>Came in.</summary>
        public static readonly DirectionEnum Inbound = Enum("inbound", new DirectionEnum());

        /// <summary>Went out through the API.</summary>
        public static readonly DirectionEnum OutboundApi = Enum("outbound-api", new DirectionEnum());
    }

    /// <summary>How far a message has come.</summary>
    public sealed class StatusEnum : StringEnum
    {
        /// <summary>Waits.</summary>
        public static readonly StatusEnum Queued = Enum("queued", new StatusEnum());

        /// <summary>Sent.</summary>
        public static readonly StatusEnum Sent = Enum("sent", new StatusEnum());

        /// <summary>Failed.</summary>
        public static readonly StatusEnum Failed = Enum("failed", new StatusEnum());

        /// <summary>Delivered.</summary>
        public static readonly StatusEnum Delivered = Enum("delivered", new StatusEnum());

        /// <summary>Could not be delivered.</summary>
        public static readonly StatusEnum Undelivered = Enum("undelivered", new StatusEnum());

        /// <summary>Came in.</summary>
        public static readonly StatusEnum Received = Enum("received", new StatusEnum());

        /// <summary>Read.</summary>
        public static readonly StatusEnum Read = Enum("read", new StatusEnum());
    }

    private sealed class Fields
    {
        [JsonPropertyName("body")] public string Body { get; set; }

        [JsonPropertyName("direction")] public string Direction { get; set; }

        [JsonPropertyName("from")] public string From { get; set; }

        [JsonPropertyName("to")] public string To { get; set; }

        [JsonPropertyName("error_message")] public string ErrorMessage { get; set; }

        [JsonPropertyName("uri")] public string Uri { get; set; }

        [JsonPropertyName("account_sid")] public string AccountSid { get; set; }

        [JsonPropertyName("num_media")] public string NumMedia { get; set; }

        [JsonPropertyName("status")] public string Status { get; set; }

        [JsonPropertyName("sid")] public string Sid { get; set; }

        [JsonPropertyName("date_sent")] public string DateSent { get; set; }

        [JsonPropertyName("date_created")] public string DateCreated { get; set; }

        [JsonPropertyName("error_code")] public int? ErrorCode { get; set; }

        [JsonPropertyName("subresource_uris")] public Dictionary<string, string> SubresourceUris { get; set; }
    }
}

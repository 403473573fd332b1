using System.Text.Json;
using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// The account at Twilio. Nothing of its client is logged: addresses and forms contain phone numbers.
/// </summary>
internal sealed class TwilioClient
{
    /// <summary>The name of the HTTP client for calls.</summary>
    public const string CallsHttp = "twilio-calls";

    /// <summary>The name of the HTTP client for media, which follows redirects itself.</summary>
    public const string MediaHttp = "twilio-media";

    /// <summary>Where Twilio's API is.</summary>
    public static readonly Uri Api = new("https://api.twilio.com");

    private readonly string _from;
    private readonly PublicAddress _address;
    private readonly TwilioRestClient _client;

    /// <summary>A client for the configured account.</summary>
    public TwilioClient(IHttpClientFactory http, IOptions<TwilioOptions> twilio, PublicAddress address)
    {
        _from = WhatsAppAddress.Of(twilio.Value.Number);
        _address = address;
        _client = new TwilioRestClient(
            twilio.Value.AccountSid,
            twilio.Value.AuthToken,
            httpClient: new SystemNetHttpClient(http.CreateClient(CallsHttp))
        );
    }

    /// <summary>Sends a message from the configured sender, with reports to our status endpoint.</summary>
    /// <exception cref="Twilio.Exceptions.TwilioException">It was refused, or there was no answer.</exception>
    public Task<MessageResource> SendAsync(CreateMessageOptions message)
    {
        message.From = new Twilio.Types.PhoneNumber(_from);
        message.StatusCallback = _address.To(WhatsAppWebhook.StatusPath);
        return MessageResource.CreateAsync(message, _client);
    }

    /// <summary>Reads a resource of the account.</summary>
    /// <param name="path">Its path and query.</param>
    /// <exception cref="Twilio.Exceptions.TwilioException">It was refused, or there was no answer.</exception>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    public async Task<JsonDocument> GetAsync(string path)
    {
        var response = await _client.RequestAsync(new Request(HttpMethod.Get, new Uri(Api, path).AbsoluteUri));
        return JsonDocument.Parse(response.Content);
    }
}

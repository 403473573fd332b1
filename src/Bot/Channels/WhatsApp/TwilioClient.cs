using Microsoft.Extensions.Options;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Rest.Api.V2010.Account.Message;
using Twilio.Rest.Content.V1;
using Twilio.Types;

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

    /// <summary>Where Twilio's API for templates is.</summary>
    public static readonly Uri ContentApi = new("https://content.twilio.com");

    // The most that a page may have is 1000; a page of these is some 100 kB.
    private const int PageSize = 100;

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
        message.From = new PhoneNumber(_from);
        message.StatusCallback = _address.To(WhatsAppWebhook.StatusPath);
        return MessageResource.CreateAsync(message, _client);
    }

    /// <summary>What people sent us; the newest first. Further pages are fetched while it is gone through.</summary>
    /// <param name="since">From when on (UTC).</param>
    /// <exception cref="Twilio.Exceptions.TwilioException">It was refused, or there was no answer.</exception>
    public async Task<IEnumerable<MessageResource>> ReceivedAsync(DateTimeOffset since) =>
        await MessageResource.ReadAsync(
            to: new PhoneNumber(_from),
            dateSentAfter: since.UtcDateTime,
            pageSize: PageSize,
            client: _client
        );

    /// <summary>What we sent; otherwise as <see cref="ReceivedAsync"/>.</summary>
    /// <inheritdoc cref="ReceivedAsync"/>
    public async Task<IEnumerable<MessageResource>> SentAsync(DateTimeOffset since) =>
        await MessageResource.ReadAsync(
            from: new PhoneNumber(_from),
            dateSentAfter: since.UtcDateTime,
            pageSize: PageSize,
            client: _client
        );

    /// <summary>A Content template.</summary>
    /// <param name="sid">Its SID.</param>
    /// <exception cref="Twilio.Exceptions.TwilioException">There is none, or there was no answer.</exception>
    public Task<ContentResource> TemplateAsync(string sid) => ContentResource.FetchAsync(sid, _client);

    /// <summary>The media of a message.</summary>
    /// <param name="messageSid">Twilio's ID of the message.</param>
    /// <exception cref="Twilio.Exceptions.TwilioException">It was refused, or there was no answer.</exception>
    public async Task<IEnumerable<MediaResource>> MediaAsync(string messageSid) =>
        await MediaResource.ReadAsync(messageSid, client: _client);
}

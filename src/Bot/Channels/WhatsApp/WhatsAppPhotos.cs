using System.Net.Http.Headers;
using System.Text;
using Helpdesk.Bot.Photos;
using Helpdesk.Core.Messages;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Fetches photos from Twilio: with the account's credentials, which lead to a redirect; the host it leads to never
/// sees them.
/// </summary>
internal sealed class WhatsAppPhotos(IHttpClientFactory http, IOptions<TwilioOptions> twilio) : IPhotoSource
{
    /// <summary>A medium: 16 MB (Twilio, accepted content types).</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int MostRedirects = 3;

    /// <inheritdoc/>
    public Channel Channel => WhatsAppChannel.Channel;

    /// <inheritdoc/>
    public async Task<byte[]> FetchAsync(string reference, CancellationToken cancellation)
    {
        try
        {
            var url = Ours(new Uri(reference)) ?? throw new PhotoFetchException("the address is not Twilio's");
            for (var hop = 0; hop <= MostRedirects; hop++)
            {
                using var response = await GetAsync(url, withCredentials: hop == 0, cancellation);
                if (response.IsSuccessStatusCode)
                    return await ReadAsync(response, cancellation);
                if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } location)
                    throw new PhotoFetchException($"Twilio answered {(int)response.StatusCode}");
                url = Next(url, location);
            }
            throw new PhotoFetchException("too many redirects");
        }
        catch (Exception failure)
            when (failure is HttpRequestException or IOException or UriFormatException
                || (failure is TaskCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            // The cause's own message can hold the address.
            throw new PhotoFetchException("the download failed");
        }
    }

    private Task<HttpResponseMessage> GetAsync(Uri url, bool withCredentials, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (withCredentials)
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{twilio.Value.AccountSid}:{twilio.Value.AuthToken}"))
            );
        return http.CreateClient(TwilioClient.MediaHttp)
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > MaxBytes)
            throw new PhotoFetchException("larger than a medium may be");
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
                throw new PhotoFetchException("larger than a medium may be");
        }
        return bytes.ToArray();
    }

    // Credentials go to Twilio's API alone, whatever address a message names.
    private Uri? Ours(Uri url)
    {
        if (twilio.Value.ApiBaseUrl is { } other)
            return url.Host == TwilioClient.Api.Host || url.Authority == other.Authority
                    ? new Uri(other, url.PathAndQuery)
                : url.IsLoopback && other.IsLoopback ? url
                : null;
        return
            url.Scheme == Uri.UriSchemeHttps
            && (
                url.Host == TwilioClient.Api.Host
                || url.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase)
            )
            ? url
            : null;
    }

    private Uri Next(Uri from, Uri location)
    {
        var to = new Uri(from, location);
        var isAllowed =
            to.Scheme == Uri.UriSchemeHttps || (to.IsLoopback && twilio.Value.ApiBaseUrl?.IsLoopback == true);
        return isAllowed ? to : throw new PhotoFetchException("the redirect leads to an address without encryption");
    }
}

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Sends calls for Twilio's API to the server that is configured in its place.</summary>
internal sealed class OtherApiServer(Uri server) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.RequestUri!.Host == TwilioClient.Api.Host
            || request.RequestUri.Host == TwilioClient.ContentApi.Host
        )
            request.RequestUri = new Uri(server, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}

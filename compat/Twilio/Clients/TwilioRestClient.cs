using System.Text.Json;
using Twilio.Exceptions;
using Twilio.Http;
using HttpClient = Twilio.Http.HttpClient;

namespace Twilio.Clients;

/// <summary>A client of Twilio's API.</summary>
public interface ITwilioRestClient
{
    /// <summary>The account.</summary>
    string AccountSid { get; }

    /// <summary>The region, or null.</summary>
    string Region { get; }

    /// <summary>What carries requests.</summary>
    HttpClient HttpClient { get; }

    /// <summary>Makes a request.</summary>
    Task<Response> RequestAsync(Request request);
}

/// <summary>A client of Twilio's API.</summary>
public class TwilioRestClient : ITwilioRestClient
{
    private const int FirstError = 400;
    private readonly string _username, _password;

    /// <summary>A client for an account.</summary>
    public TwilioRestClient(string username, string password, string accountSid = null, string region = null, HttpClient httpClient = null, string edge = null)
    {
        (_username, _password) = (username, password);
        (AccountSid, Region, Edge) = (accountSid ?? username, region, edge);
        HttpClient = httpClient ?? new SystemNetHttpClient();
    }

    /// <inheritdoc/>
    public HttpClient HttpClient { get; }

    /// <inheritdoc/>
    public string AccountSid { get; }

    /// <inheritdoc/>
    public string Region { get; }

    /// <summary>The edge, or null.</summary>
    public string Edge { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ApiConnectionException">There was no answer.</exception>
    /// <exception cref="ApiException">Twilio refused.</exception>
    public virtual async Task<Response> RequestAsync(Request request)
    {
        request.SetAuth(_username, _password);
        Response response;
        try
        {
            response = await HttpClient.MakeRequestAsync(request).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw new ApiConnectionException($"Connection Error: {request.Method}{request.ConstructUrl()}", failure);
        }
        return (int)response.StatusCode < FirstError ? response : throw Refusal(response);
    }

    private static ApiException Refusal(Response response)
    {
        RestError error = null;
        try
        {
            error = JsonSerializer.Deserialize<RestError>(response.Content, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // Not Twilio's own words: a proxy's, perhaps. The status is all there is to say.
        }
        return error is null
            ? new ApiException($"Api Error: {response.StatusCode} - {response.Content}")
            : new ApiException(error.Code, (int)response.StatusCode, error.Message ?? $"Unable to make request, {response.StatusCode}", error.More_Info);
    }

    private sealed record RestError(int Code, string Message, string More_Info);
}

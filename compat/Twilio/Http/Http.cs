using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Twilio.Types;

namespace Twilio.Http;

/// <summary>The method of a request.</summary>
public class HttpMethod : StringEnum
{
    /// <summary>GET.</summary>
    public static readonly HttpMethod Get = new("GET");

    /// <summary>POST.</summary>
    public static readonly HttpMethod Post = new("POST");

    /// <summary>A method by its word.</summary>
    public HttpMethod(string method) => FromString(method);
}

/// <summary>A request to Twilio.</summary>
public class Request
{
    private string _username, _password;

    /// <summary>A request to an address.</summary>
    public Request(HttpMethod method, string url) => (Method, Uri) = (method, new Uri(url));

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The address, without the query.</summary>
    public Uri Uri { get; }

    /// <summary>The user for Basic authentication.</summary>
    public string Username
    {
        get => _username;
        set => _username = value;
    }

    /// <summary>The password for Basic authentication.</summary>
    public string Password
    {
        get => _password;
        set => _password = value;
    }

    /// <summary>What stands in the query.</summary>
    public List<KeyValuePair<string, string>> QueryParams { get; } = [];

    /// <summary>What stands in the form.</summary>
    public List<KeyValuePair<string, string>> PostParams { get; } = [];

    /// <summary>Adds to the query.</summary>
    public void AddQueryParam(string name, string value) => QueryParams.Add(new(name, value));

    /// <summary>Adds to the form.</summary>
    public void AddPostParam(string name, string value) => PostParams.Add(new(name, value));

    /// <summary>Sets user and password.</summary>
    public void SetAuth(string username, string password) => (_username, _password) = (username, password);

    /// <summary>The address with the query.</summary>
    public Uri ConstructUrl()
    {
        if (QueryParams.Count == 0) return Uri;
        var query = string.Join('&', QueryParams.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri($"{Uri.AbsoluteUri}{(Uri.Query.Length == 0 ? "?" : "&")}{query}");
    }
}

/// <summary>What Twilio answered.</summary>
public class Response
{
    /// <summary>An answer.</summary>
    public Response(HttpStatusCode statusCode, string content, HttpResponseHeaders headers = null) => (StatusCode, Content, Headers) = (statusCode, content, headers);

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body.</summary>
    public string Content { get; }

    /// <summary>The headers.</summary>
    public HttpResponseHeaders Headers { get; }
}

/// <summary>What carries requests.</summary>
public abstract class HttpClient
{
    /// <summary>The last request.</summary>
    public Request LastRequest { get; protected set; }

    /// <summary>The last answer.</summary>
    public Response LastResponse { get; protected set; }

    /// <summary>Makes a request.</summary>
    public abstract Task<Response> MakeRequestAsync(Request request);

    /// <summary>User and password as Basic authentication has them.</summary>
    public string Authentication(string username, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
}

/// <summary>Carries requests over .NET's own client.</summary>
public class SystemNetHttpClient : HttpClient
{
    private readonly System.Net.Http.HttpClient _http;

    /// <summary>Over a client of the caller's, or one of its own.</summary>
    public SystemNetHttpClient(System.Net.Http.HttpClient httpClient = null) => _http = httpClient ?? new System.Net.Http.HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

    /// <inheritdoc/>
    public override async Task<Response> MakeRequestAsync(Request request)
    {
        using var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl());
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Authentication(request.Username, request.Password));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("utf-8"));
        if (request.Method == HttpMethod.Post) message.Content = new FormUrlEncodedContent(request.PostParams);
        LastRequest = request;
        LastResponse = null;
        using var response = await _http.SendAsync(message).ConfigureAwait(false);
        return LastResponse = new Response(response.StatusCode, await response.Content.ReadAsStringAsync().ConfigureAwait(false), response.Headers);
    }
}

using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Security;
using Twilio.Types;

namespace Helpdesk.Packages.Tests;

/// <summary>What we rely on in Twilio, over real HTTP and through its public API alone.</summary>
public sealed class Twilio_behaviour : IAsyncLifetime
{
    private const string Account = "AC00000000000000000000000000000001";
    private readonly List<(string Method, string Path, string Authorization, string Body)> _requests = [];
    private readonly Queue<(int Status, string Body)> _answers = [];
    private WebApplication _server = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            _requests.Add(
                (
                    context.Request.Method,
                    $"{context.Request.Path}{context.Request.QueryString}",
                    context.Request.Headers.Authorization.ToString(),
                    await reader.ReadToEndAsync()
                )
            );
            var (status, body) = _answers.Dequeue();
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_message_is_a_form_to_the_accounts_messages_with_basic_authentication_and_absent_fields_left_out()
    {
        Answer(
            $$"""{"sid":"SM1","status":"queued","error_code":null,"from":"whatsapp:+62333","date_created":"Tue, 24 Nov 2026 01:00:00 +0000"}""",
            201
        );
        var options = new CreateMessageOptions(new PhoneNumber("whatsapp:+62811"))
        {
            From = new PhoneNumber("whatsapp:+62333"),
            Body = "a b&c",
            StatusCallback = new Uri("https://example.org/s"),
        };
        var sent = await MessageResource.CreateAsync(options, Client());
        Assert.Equal("SM1", sent.Sid);
        Assert.Equal(MessageResource.StatusEnum.Queued, sent.Status);
        Assert.Null(sent.ErrorCode);
        Assert.Equal(new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc), sent.DateCreated);
        var request = Assert.Single(_requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal($"/2010-04-01/Accounts/{Account}/Messages.json", request.Path);
        Assert.Equal(
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:token"))}",
            request.Authorization
        );
        var fields = request.Body.Split('&').Order().ToList();
        Assert.Equal(
            [
                "Body=a+b%26c",
                "From=whatsapp%3A%2B62333",
                "StatusCallback=https%3A%2F%2Fexample.org%2Fs",
                "To=whatsapp%3A%2B62811",
            ],
            fields
        );
    }

    [Fact]
    public async Task Media_and_templates_have_fields_of_their_own()
    {
        Answer("""{"sid":"MM1","status":"accepted"}""", 201);
        await MessageResource.CreateAsync(
            new CreateMessageOptions(new PhoneNumber("whatsapp:+1"))
            {
                MediaUrl = [new Uri("https://example.org/p")],
                ContentSid = "HX1",
                ContentVariables = """{"1":"x"}""",
            },
            Client()
        );
        Assert.Contains("MediaUrl=https%3A%2F%2Fexample.org%2Fp", _requests[0].Body);
        Assert.Contains("ContentSid=HX1", _requests[0].Body);
        Assert.Contains("ContentVariables=%7B%221%22%3A%22x%22%7D", _requests[0].Body);
    }

    [Fact]
    public async Task A_refusal_has_twilios_code_and_the_http_status()
    {
        Answer(
            """{"code":21610,"message":"Attempt to send to unsubscribed recipient","more_info":"https://www.twilio.com/docs/errors/21610","status":400}""",
            400
        );
        var refused = await Assert.ThrowsAsync<ApiException>(() =>
            MessageResource.CreateAsync(new CreateMessageOptions(new PhoneNumber("whatsapp:+1")), Client())
        );
        Assert.Equal((21610, 400), (refused.Code, refused.Status));
        Assert.Equal("https://www.twilio.com/docs/errors/21610", refused.MoreInfo);
    }

    [Fact]
    public async Task Too_many_requests_come_out_without_a_retry_and_a_dead_host_as_a_failed_connection()
    {
        Answer("""{"code":20429,"message":"Too Many Requests","status":429}""", 429);
        var refused = await Assert.ThrowsAsync<ApiException>(() =>
            MessageResource.CreateAsync(new CreateMessageOptions(new PhoneNumber("whatsapp:+1")), Client())
        );
        Assert.Equal(429, refused.Status);
        Assert.Single(_requests);
        await Assert.ThrowsAsync<ApiConnectionException>(() =>
            MessageResource.CreateAsync(
                new CreateMessageOptions(new PhoneNumber("whatsapp:+1")),
                Client("http://127.0.0.1:9")
            )
        );
    }

    [Fact]
    public async Task A_request_of_ones_own_carries_its_query_and_the_accounts_credentials()
    {
        Answer("""{"messages":[]}""");
        var request = new Request(
            Twilio.Http.HttpMethod.Get,
            $"https://api.twilio.com/2010-04-01/Accounts/{Account}/Messages.json"
        );
        request.AddQueryParam("To", "whatsapp:+62333");
        request.AddQueryParam("DateSent>", "2026-11-24T00:00:00Z");
        var response = await Client().RequestAsync(request);
        Assert.Equal("""{"messages":[]}""", response.Content);
        Assert.Equal("GET", _requests[0].Method);
        Assert.StartsWith("Basic ", _requests[0].Authorization, StringComparison.Ordinal);
        Assert.Contains("To=whatsapp%3A%2B62333", _requests[0].Path);
    }

    [Fact]
    public void The_published_signature_is_that_of_its_form_and_of_no_other()
    {
        // The example of Twilio's security documentation.
        const string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        Dictionary<string, string> form = new()
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["Caller"] = "+14158675310",
            ["Digits"] = "1234",
            ["From"] = "+14158675310",
            ["To"] = "+18005551212",
        };
        var validator = new RequestValidator("12345");
        Assert.True(validator.Validate(url, form, "GvWf1cFY/Q7PnoempGyD5oXAezc="));
        form["Digits"] = "1235";
        Assert.False(validator.Validate(url, form, "GvWf1cFY/Q7PnoempGyD5oXAezc="));
        Assert.Throws<ArgumentException>(() => validator.Validate(url, form, ""));
    }

    [Fact]
    public void A_signature_over_a_url_without_port_is_not_that_of_the_url_with_it()
    {
        const string plain = "https://mycompany.com/myapp.php?foo=1&bar=2",
            withPort = "https://mycompany.com:443/myapp.php?foo=1&bar=2";
        Dictionary<string, string> form = new()
        {
            ["CallSid"] = "CA1234567890ABCDE",
            ["Caller"] = "+14158675310",
            ["Digits"] = "1234",
            ["From"] = "+14158675310",
            ["To"] = "+18005551212",
        };
        Assert.True(new RequestValidator("12345").Validate(plain, form, "GvWf1cFY/Q7PnoempGyD5oXAezc="));
        Assert.False(new RequestValidator("12345").Validate(withPort, form, "GvWf1cFY/Q7PnoempGyD5oXAezc="));
    }

    private TwilioRestClient Client(string? server = null) =>
        new(
            Account,
            "token",
            httpClient: new SystemNetHttpClient(
                new System.Net.Http.HttpClient(new OtherServer(new Uri(server ?? _server.Urls.First())))
            )
        );

    private void Answer(string body, int status = 200) => _answers.Enqueue((status, body));

    private sealed class OtherServer(Uri server)
        : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

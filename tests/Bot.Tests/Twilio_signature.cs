using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Bot.Channels;
using Helpdesk.Bot.Channels.WhatsApp;
using Helpdesk.Bot.Settings;
using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// No forgery gets in, and no true signature is kept out. Signatures are computed here by the published rule, not by
/// our code.
/// </summary>
public sealed class Twilio_signature
{
    private const string Token = "12345",
        Alphabet = "abcXYZ019 +&=%/äé你👍*_-.\n\"";

    [Theory]
    [
        InlineData("+14158675310", "GvWf1cFY/Q7PnoempGyD5oXAezc="),
        InlineData("+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        InlineData("+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")
    ]
    public void The_published_vectors_are_right_and_stay_so_only_unchanged(string caller, string signature)
    {
        const string path = "/myapp.php?foo=1&bar=2";
        KeyValuePair<string, string>[] form =
        [
            new("CallSid", "CA1234567890ABCDE"),
            new("Caller", caller),
            new("Digits", "1234"),
            new("From", caller),
            new("To", "+18005551212"),
        ];
        var validator = For("https://mycompany.com");
        Assert.True(validator.IsRight(path, form, signature));
        Assert.True(validator.IsRight(path, [.. form.Reverse()], signature));
        Assert.False(validator.IsRight(path, [.. form.Skip(1)], signature));
        Assert.False(validator.IsRight(path, [.. form, new("Unknown", "x")], signature));
        Assert.False(validator.IsRight("/myapp.php?foo=1&bar=3", form, signature));
        Assert.False(For("https://mycompany.org").IsRight(path, form, signature));
        Assert.False(validator.IsRight(path, form, null));
        Assert.False(validator.IsRight(path, form, ""));
        Assert.False(For("https://mycompany.com", "12346").IsRight(path, form, signature));
    }

    [Fact]
    public void Two_thousand_random_forms_with_unknown_fields_and_repeated_keys_are_told_from_forgeries()
    {
        var validator = For("https://helpdesk.example.go.id");
        for (var round = 0; round < 2000; round++)
        {
            List<KeyValuePair<string, string>> form =
            [
                .. Enumerable
                    .Range(0, 1 + round % 25)
                    .Select(number => new KeyValuePair<string, string>(
                        number % 7 == 6 ? "Repeated" : $"{RandomNumberGenerator.GetString("ABCabcMZ_", 6)}{number}",
                        RandomNumberGenerator.GetString(Alphabet, round % 40)
                    )),
            ];
            var signature = Sign("https://helpdesk.example.go.id/whatsapp/webhook", form);
            Assert.True(validator.IsRight("/whatsapp/webhook", form, signature), $"round {round}");
            var changed = RandomNumberGenerator.GetInt32(form.Count);
            Assert.False(
                validator.IsRight(
                    "/whatsapp/webhook",
                    [
                        .. form.Select(
                            (field, at) =>
                                at == changed ? new KeyValuePair<string, string>(field.Key, $"{field.Value}x") : field
                        ),
                    ],
                    signature
                )
            );
            Assert.False(
                validator.IsRight(
                    "/whatsapp/webhook",
                    form,
                    RandomNumberGenerator.GetString("abcdefgh0123+/", 27) + "="
                )
            );
        }
    }

    [Theory]
    [
        InlineData("https://x.go.id", "https://x.go.id/whatsapp/webhook"),
        InlineData("https://x.go.id", "https://x.go.id:443/whatsapp/webhook")
    ]
    [
        InlineData("https://x.go.id:443", "https://x.go.id/whatsapp/webhook"),
        InlineData("https://x.go.id:8443", "https://x.go.id:8443/whatsapp/webhook")
    ]
    [
        InlineData("https://x.go.id:8443", "https://x.go.id/whatsapp/webhook"),
        InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/whatsapp/webhook")
    ]
    [
        InlineData("http://localhost", "http://localhost:80/whatsapp/webhook"),
        InlineData("https://x.go.id/pintu", "https://x.go.id/pintu/whatsapp/webhook"),
        InlineData("https://x.go.id/", "https://x.go.id/whatsapp/webhook")
    ]
    [InlineData("https://x.go.id", "https://x.go.id/whatsapp/webhook#rc=5&rp=all")]
    public void The_address_counts_as_it_was_called_from_outside_with_and_without_its_port(
        string publicUrl,
        string called
    )
    {
        KeyValuePair<string, string>[] form = [new("Body", "halo"), new("From", "whatsapp:+62811")];
        Assert.True(For(publicUrl).IsRight("/whatsapp/webhook", form, Sign(called, form)));
    }

    [Theory]
    [
        InlineData("http://x.go.id/whatsapp/webhook"),
        InlineData("https://y.go.id/whatsapp/webhook"),
        InlineData("https://x.go.id:444/whatsapp/webhook"),
        InlineData("https://x.go.id/whatsapp/status")
    ]
    public void A_signature_for_another_address_is_none(string called)
    {
        KeyValuePair<string, string>[] form = [new("Body", "halo")];
        Assert.False(For("https://x.go.id").IsRight("/whatsapp/webhook", form, Sign(called, form)));
    }

    [Fact]
    public async Task What_is_not_signed_right_is_answered_403_counted_and_changes_nothing()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(telegram, null, twilio.Settings());
        var counted = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (
                    instrument.Meter.Name == WebhookRefusals.MeterName
                    && instrument.Meter.Scope == bot.Host.Services.GetRequiredService<IMeterFactory>()
                )
                    meters.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted += count);
        listener.Start();

        Dictionary<string, string> form = new()
        {
            ["From"] = "whatsapp:+6281234567890",
            ["MessageSid"] = "SM1",
            ["Body"] = "halo",
            ["MessageStatus"] = "delivered",
        };
        using var http = new HttpClient();
        async Task<HttpStatusCode> Post(string path, string? signature, HttpContent? content = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{twilio.BotAddress}{path}")
            {
                Content = content ?? new FormUrlEncodedContent(form),
            };
            if (signature is not null)
                request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
            using var response = await http.SendAsync(request);
            return response.StatusCode;
        }

        foreach (var path in new[] { "/whatsapp/webhook", "/whatsapp/status" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Post(path, null));
            Assert.Equal(HttpStatusCode.Forbidden, await Post(path, ""));
            Assert.Equal(HttpStatusCode.Forbidden, await Post(path, "bm90IHJpZ2h0IGF0IGFsbCwgbm8="));
            Assert.Equal(
                HttpStatusCode.Forbidden,
                await Post(
                    path,
                    "x",
                    new StringContent("""{"From":"whatsapp:+6281234567890"}""", Encoding.UTF8, "application/json")
                )
            );
            Assert.Equal(
                HttpStatusCode.Forbidden,
                await Post(path, "x", new StringContent("--broken", Encoding.UTF8, "multipart/form-data"))
            );
        }
        Assert.Equal(10, counted);
        await using var db = bot.Db();
        Assert.Equal(
            0,
            await db.Inbox.CountAsync()
                + await db.Deliveries.CountAsync()
                + await db.Contacts.CountAsync(contact => contact.Channel == WhatsAppChannel.Channel)
        );

        var right = TwilioWebhooks.Sign($"{twilio.BotAddress}/whatsapp/webhook", form, TwilioTestServer.Account.Token);
        Assert.Equal(HttpStatusCode.OK, await Post("/whatsapp/webhook", right));
        Assert.Equal(1, await db.Inbox.CountAsync());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await http.GetAsync($"{twilio.BotAddress}/media/{RandomNumberGenerator.GetString("abcdef", 60)}")
            ).StatusCode
        );
    }

    [Fact]
    public async Task Behind_a_proxy_that_ends_https_and_takes_a_prefix_away_the_public_address_counts()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var twilio = await TwilioTestServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            telegram,
            null,
            [.. twilio.Settings(), "PublicBaseUrl=https://helpdesk.example.go.id/pintu"]
        );
        Dictionary<string, string> form = new()
        {
            ["From"] = "whatsapp:+6281234567890",
            ["MessageSid"] = "SM1",
            ["Body"] = "halo",
        };
        using var http = new HttpClient();
        async Task<HttpStatusCode> PostAs(string signedFor)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{twilio.BotAddress}/whatsapp/webhook")
            {
                Content = new FormUrlEncodedContent(form),
            };
            request.Headers.Add(
                "X-Twilio-Signature",
                TwilioWebhooks.Sign(signedFor, form, TwilioTestServer.Account.Token)
            );
            using var response = await http.SendAsync(request);
            return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Forbidden, await PostAs($"{twilio.BotAddress}/whatsapp/webhook"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAs("http://helpdesk.example.go.id/pintu/whatsapp/webhook"));
        Assert.Equal(HttpStatusCode.OK, await PostAs("https://helpdesk.example.go.id/pintu/whatsapp/webhook"));
        Assert.Equal(HttpStatusCode.OK, await PostAs("https://helpdesk.example.go.id:443/pintu/whatsapp/webhook"));
    }

    [Fact]
    public async Task Without_twilio_its_endpoints_do_not_exist()
    {
        await using var telegram = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(telegram);
        using var http = new HttpClient();
        foreach (var path in new[] { "/whatsapp/webhook", "/whatsapp/status" })
            Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync($"{bot.Host.Address}{path}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"{bot.Host.Address}/media/x")).StatusCode);
    }

    private static TwilioSignature For(string publicUrl, string token = Token) =>
        new(
            Options.Create(new TwilioOptions { AuthToken = token }),
            new PublicAddress(Options.Create(new HelpdeskOptions { PublicBaseUrl = new Uri(publicUrl) }))
        );

    // Every key and value behind the address, keys in ordinal order, a repeated key's values as they came.
    private static string Sign(string url, IEnumerable<KeyValuePair<string, string>> form) =>
        Convert.ToBase64String(
            HMACSHA1.HashData(
                Encoding.UTF8.GetBytes(Token),
                Encoding.UTF8.GetBytes(
                    url
                        + string.Concat(
                            form.OrderBy(field => field.Key, StringComparer.Ordinal)
                                .Select(field => field.Key + field.Value)
                        )
                )
            )
        );
}

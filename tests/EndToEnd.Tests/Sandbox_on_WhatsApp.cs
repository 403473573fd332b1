using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Helpdesk.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Helpdesk.EndToEnd.Tests;

/// <summary>What the sandbox's Twilio posts of what people send, to a webhook that takes everything.</summary>
public sealed class Sandbox_on_WhatsApp : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private TwilioTestServer _twilio = null!;
    private WebApplication _bot = null!;
    private WhatsAppTestPhone _darto = null!;

    public async ValueTask InitializeAsync()
    {
        _twilio = await TwilioTestServer.StartAsync();
        _darto = _twilio.Phone("Darto Susilo");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{TwilioTestServer.Account.Sid}:{TwilioTestServer.Account.Token}")
            )
        );
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _bot = builder.Build();
        _bot.Urls.Add(_twilio.BotAddress);
        _bot.MapPost("/whatsapp/webhook", () => Results.Ok());
        await _bot.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bot.DisposeAsync();
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task Each_kind_of_message_comes_with_its_own_fields()
    {
        _darto.SendVenue("Kantor Camat", "Jalan Raya Genteng");
        var place = await Taken(1);
        Assert.Equal(
            ("location", "", "0", "-8.2192", "114.3691"),
            (place["MessageType"], place["Body"], place["NumMedia"], place["Latitude"], place["Longitude"])
        );
        Assert.Equal(("Kantor Camat", "Jalan Raya Genteng"), (place["Label"], place["Address"]));
        _darto.SendContact("Joko", "+628123456789");
        var card = await Taken(2);
        Assert.Equal(
            ("contacts", "1", "text/vcard"),
            (card["MessageType"], card["NumMedia"], card["MediaContentType0"])
        );
        Assert.Contains("FN:Joko", await Medium(card), StringComparison.Ordinal);
        _darto.SendVoice();
        Assert.Equal(("audio", "audio/ogg"), Kind(await Taken(3)));
        _darto.SendVideo("Begini layarnya");
        Assert.Equal(("video", "video/mp4"), Kind(await Taken(4)));
        Assert.Equal("Begini layarnya", (await Taken(4))["Body"]);
        _darto.SendPdf();
        Assert.Equal(("document", "application/pdf"), Kind(await Taken(5)));
        _darto.SendSticker();
        Assert.Equal(("sticker", "image/webp"), Kind(await Taken(6)));
        _darto.Forward("Wi-Fi mati");
        Assert.Equal("true", (await Taken(7))["Forwarded"]);
    }

    [Fact]
    public async Task A_swipe_names_the_message_and_its_author_with_a_photo_too()
    {
        _darto.Type("halo");
        var own = await Taken(1);
        _darto.Reply(_darto.LastOwnId, "maksudnya ini");
        var reply = await Taken(2);
        Assert.Equal(own["MessageSid"], reply["OriginalRepliedMessageSid"]);
        Assert.Equal(own["From"], reply["OriginalRepliedMessageSender"]);
        await Send(own["From"]);
        await _darto.See("Diterima");
        _darto.ReplyWithPhoto(_darto.FromTheBot[^1], SamplePhotos.Jpeg(1), "ini fotonya");
        var photo = await Taken(3);
        Assert.Equal($"whatsapp:{TwilioTestServer.Account.Sender}", photo["OriginalRepliedMessageSender"]);
        Assert.Equal(("image", "image/jpeg"), Kind(photo));
        _darto.React(_darto.FromTheBot[^1], "👍");
        Assert.Equal("👍", (await Taken(4))["Body"]);
    }

    [Fact]
    public async Task Five_photos_of_a_gallery_are_five_messages()
    {
        _darto.SendGallery([.. Enumerable.Range(1, 5).Select(SamplePhotos.Jpeg)]);
        await Taken(5);
        Assert.Equal(5, _twilio.Webhooks.Taken.Select(form => form["MessageSid"]).Distinct().Count());
    }

    [Fact]
    public async Task Someone_without_a_visible_number_can_be_written_to_unless_ids_are_refused()
    {
        var rini = _twilio.HiddenPhone("Rini");
        rini.Type("halo");
        var form = await Taken(1);
        Assert.StartsWith("whatsapp:ID.1349", form["From"]);
        Assert.Equal(form["From"], form["ExternalUserId"]);
        Assert.False(form.ContainsKey("WaId"));
        Assert.Equal(HttpStatusCode.Created, (await Send(form["From"])).Status);
        await rini.See("Diterima");
        _twilio.Faults.RefuseIds = true;
        var (status, body) = await Send(form["From"]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("21211", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hides_the_number_keeps_the_id_and_the_screen()
    {
        _darto.Type("halo");
        var before = await Taken(1);
        _darto.HideNumber();
        _darto.Type("halo lagi");
        var after = await Taken(2);
        Assert.StartsWith("whatsapp:+62", before["From"]);
        Assert.Equal(before["ExternalUserId"], after["ExternalUserId"]);
        Assert.Equal(after["ExternalUserId"], after["From"]);
        await Send(after["From"]);
        await _darto.See("Diterima");
        Assert.Equal(3, _darto.Phone.Messages.Count);
    }

    private static (string, string) Kind(IReadOnlyDictionary<string, string> form) =>
        (form["MessageType"], form["MediaContentType0"]);

    private async Task<IReadOnlyDictionary<string, string>> Taken(int number)
    {
        await _darto.Until(() => _twilio.Webhooks.Taken.Count >= number, $"webhook {number}");
        return _twilio.Webhooks.Taken.ElementAt(number - 1);
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(string to)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["From"] = $"whatsapp:{TwilioTestServer.Account.Sender}",
                ["To"] = to,
                ["Body"] = "Diterima",
            }
        );
        using var answer = await _http.PostAsync(
            new Uri($"{_twilio.Address}/2010-04-01/Accounts/{TwilioTestServer.Account.Sid}/Messages.json"),
            form,
            TestContext.Current.CancellationToken
        );
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<string> Medium(IReadOnlyDictionary<string, string> form) =>
        _http.GetStringAsync(
            new Uri(_twilio.Address + new Uri(form["MediaUrl0"]).AbsolutePath),
            TestContext.Current.CancellationToken
        );
}

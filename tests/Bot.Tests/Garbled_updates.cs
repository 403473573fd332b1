#pragma warning disable RS0030 // Random updates that can be repeated; nothing secret comes of them.
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.People;
using Helpdesk.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Tests;

/// <summary>
/// Updates that are not as the platform says: mutated, cut, of unknown kinds. None stops the house, none is answered
/// with an error, and nobody's ticket or role changes by one.
/// </summary>
public sealed class Garbled_updates
{
    private const string Secret = "geheim-1234";
    private const int BetweenTwoQuestions = 50;

    // More by hand: HELPDESK_UPDATES=100000.
    private static int Updates =>
        int.TryParse(
            Environment.GetEnvironmentVariable("HELPDESK_UPDATES"),
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : 1500;

    [Fact]
    public async Task By_webhook_no_garbled_update_gets_an_error_or_delays_an_ordinary_person()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(
            server,
            null,
            "Telegram:Mode=Webhook",
            $"Telegram:WebhookSecret={Secret}",
            "PublicBaseUrl=http://127.0.0.1:5000"
        );
        var address = new Uri(bot.Host.Address);
        using var http = new HttpClient();
        List<TimeSpan> waits = [];
        var garbled = new GarbledUpdates(new Random(4711));
        for (var number = 0; number < Updates; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/telegram/webhook"))
            {
                Content = new StringContent(garbled.Next(), Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
            var began = TimeProvider.System.GetTimestamp();
            using var response = await http.SendAsync(request);
            waits.Add(TimeProvider.System.GetElapsedTime(began));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        await AssertNothingChangedAsync(bot);
        AssertQuick(waits);
    }

    [Fact]
    public async Task By_polling_a_garbled_update_is_passed_over_and_whoever_comes_behind_is_served()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari", "Pelapor");
        await sari.Say("/start", "Selamat datang");
        var garbled = new GarbledUpdates(new Random(4712));
        List<TimeSpan> waits = [];
        for (var sent = 0; sent < Updates; sent += BetweenTwoQuestions)
        {
            for (var number = 0; number < BetweenTwoQuestions; number++)
                if (JsonNode.Parse(garbled.NextParsable()) is JsonObject { Count: > 1 } update)
                    server.World.Updates.Add(update);
            var asked = TimeProvider.System.GetTimestamp();
            await sari.Ask("/bantuan", "Yang bisa dilakukan");
            waits.Add(TimeProvider.System.GetElapsedTime(asked));
        }
        await AssertNothingChangedAsync(bot);
        AssertQuick(waits);
    }

    [Fact]
    public async Task A_forward_of_an_unknown_kind_is_read_like_any_other_text()
    {
        await using var server = await TelegramServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(server);
        var sari = server.Phone("Sari", "Pelapor");
        await sari.Say("/start", "Selamat datang");
        sari.SendRaw(
            """{"text":"wifi di aula mati","forward_origin":{"type":"hologram","date":99999999999999},"paid_media":null}"""
        );
        await sari.Expect("sudah dicatat");
    }

    private static void AssertQuick(List<TimeSpan> waits)
    {
        waits.Sort();
        Assert.InRange(waits[(int)(waits.Count * 0.99)], TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static async Task AssertNothingChangedAsync(RunningBot bot)
    {
        Assert.DoesNotContain(bot.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
        await using var db = bot.Db();
        Assert.Empty(await db.Tickets.ToListAsync());
        Assert.Empty(await db.People.Where(p => (p.Roles & ~Roles.ConfiguredAdmin) != Roles.None).ToListAsync());
    }
}

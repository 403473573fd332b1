using System.Globalization;
using Helpdesk.Sandbox.TwilioApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.TestKit;

/// <summary>The sandbox's strict Twilio on a free port, and a port at which it will find the Bot.</summary>
internal sealed class TwilioTestServer : IAsyncDisposable
{
    public static readonly TwilioAccount Account = new(
        "AC00000000000000000000000000000077",
        "test-auth-token-never-logged",
        "+62333000111"
    );

    private readonly WebApplication _app;
    private int _lastPerson = 5000;

    private TwilioTestServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Where the Bot is to listen.</summary>
    public string BotAddress { get; } =
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Find()}");

    public TwilioWorld World => _app.Services.GetRequiredService<TwilioWorld>();

    public TwilioFaults Faults => _app.Services.GetRequiredService<TwilioFaults>();

    public TwilioServer Api => _app.Services.GetRequiredService<TwilioServer>();

    public TwilioWebhooks Webhooks => _app.Services.GetRequiredService<TwilioWebhooks>();

    public static async Task<TwilioTestServer> StartAsync(TimeProvider? clock = null, int burst = 100000)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System).AddTwilioApi(Account, burst);
        var app = builder.Build();
        app.Services.GetRequiredService<TwilioServer>().Map(app);
        await app.StartAsync();
        var twilio = new TwilioTestServer(app);
        twilio.Webhooks.Url = new Uri($"{twilio.BotAddress}/whatsapp/webhook");
        return twilio;
    }

    /// <summary>A new person with a phone.</summary>
    public WhatsAppTestPhone Phone(string name)
    {
        var number = string.Create(
            CultureInfo.InvariantCulture,
            $"+6281230{Interlocked.Increment(ref _lastPerson):D5}"
        );
        World.AddUser(number, name);
        return new WhatsAppTestPhone(World, new WhatsAppPhone(World, Webhooks, number));
    }

    /// <summary>A new person with a phone whose number is never seen.</summary>
    public WhatsAppTestPhone HiddenPhone(string name)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"ID.134912086553027{Interlocked.Increment(ref _lastPerson):D5}"
        );
        World.AddHidden(id, name);
        return new WhatsAppTestPhone(World, new WhatsAppPhone(World, Webhooks, id));
    }

    /// <summary>Settings that point a Bot at this server, without pacing.</summary>
    public string[] Settings(params string[] more) =>
        [
            $"Twilio:AccountSid={Account.Sid}",
            $"Twilio:AuthToken={Account.Token}",
            $"Twilio:From=whatsapp:{Account.Sender}",
            $"Twilio:ApiBaseUrl={Address}",
            $"PublicBaseUrl={BotAddress}",
            $"Urls={BotAddress}",
            "Outbox:WhatsApp:ChatBurst=1000",
            "Outbox:WhatsApp:ChatPerSecond=1000",
            "Outbox:WhatsApp:BotPerSecond=1000",
            // What is silent on Telegram waits for the office to open on WhatsApp: the tests run at any hour.
            "OfficeCalendar:AlwaysOpen=true",
            .. more,
        ];

    /// <summary>Settings for the approved templates.</summary>
    public static string[] Knocks =>
        [
            .. ContentTemplate
                .Room.Where(template => template.IsApproved)
                .Select(template => $"Twilio:Templates:{template.Name}={template.Sid}"),
        ];

    /// <summary>Settings for quick replies.</summary>
    public static string[] QuickReplies =>
        [
            .. ContentTemplate
                .Room.Where(template => !template.IsApproved)
                .Select(template => $"Twilio:Templates:{template.Name}={template.Sid}"),
        ];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Helpdesk.Core.Sop;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.Phones;
using Helpdesk.Sandbox.TwilioApi;
using Helpdesk.Worker.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Helpdesk.Sandbox;

/// <summary>The practice room, started.</summary>
internal sealed class SandboxApplication : IAsyncDisposable
{
    private const string Token = "7000000001:sandbox_token_of_no_value",
        DefaultUrl = "http://localhost:5088",
        Database = "helpdesk.db";
    private const int ChatBurst = 25;

    private static readonly TwilioAccount Account = new(
        "AC00000000000000000000000000000001",
        "sandbox_token_of_no_value",
        "+62333424172"
    );

    private readonly WebApplication _app;
    private readonly string? _throwAway;

    private SandboxApplication(WebApplication app, string? throwAway) => (_app, _throwAway) = (app, throwAway);

    /// <summary>Where the page is.</summary>
    public string Address => _app.Urls.First();

    /// <summary>The people and their chats.</summary>
    public ChatWorld World => _app.Services.GetRequiredService<ChatWorld>();

    /// <summary>What Twilio brings to the Bot.</summary>
    public TwilioWebhooks Twilio => _app.Services.GetRequiredService<TwilioWebhooks>();

    /// <summary>Starts server and Bot, and gives the people their roles.</summary>
    /// <param name="args"><c>--urls</c>, <c>--folder</c>, <c>--at</c>.</param>
    /// <exception cref="StartException">An argument is wrong.</exception>
    public static async Task<SandboxApplication> StartAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        var named = builder.Configuration["folder"];
        var folder = named is null
            ? Directory.CreateTempSubdirectory("helpdesk-sandbox-").FullName
            : Path.GetFullPath(named);
        Directory.CreateDirectory(folder);
        var clock = Clock(folder, builder.Configuration["at"]);
        builder
            .Services.AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddBotApi(Token, ChatBurst)
            .AddTwilioApi(Account)
            .AddSingleton<RoleSetup>();

        // The port is known once the server listens; the Bot starts after that.
        var bot = new Uri($"http://127.0.0.1:{FreePort()}");
        builder
            .Services.AddSingleton(provider => new BotHost(folder, Settings(Loopback(provider), bot), clock))
            .AddSingleton<PagePhones>()
            .AddSingleton<PageParts>()
            .AddSingleton<PageApi>();
        var app = builder.Build();
        app.Use(RefuseOtherHosts);
        app.Services.GetRequiredService<BotApiServer>().Map(app);
        app.Services.GetRequiredService<TwilioServer>().Map(app);
        app.Services.GetRequiredService<TwilioWebhooks>().Url = new Uri(bot, "/whatsapp/webhook");
        PageApi.Map(app);
        PageParts.Map(app);
        await app.StartAsync();
        var sandbox = new SandboxApplication(app, named is null ? folder : null);
        try
        {
            await app.Services.GetRequiredService<BotHost>().StartAsync();
            await app.Services.GetRequiredService<RoleSetup>().RunAsync(CancellationToken.None);
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
        return sandbox;
    }

    /// <summary>Waits until it is told to stop.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_throwAway is null)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_throwAway, recursive: true);
    }

    private static IReadOnlyList<string> Settings(string platforms, Uri bot) =>
        [
            $"Telegram:Token={Token}",
            $"Telegram:ApiBaseUrl={platforms}",
            $"Urls={bot}",
            $"PublicBaseUrl={bot}",
            $"Admins:0=telegram:{Cast.Admin.Id}",
            $"Twilio:AccountSid={Account.Sid}",
            $"Twilio:AuthToken={Account.Token}",
            $"Twilio:From=whatsapp:{Account.Sender}",
            $"Twilio:ApiBaseUrl={platforms}",
            $"Database:ConnectionString=Data Source={Database}",
            "Photos:Folder=photos",
            .. ContentTemplate.Room.Select(template => $"Twilio:Templates:{template.Name}={template.Sid}"),
        ];

    // Twilio calls the Bot, so that its address must be known before it starts.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static SandboxClock Clock(string folder, string? at)
    {
        var isNew = !File.Exists(Path.Combine(folder, Database));
        var clock = new SandboxClock(folder);
        if (at is null)
        {
            // Whoever tries it in the evening finds an office at work all the same.
            var began = clock.GetUtcNow();
            if (isNew)
                clock.Jump(OfficeCalendar.Usual().WhenOpen(began) - began);
            return clock;
        }
        if (
            !DateTime.TryParseExact(
                at,
                SandboxClock.Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
            throw new StartException(
                $"--at is \"{at}\"; allowed: a date and time in WIB such as --at \"2026-11-23 08:00\"."
            );
        var span = new DateTimeOffset(local, TimeSpan.FromHours(7)) - clock.GetUtcNow();
        if (span < TimeSpan.Zero && !isNew)
        {
            var (zone, now) = (OfficeCalendar.Usual().Shown, clock.GetUtcNow());
            var there = $"{zone.Date(now, CultureInfo.InvariantCulture)}, {zone.Time(now)}";
            throw new StartException(
                $"--at is \"{at}\", but in {folder} it is {there} already; allowed: a later time, or another folder."
            );
        }
        clock.Jump(span);
        return clock;
    }

    private static string Loopback(IServiceProvider provider)
    {
        var address = provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return $"http://127.0.0.1:{new Uri(address).Port}";
    }

    /// <summary>A page elsewhere that resolves to this machine must not drive the sandbox.</summary>
    private static async Task RefuseOtherHosts(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
    }
}

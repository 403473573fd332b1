using System.Globalization;
using Helpdesk.Bot.Settings;
using Helpdesk.Core;
using Helpdesk.Sandbox.BotApi;
using Helpdesk.Sandbox.Phones;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Helpdesk.Sandbox;

/// <summary>The practice room, started.</summary>
public sealed class SandboxApplication : IAsyncDisposable
{
    private const string Token = "7000000001:sandbox_token_of_no_value", DefaultUrl = "http://localhost:5088", Database = "helpdesk.db";
    private const int ChatBurst = 25;

    private readonly WebApplication _app;
    private readonly string? _throwAway;

    private SandboxApplication(WebApplication app, string? throwAway) => (_app, _throwAway) = (app, throwAway);

    /// <summary>Where the page is.</summary>
    public string Address => _app.Urls.First();

    /// <summary>The people and their chats.</summary>
    public ChatWorld World => _app.Services.GetRequiredService<ChatWorld>();

    /// <summary>Starts server and Bot, and gives the people their roles.</summary>
    /// <param name="args"><c>--urls</c>, <c>--folder</c>, <c>--at</c>.</param>
    /// <exception cref="StartException">An argument is wrong.</exception>
    public static async Task<SandboxApplication> StartAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(DefaultUrl);
        var named = builder.Configuration["folder"];
        var folder = named is null ? Directory.CreateTempSubdirectory("helpdesk-sandbox-").FullName : Path.GetFullPath(named);
        Directory.CreateDirectory(folder);
        var clock = Clock(folder, builder.Configuration["at"]);
        builder.Services.AddSingleton(clock).AddSingleton<TimeProvider>(clock).AddBotApi(Token, ChatBurst).AddSingleton<RoleSetup>();

        // The port is known once the server listens; the Bot starts after that.
        builder.Services.AddSingleton(provider => new BotHost(folder,
        [
            $"Telegram:Token={Token}", $"Telegram:ApiBaseUrl={Loopback(provider)}", "Urls=http://127.0.0.1:0", $"Admins:0=telegram:{Cast.Admin.Id}",
            $"Database:ConnectionString=Data Source={Database}", "Photos:Folder=photos",
        ], clock)).AddSingleton<PageApi>();
        var app = builder.Build();
        app.Use(RefuseOtherHosts);
        app.Services.GetRequiredService<BotApiServer>().Map(app);
        PageApi.Map(app);
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
        if (_throwAway is null) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_throwAway, recursive: true);
    }

    private static SandboxClock Clock(string folder, string? at)
    {
        var clock = new SandboxClock(folder);
        if (at is null) return clock;
        if (!DateTime.TryParseExact(at, SandboxClock.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new StartException($"--at is \"{at}\"; allowed: a date and time in WIB such as --at \"2026-11-23 08:00\".");
        var span = new DateTimeOffset(local, Wib.Offset) - clock.GetUtcNow();
        if (span < TimeSpan.Zero && File.Exists(Path.Combine(folder, Database)))
            throw new StartException($"--at is \"{at}\", but in {folder} it is {Wib.DateAndTime(clock.GetUtcNow(), CultureInfo.InvariantCulture)} already; allowed: a later time, or another folder.");
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
        if (context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]") await next(context);
        else context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
    }
}

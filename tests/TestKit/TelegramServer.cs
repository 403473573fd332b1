using System.Globalization;
using Helpdesk.Sandbox.BotApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.TestKit;

/// <summary>The sandbox's strict Bot API server on a free port.</summary>
internal sealed class TelegramServer : IAsyncDisposable
{
    public const string Token = "7000000001:AAtest_token-never-logged";

    private readonly WebApplication _app;
    private int _lastUser = 1000;

    private TelegramServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public ChatWorld World => _app.Services.GetRequiredService<ChatWorld>();

    public NetworkFault Fault => _app.Services.GetRequiredService<NetworkFault>();

    public BotApiServer Api => _app.Services.GetRequiredService<BotApiServer>();

    public static async Task<TelegramServer> StartAsync(int chatBurst = 100000)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddBotApi(Token, chatBurst);
        var app = builder.Build();
        app.Services.GetRequiredService<BotApiServer>().Map(app);
        await app.StartAsync();
        return new TelegramServer(app);
    }

    /// <summary>A new person with a phone.</summary>
    public TelegramPhone Phone(string firstName, string lastName = "") =>
        Phone(Interlocked.Increment(ref _lastUser), firstName, lastName);

    public TelegramPhone Phone(long id, string firstName, string lastName = "")
    {
        World.AddUser(id, firstName, lastName);
        return new TelegramPhone(World, new Phone(World, id));
    }

    /// <summary>A new group with the bot in it.</summary>
    public ChatGroup Group(string title) => World.AddGroup(title);

    /// <summary>What the bot has said in a group.</summary>
    public IReadOnlyList<string> SaidIn(ChatGroup group) =>
        [.. World.Messages(group.Id).Where(message => message.FromBot).Select(message => message.Text ?? "")];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Settings that point a Bot at this server, without pacing.</summary>
    public IReadOnlyList<string> Settings(string folder, params string[] more) =>
        [
            $"Telegram:Token={Token}",
            $"Telegram:ApiBaseUrl={Address}",
            "Urls=http://127.0.0.1:0",
            .. TestDatabase.Settings(folder),
            $"Photos:Folder={Path.Combine(folder, "photos")}",
            "Outbox:ChatBurst=1000",
            "Outbox:ChatPerSecond=1000",
            "Outbox:BotPerSecond=1000",
            // Tests do in a minute what people do in a day.
            "Limits:MessagesPerMinute=0",
            "Limits:ReportsPerHour=0",
            string.Create(CultureInfo.InvariantCulture, $"Admins:0=telegram:{AdminId}"),
            .. more,
        ];

    public const long AdminId = 900;
}

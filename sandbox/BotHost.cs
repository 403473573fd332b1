using Helpdesk.Bot;

namespace Helpdesk.Sandbox;

/// <summary>The real Bot in this process, pointed at the sandbox by nothing but configuration.</summary>
/// <param name="folder">Where its database and photos are.</param>
/// <param name="settings">Settings as <c>Name=value</c>.</param>
/// <param name="clock">Its clock; null for the machine's.</param>
internal sealed class BotHost(string folder, IReadOnlyList<string> settings, TimeProvider? clock = null)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private WebApplication? _bot;

    /// <summary>Whether it runs.</summary>
    public bool Running => _bot is not null;

    /// <summary>The services of the running Bot, for those who must look inside.</summary>
    public IServiceProvider Services => _bot?.Services ?? throw new InvalidOperationException("The Bot does not run.");

    /// <summary>Where the running Bot listens.</summary>
    public string Address => _bot?.Urls.First() ?? throw new InvalidOperationException("The Bot does not run.");

    /// <summary>Starts it, unless it runs.</summary>
    /// <param name="adjust">Changes what is built.</param>
    public async Task StartAsync(Action<WebApplicationBuilder>? adjust = null)
    {
        await _turn.WaitAsync();
        try
        {
            if (_bot is not null)
                return;
            Directory.CreateDirectory(folder);
            // The content root is the sandbox's folder, so that a real token in appsettings.json is never read.
            var bot = BotApplication.Build(
                new WebApplicationOptions
                {
                    ContentRootPath = folder,
                    Args = [.. settings.Select(setting => $"--{setting}")],
                },
                builder =>
                {
                    builder.Services.AddSingleton(clock ?? TimeProvider.System);
                    adjust?.Invoke(builder);
                }
            );
            try
            {
                await BotApplication.StartAsync(bot);
            }
            catch
            {
                await bot.DisposeAsync();
                throw;
            }
            _bot = bot;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops it, if it runs.</summary>
    public async Task StopAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_bot is null)
                return;
            await _bot.StopAsync();
            await _bot.DisposeAsync();
            _bot = null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _turn.Dispose();
    }
}

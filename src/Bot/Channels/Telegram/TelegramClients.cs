using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Clients of the Bot API. Nothing of theirs is logged: every path contains the token.</summary>
internal sealed class TelegramClients
{
    /// <summary>The name of the HTTP client for polling, whose answers take long.</summary>
    public const string PollingHttp = "telegram-polling";

    /// <summary>The name of the HTTP client for everything else.</summary>
    public const string CallsHttp = "telegram-calls";

    /// <summary>How long a poll waits for updates, in seconds. Must stay below the HTTP client's timeout.</summary>
    public const int PollSeconds = 25;

    /// <summary>Clients for a bot.</summary>
    public TelegramClients(IHttpClientFactory http, IOptions<TelegramOptions> telegram)
    {
        // Pauses are the dispatcher's business: the client must not wait inside a call.
        TelegramBotClientOptions Options() =>
            new(telegram.Value.Token, telegram.Value.ApiBaseUrl?.ToString()) { RetryCount = 0 };
        Polling = new TelegramBotClient(Options(), http.CreateClient(PollingHttp));
        Calls = new TelegramBotClient(Options(), http.CreateClient(CallsHttp));
    }

    /// <summary>For getUpdates.</summary>
    public ITelegramBotClient Polling { get; }

    /// <summary>For everything else.</summary>
    public ITelegramBotClient Calls { get; }
}

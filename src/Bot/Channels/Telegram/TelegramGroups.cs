using System.Threading.Channels;
using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Says in groups where we are to be found: reports hold personal data, and belong into a private chat. Beside the
/// outbox, for a group is nobody whom we know, and a hint that gets lost is worth nothing later.
/// </summary>
internal sealed partial class TelegramGroups(
    TelegramClients clients,
    OwnAddresses addresses,
    TextCatalog catalog,
    TimeProvider time,
    ILogger<TelegramGroups> log
) : BackgroundService
{
    private const int MostWaiting = 100;

    /// <summary>One group hears it once in this while: twenty messages a minute are all that a group may get.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, long> _told = [];
    private readonly Channel<long> _groups = System.Threading.Channels.Channel.CreateBounded<long>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Says it soon.</summary>
    public void Hint(long group) => _groups.Writer.TryWrite(group);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var group in _groups.Reader.ReadAllAsync(stoppingToken))
        {
            if (_told.TryGetValue(group, out var last) && time.GetElapsedTime(last) < Pause)
                continue;
            foreach (var (old, _) in _told.Where(told => time.GetElapsedTime(told.Value) >= Pause).ToList())
                _told.Remove(old);
            _told[group] = time.GetTimestamp();
            await SayAsync(group, stoppingToken);
        }
    }

    private async Task SayAsync(long group, CancellationToken cancellation)
    {
        try
        {
            var text = catalog.Standard.WriteInPrivate($"https://t.me/{addresses.TelegramName}");
            await clients.Calls.SendMessage(new ChatId(group), text.Words, cancellationToken: cancellation);
        }
        catch (RequestException failure)
        {
            LogNotSaid((failure as ApiRequestException)?.ErrorCode ?? 0);
        }
    }

    [LoggerMessage(LogLevel.Information, "A group was not told where to write to (error {Code})")]
    private partial void LogNotSaid(int code);
}

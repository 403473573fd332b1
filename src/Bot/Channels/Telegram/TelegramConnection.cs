using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Databases;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>
/// Connects to Telegram: learns the bot's name, sets or deletes the webhook, publishes the menu, and in polling mode
/// fetches updates for as long as the program runs.
/// </summary>
internal sealed partial class TelegramConnection(
    TelegramClients clients,
    IOptions<TelegramOptions> telegram,
    PublicAddress address,
    TelegramIntake intake,
    OwnAddresses addresses,
    TextCatalog catalog,
    ChannelReadiness readiness,
    IBotLease lease,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<TelegramConnection> log
) : BackgroundService
{
    private static readonly UpdateType[] Wanted =
    [
        UpdateType.Message,
        UpdateType.EditedMessage,
        UpdateType.CallbackQuery,
    ];
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private readonly LogPace _unreachable = new(time);
    private int _failures;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(() => ConnectAsync(stoppingToken), stoppingToken)) { }
        if (telegram.Value.Mode is TelegramMode.Webhook)
        {
            readiness.Set(TelegramChannel.Channel, ready: true);
            return;
        }
        // Until this Bot polls, another one does.
        readiness.Set(TelegramChannel.Channel, ready: !lease.IsHeld);
        await lease.WhileHeldAsync(PollAgainAndAgainAsync, stoppingToken);
    }

    private async Task PollAgainAndAgainAsync(CancellationToken cancellation)
    {
        long? offset = null;
        try
        {
            while (!cancellation.IsCancellationRequested)
                readiness.Set(
                    TelegramChannel.Channel,
                    await TryAsync(async () => offset = await PollAsync(offset, cancellation), cancellation)
                );
        }
        finally
        {
            readiness.Set(TelegramChannel.Channel, ready: true);
        }
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        User me;
        try
        {
            me = await clients.Calls.GetMe(cancellation);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 401 or 404)
        {
            LogTokenRefused();
            Environment.ExitCode = 1;
            lifetime.StopApplication();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
            return;
        }
        addresses.TelegramName = me.Username;
        // Updates that wait are people who wait: neither call drops them.
        if (telegram.Value.Mode is TelegramMode.Webhook)
            await clients.Calls.SetWebhook(
                address.To(TelegramWebhook.Path).AbsoluteUri,
                allowedUpdates: Wanted,
                secretToken: telegram.Value.WebhookSecret,
                cancellationToken: cancellation
            );
        else
            await clients.Calls.DeleteWebhook(cancellationToken: cancellation);
        await clients.Calls.SetMyCommands(
            TelegramMenu.For(Roles.None, catalog.Standard),
            cancellationToken: cancellation
        );
        LogConnected(telegram.Value.Mode);
    }

    /// <summary>
    /// One poll. What different people sent is taken in side by side, what one person sent in its order. Returns the
    /// offset that confirms what is committed: an update that fails is asked for again, and with it those behind it, of
    /// which the ones that are committed are found in the inbox.
    /// </summary>
    private async Task<long?> PollAsync(long? offset, CancellationToken cancellation)
    {
        // Ready means that polling works: the first answer shows it at once, later ones may wait.
        var wait = readiness.IsReady(TelegramChannel.Channel) ? TelegramClients.PollSeconds : 0;
        var updates = await clients.Polling.SendRequest(new RawUpdatesRequest(offset, wait), cancellation);
        var read = updates.Select(json => (Number: TelegramIntake.NumberOf(json), Update: intake.Read(json))).ToList();
        var failed = await Task.WhenAll(
            read.Where(taken => taken.Update is not null)
                .GroupBy(taken => taken.Update!.Message?.Address ?? "")
                .Select(ofOne => TakeAsync([.. ofOne.Select(taken => taken.Update!)], cancellation))
        );
        if (failed.Min() is not { } first)
            return read.Max(taken => taken.Number) + 1 ?? offset;
        await PauseAsync(cancellation);
        return read.Where(taken => taken.Number < first).Max(taken => taken.Number) + 1 ?? offset;
    }

    // The number of the first that could not be taken in, or null.
    private async Task<long?> TakeAsync(IReadOnlyList<TelegramUpdate> inOrder, CancellationToken cancellation)
    {
        foreach (var update in inOrder)
            try
            {
                await intake.TakeAsync(update, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotTaken(failure, update.Id);
                return update.Id;
            }
        return null;
    }

    private async Task<bool> TryAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
            _failures = 0;
            return true;
        }
        catch (RequestException failure)
        {
            if (_unreachable.IsDue())
                LogUnreachable(
                    (failure as ApiRequestException)?.ErrorCode ?? (int?)failure.HttpStatusCode ?? 0,
                    failure is ApiRequestException ? failure.Message : "no answer"
                );
            await PauseAsync(cancellation);
            return false;
        }
    }

    private Task PauseAsync(CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_failures++, 4) - 1));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellation);
    }

    [LoggerMessage(LogLevel.Information, "Telegram is connected, mode {Mode}")]
    private partial void LogConnected(TelegramMode mode);

    [LoggerMessage(
        LogLevel.Critical,
        "Telegram refuses the token in Telegram:Token. Compare it with what @BotFather shows. The program ends"
    )]
    private partial void LogTokenRefused();

    [LoggerMessage(LogLevel.Warning, "Telegram can't be reached (error {Code}: {Message}); it is tried again")]
    private partial void LogUnreachable(int code, string message);

    [LoggerMessage(LogLevel.Error, "Update {Id} could not be taken in; it is fetched again")]
    private partial void LogNotTaken(Exception failure, long id);
}

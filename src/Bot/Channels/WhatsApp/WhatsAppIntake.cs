using Helpdesk.Bot.Conversations;
using Helpdesk.Bot.Outbox;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Takes messages in as the webhook brings them. Twilio waits for an answer for a while only and may not come again, so
/// that what can't be taken in now is looked up in the account's listing afterwards.
/// </summary>
internal sealed partial class WhatsAppIntake(
    UpdateIntake router,
    WhatsAppCards cards,
    MissedMessagesSignal missed,
    SendsUnderWay underWay,
    TimeProvider time,
    ILogger<WhatsAppIntake> log
)
{
    /// <summary>How long Twilio waits for our answer at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // What was missed goes first, so that words stay in order; and a number means what is on the screen, also what is
    // just getting there.
    private static readonly TimeSpan ForOrder = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Task<bool>> _last = [];

    /// <summary>
    /// Takes messages in. Returns once they are committed, or when Twilio can't be kept waiting any longer. False: they
    /// were not taken.
    /// </summary>
    public async Task<bool> TakeAsync(IReadOnlyList<IncomingMessage> messages)
    {
        // The commit decides, not the caller's patience.
        var work = InTurn(messages[0].Address, () => CommitAsync(messages));
        return await Task.WhenAny(work, Task.Delay(Patience, time)) != work || await work;
    }

    // What one person sends is taken in as it comes, however the threads run.
    private Task<bool> InTurn(string address, Func<Task<bool>> work)
    {
        async Task<bool> After(Task before)
        {
            await before;
            return await work();
        }

        lock (_last)
        {
            foreach (var (done, _) in _last.Where(last => last.Value.IsCompleted).ToList())
                _last.Remove(done);
            var mine = After(_last.GetValueOrDefault(address, Task.FromResult(true)));
            _last[address] = mine;
            return mine;
        }
    }

    private async Task<bool> CommitAsync(IReadOnlyList<IncomingMessage> messages)
    {
        using var late = new CancellationTokenSource(ForOrder, time);
        var settled = underWay.SettledAsync(messages[0].Channel, messages[0].Address, late.Token);
        await Task.WhenAny(Task.WhenAll(missed.CaughtUp, settled), Task.Delay(ForOrder, time));
        try
        {
            foreach (var message in messages)
                await router.TakeAsync(await cards.ReadAsync(message, CancellationToken.None), CancellationToken.None);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTaken(failure, messages[0].Key);
            missed.Raise();
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Message {Key} could not be taken in; it is looked up in Twilio's listing")]
    private partial void LogNotTaken(Exception failure, string key);
}

using Helpdesk.Bot.Outbox;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>The account's listing is to be looked at for messages that we missed.</summary>
internal sealed class MissedMessagesSignal : Signal
{
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once the first look after the start is over, whatever came of it.</summary>
    public Task CaughtUp => _caughtUp.Task;

    /// <summary>The first look is over.</summary>
    public void IsCaughtUp() => _caughtUp.TrySetResult();
}

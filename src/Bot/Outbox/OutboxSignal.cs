using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>There are messages to send.</summary>
internal sealed class OutboxSignal(ChannelDirectory channels) : ChannelSignals(channels)
{
    private int _elsewhere;

    /// <summary>How often another process has said that it committed something.</summary>
    public int CommitsElsewhere => Volatile.Read(ref _elsewhere);

    /// <summary>Another process has committed something: only the database knows what.</summary>
    public void CommittedElsewhere()
    {
        Interlocked.Increment(ref _elsewhere);
        Raise();
    }
}

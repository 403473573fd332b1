using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>There are messages to send.</summary>
internal sealed class OutboxSignal(ChannelDirectory channels) : ChannelSignals(channels);

using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Outbox;

/// <summary>There are messages to send.</summary>
public sealed class OutboxSignal : ChannelSignals;

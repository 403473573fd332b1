using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;

namespace Helpdesk.Bot.Outbox;

/// <summary>Sends on one platform.</summary>
internal interface IChannelSender
{
    /// <summary>The platform.</summary>
    Channel Channel { get; }

    /// <summary>
    /// Sends one outbox row, or the next part of it (<see cref="OutboxMessage.PartsSent"/>). Never throws for what the
    /// platform or the network does.
    /// </summary>
    Task<SendResult> SendAsync(OutboxMessage message, HelpdeskDb db, CancellationToken cancellation);
}

using Helpdesk.Core.Metrics;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;

namespace Helpdesk.Core.Messages;

/// <summary>Writes outbox rows in the caller's transaction.</summary>
/// <param name="db">The caller's unit of work.</param>
/// <param name="now">The instant of the update (UTC).</param>
internal sealed class OutboxWriter(HelpdeskDb db, DateTimeOffset now)
{
    /// <inheritdoc cref="OutboxMessage.IsBehindOthers"/>
    public bool IsBehindOthers { get; set; }

    /// <summary>Writes one message to one contact.</summary>
    public OutboxMessage Write(
        Contact to,
        OutboxPurpose purpose,
        OutgoingMessage content,
        long? ticketId = null,
        long? promptVisitId = null,
        bool redirected = false,
        long? callPersonId = null
    )
    {
        var message = new OutboxMessage
        {
            Contact = to,
            Channel = to.Channel,
            Purpose = purpose,
            TicketId = ticketId,
            PromptVisitId = promptVisitId,
            CallPersonId = callPersonId,
            Content = HelpdeskTraces.Current is { } trace ? content with { Trace = trace } : content,
            Redirected = redirected,
            IsBehindOthers = IsBehindOthers,
            CreatedAt = now,
            NotBefore = now,
        };
        db.Outbox.Add(message);
        return message;
    }
}

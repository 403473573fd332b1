using System.ComponentModel.DataAnnotations.Schema;
using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>
/// One message to one contact, written in the transaction of what caused it. Sent in the order of its key.
/// </summary>
internal sealed class OutboxMessage
{
    /// <summary>The key; also the order within a chat.</summary>
    public long Id { get; private set; }

    /// <summary>To whom.</summary>
    public long ContactId { get; private set; }

    /// <summary>To whom.</summary>
    public Contact Contact { get; init; } = null!;

    /// <summary>The contact's platform: each has a sender of its own.</summary>
    public Channel Channel { get; init; }

    /// <summary>What for.</summary>
    public OutboxPurpose Purpose { get; init; }

    /// <summary>The ticket that it is about, or null.</summary>
    public long? TicketId { get; init; }

    /// <summary>The visit whose buttons it carries, or null. When that visit ends, the message loses them.</summary>
    public long? PromptVisitId { get; set; }

    /// <summary>
    /// The person who is to be phoned, on a <see cref="OutboxPurpose.CallRequest"/>; null where somebody is to be found
    /// who acts, and on all else. Requests about the same person, and the same ticket, are one.
    /// </summary>
    public long? CallPersonId { get; init; }

    /// <summary>What to send.</summary>
    public required OutgoingMessage Content { get; set; }

    /// <summary>How far it has come.</summary>
    public OutboxStatus Status { get; set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many of the platform's messages that it is split into have been taken.</summary>
    public int PartsSent { get; set; }

    /// <summary>How often sending it has failed, by the platform, the network or us; that it was too early is no
    /// failure.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// Whether it is sent here because the person's other address could not be reached; it is not passed on once more.
    /// </summary>
    public bool Redirected { get; init; }

    /// <summary>
    /// Whether messages that another process has written for the chat may stand before it: then it is not sent from
    /// memory.
    /// </summary>
    [NotMapped]
    public bool IsBehindOthers { get; init; }

    /// <summary>Not to be sent before (UTC).</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>When the platform took it (UTC).</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The platform's ID of the message that it became.</summary>
    public string? PlatformMessageId { get; set; }

    /// <summary>The platform's last refusal; holds no personal data.</summary>
    public string? Error { get; set; }
}

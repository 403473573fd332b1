using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>How far an outbox row has come. Stored by name.</summary>
public enum OutboxStatus
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>The platform took it.</summary>
    Sent,

    /// <summary>Can never be delivered.</summary>
    Parked,
}

/// <summary>What an outbox row is for; decides what follows when it can't be delivered.</summary>
public enum OutboxPurpose
{
    /// <summary>An answer to what the person just sent.</summary>
    Reply,

    /// <summary>Tells a reporter about their ticket. If it can't be delivered, staff are told.</summary>
    ReporterNotice,

    /// <summary>Tells staff or the head what they must do. If it can't be delivered, the admins are told.</summary>
    Announcement,

    /// <summary>Changes a message that was sent.</summary>
    Edit,

    /// <summary>Tells of something that went wrong; nothing follows if it can't be delivered either.</summary>
    Alarm,
}

/// <summary>One message to one contact, written in the transaction of what caused it. Sent in the order of its key.</summary>
public sealed class OutboxMessage
{
    /// <summary>The key; also the order within a chat.</summary>
    public long Id { get; private set; }

    /// <summary>To whom.</summary>
    public long ContactId { get; private set; }

    /// <summary>To whom.</summary>
    public Contact Contact { get; init; } = null!;

    /// <summary>What for.</summary>
    public OutboxPurpose Purpose { get; init; }

    /// <summary>The ticket that it is about, or null.</summary>
    public long? TicketId { get; init; }

    /// <summary>The visit whose buttons it carries, or null. When that visit ends, the message loses them.</summary>
    public long? PromptVisitId { get; set; }

    /// <summary>What to send.</summary>
    public required OutgoingMessage Content { get; init; }

    /// <summary>How far it has come.</summary>
    public OutboxStatus Status { get; set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be sent before (UTC); nothing later in the same chat goes before it.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>When the platform took it (UTC).</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The platform's ID of the message that it became.</summary>
    public string? PlatformMessageId { get; set; }

    /// <summary>The platform's last refusal; holds no personal data.</summary>
    public string? Error { get; set; }
}

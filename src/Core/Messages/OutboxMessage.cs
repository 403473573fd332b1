using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>How far an outbox row has come. Stored by name.</summary>
public enum OutboxStatus
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>The platform took it.</summary>
    Sent,

    /// <summary>Held back until an instant, for example until the office opens.</summary>
    Deferred,

    /// <summary>Held back until the person writes: their session window is closed, and a template has asked them to open it.</summary>
    Waiting,

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

    /// <summary>Tells a reporter that their ticket is closed. Like a notice; that it was delivered, or could not be, is noted in the ticket's history.</summary>
    ClosingNotice,

    /// <summary>Tells staff or the head what they must do. If it can't be delivered, the admins are told.</summary>
    Announcement,

    /// <summary>Changes a message that was sent.</summary>
    Edit,

    /// <summary>Tells of something that went wrong; nothing follows if it can't be delivered either.</summary>
    Alarm,

    /// <summary>Asks to phone someone whom no message reaches, or to find someone who acts. If it can't be delivered either, the next ones who could phone are asked.</summary>
    CallRequest,
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

    /// <summary>The contact's platform: each has a sender of its own.</summary>
    public Channel Channel { get; init; }

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

    /// <summary>How many of the platform's messages that it is split into have been taken.</summary>
    public int PartsSent { get; set; }

    /// <summary>Whether it is sent here because the person's other address could not be reached; it is not passed on once more.</summary>
    public bool Redirected { get; init; }

    /// <summary>Not to be sent before (UTC).</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>When the platform took it (UTC).</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The platform's ID of the message that it became.</summary>
    public string? PlatformMessageId { get; set; }

    /// <summary>The platform's last refusal; holds no personal data.</summary>
    public string? Error { get; set; }
}

namespace Helpdesk.Core.Messages;

/// <summary>How far a message has come at the platform. Reports come twice and out of order: only a higher one counts. Never renumber.</summary>
public enum DeliveryStatus
{
    /// <summary>The platform took it.</summary>
    Accepted = 0,

    /// <summary>On its way to the phone.</summary>
    Sent = 1,

    /// <summary>It will not arrive.</summary>
    Failed = 2,

    /// <summary>On the phone.</summary>
    Delivered = 3,

    /// <summary>Read.</summary>
    Read = 4,
}

/// <summary>Why a message did not arrive. Stored by name.</summary>
public enum DeliveryFailure
{
    /// <summary>The person's session window is closed.</summary>
    WindowClosed,

    /// <summary>The person blocked us, or asked for no more messages.</summary>
    OptedOut,

    /// <summary>The person has not joined a sender that is only for trying out.</summary>
    NotJoined,

    /// <summary>Too many messages to this person at once.</summary>
    TooFast,

    /// <summary>The platform does not take it, whoever it is for.</summary>
    Rejected,

    /// <summary>It did not reach the person, for a reason that does not pass by itself.</summary>
    Undeliverable,
}

/// <summary>In what form a message went out. Stored by name.</summary>
public enum DeliveryForm
{
    /// <summary>Our own words, within the session window.</summary>
    Free,

    /// <summary>An approved template that says what the row says.</summary>
    Template,

    /// <summary>An approved template that asks to open the session window; the row itself waits.</summary>
    Knock,
}

/// <summary>One message at a platform that reports what becomes of it. A report may come before we know whose it is.</summary>
public sealed class Delivery
{
    /// <summary>The platform's ID of the message; the key.</summary>
    public required string MessageId { get; init; }

    /// <summary>The outbox row that it carries, or null while only reports have come.</summary>
    public long? OutboxId { get; set; }

    /// <summary>Which of the row's parts it is, from 0.</summary>
    public int Part { get; set; }

    /// <summary>In what form it went out.</summary>
    public DeliveryForm Form { get; set; }

    /// <summary>How far it has come.</summary>
    public DeliveryStatus Status { get; set; }

    /// <summary>Why it did not arrive, or null.</summary>
    public DeliveryFailure? Failure { get; set; }

    /// <summary>The platform's error code, or null.</summary>
    public int? ErrorCode { get; set; }

    /// <summary>When we first learned of it (UTC).</summary>
    public DateTimeOffset At { get; init; }
}

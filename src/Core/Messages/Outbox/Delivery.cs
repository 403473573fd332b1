namespace Helpdesk.Core.Messages;

/// <summary>
/// One message at a platform that reports what becomes of it. A report may come before we know whose it is.
/// </summary>
internal sealed class Delivery
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

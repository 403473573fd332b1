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

    /// <summary>
    /// Held back until the person writes: their session window is closed, and a template has asked them to open it.
    /// </summary>
    Waiting,

    /// <summary>Can never be delivered.</summary>
    Parked,
}

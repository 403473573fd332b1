namespace Helpdesk.Core.Messages;

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

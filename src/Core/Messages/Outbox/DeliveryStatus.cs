namespace Helpdesk.Core.Messages;

/// <summary>
/// How far a message has come at the platform. Reports come twice and out of order: only a higher one counts. Never
/// renumber.
/// </summary>
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

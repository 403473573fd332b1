namespace Helpdesk.Core.Tickets;

/// <summary>What became of the notice that tells a reporter that the ticket is closed. Stored by name.</summary>
public enum NoticeOutcome
{
    /// <summary>The platform delivered it.</summary>
    Delivered,

    /// <summary>It can't be delivered; staff were asked to phone.</summary>
    NotDelivered,
}

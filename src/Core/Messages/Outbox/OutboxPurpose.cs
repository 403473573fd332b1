namespace Helpdesk.Core.Messages;

/// <summary>What an outbox row is for; decides what follows when it can't be delivered.</summary>
public enum OutboxPurpose
{
    /// <summary>An answer to what the person just sent.</summary>
    Reply,

    /// <summary>Tells a reporter about their ticket. If it can't be delivered, staff are told.</summary>
    ReporterNotice,

    /// <summary>
    /// Tells a reporter that their ticket is closed. Like a notice; that it was delivered, or could not be, is noted in
    /// the ticket's history.
    /// </summary>
    ClosingNotice,

    /// <summary>Tells staff or the head what they must do. If it can't be delivered, the admins are told.</summary>
    Announcement,

    /// <summary>Changes a message that was sent.</summary>
    Edit,

    /// <summary>Tells of something that went wrong; nothing follows if it can't be delivered either.</summary>
    Alarm,

    /// <summary>
    /// Asks to phone someone whom no message reaches, or to find someone who acts. If it can't be delivered either, the
    /// next ones who could phone are asked.
    /// </summary>
    CallRequest,
}

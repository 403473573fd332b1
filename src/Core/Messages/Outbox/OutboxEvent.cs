namespace Helpdesk.Core.Messages;

/// <summary>What can happen to an outbox row; what comes of it stands in <see cref="OutboxTable"/>.</summary>
internal enum OutboxEvent
{
    /// <summary>The platform took a part of it, and there are more.</summary>
    PartTaken,

    /// <summary>The platform took it whole.</summary>
    Taken,

    /// <summary>There is nothing left to send: what it would change is gone.</summary>
    NothingLeft,

    /// <summary>It is not to be sent before an instant.</summary>
    HeldBack,

    /// <summary>That instant has come.</summary>
    TimeCame,

    /// <summary>The person's session window is closed, and they were asked to open it.</summary>
    WindowClosed,

    /// <summary>The person wrote, where it is to be sent.</summary>
    PersonWrote,

    /// <summary>The person wrote from another address; it follows them there.</summary>
    PersonWroteElsewhere,

    /// <summary>
    /// The platform reports that it came too fast; it is sent again from the part that did not arrive.
    /// </summary>
    ReportedTooFast,

    /// <summary>The platform reports that the window was closed; it is sent again, as it can be now.</summary>
    ReportedOutsideWindow,

    /// <summary>It never arrives: whoever can act is told.</summary>
    NeverArrives,

    /// <summary>We fail on it again and again: it is put aside, and the log says so.</summary>
    GivenUp,

    /// <summary>A newer message says the same.</summary>
    Superseded,
}

using System.Collections.Concurrent;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>What goes wrong between bot and Twilio, at the visitor's or a test's wish.</summary>
internal sealed class TwilioFaults
{
    /// <summary>Connections break off, both ways.</summary>
    public bool Cut { get; set; }

    /// <summary>Sending is answered 429.</summary>
    public bool TooFast { get; set; }

    /// <summary>Downloads that will fail, counted down.</summary>
    public int FailDownloads { get; set; }

    /// <summary>Whether the listing can't be had.</summary>
    public bool NoListing { get; set; }

    /// <summary>Reports come in the wrong order and twice.</summary>
    public bool ShuffleReports { get; set; }

    /// <summary>Whether the webhook delivers each message twice.</summary>
    public bool DeliverTwice { get; set; }

    /// <summary>Whether the answer to a sent message comes only after its reports.</summary>
    public bool ReportsBeforeAnswer { get; set; }

    /// <summary>Whether people can be written to by their number only: an ID is refused with 21211.</summary>
    public bool RefuseIds { get; set; }

    /// <summary>Error codes with which the next messages are refused at once.</summary>
    public ConcurrentQueue<int> RefuseWith { get; } = [];

    /// <summary>Error codes with which the next messages are accepted and fail later; 0 lets one pass.</summary>
    public ConcurrentQueue<int> FailWith { get; } = [];
}

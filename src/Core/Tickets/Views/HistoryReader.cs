namespace Helpdesk.Core.Tickets;

/// <summary>Who reads a ticket's history: that decides what of it is shown.</summary>
internal enum HistoryReader
{
    /// <summary>Anyone with the ID: what happened and when, without names and words.</summary>
    Anyone,

    /// <summary>
    /// The ticket's reporter: also who did it, and the words between them and the officers. Notes, the reason of an
    /// escalation and the head's input are the house's own.
    /// </summary>
    Reporter,

    /// <summary>Staff and head: everything.</summary>
    Officer,
}

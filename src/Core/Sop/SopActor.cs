namespace Helpdesk.Core.Sop;

/// <summary>Who a step or an action belongs to.</summary>
public enum SopActor
{
    /// <summary>The person who filed the ticket.</summary>
    Reporter,

    /// <summary>Any IT staff member of the ticket's team.</summary>
    Team,

    /// <summary>
    /// The staff member who works on the ticket. Any other of the team may act, and thereby becomes handler.
    /// </summary>
    Handler,

    /// <summary>The head of division.</summary>
    Head,

    /// <summary>Any IT staff member of the ticket's team, or the head of division.</summary>
    Officer,

    /// <summary>The passing of time.</summary>
    Clock,
}

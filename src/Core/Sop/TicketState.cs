namespace Helpdesk.Core.Sop;

/// <summary>Where a ticket stands in the SOP. Stored by name: rename only with a migration.</summary>
public enum TicketState
{
    /// <summary>Filed; staff decide whether it is processed (step 2).</summary>
    Submitted,

    /// <summary>Given back to its reporter, who mends it or cancels (a visit of step 1).</summary>
    Returned,

    /// <summary>Being repaired by its handler (step 3).</summary>
    InRepair,

    /// <summary>Repaired as far as staff can; they decide on escalation (step 4).</summary>
    AwaitingEscalationDecision,

    /// <summary>Before the head of division (step 5).</summary>
    Escalated,

    /// <summary>Nothing left but to close it (step 6).</summary>
    ReadyToClose,

    /// <summary>Closed by staff.</summary>
    Closed,

    /// <summary>Withdrawn by its reporter.</summary>
    Cancelled,

    /// <summary>Returned, and never answered.</summary>
    Abandoned,
}

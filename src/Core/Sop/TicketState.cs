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

/// <summary>What can be done to a ticket. Stored by name.</summary>
public enum TicketAction
{
    /// <summary>Staff take the report on.</summary>
    Approve,

    /// <summary>Staff give the report back, with a reason.</summary>
    Return,

    /// <summary>The reporter withdraws the report.</summary>
    Cancel,

    /// <summary>The reporter sends the mended report again.</summary>
    Resubmit,

    /// <summary>Time closes a returned ticket that nobody answered.</summary>
    Abandon,

    /// <summary>Staff add a note or a photo to the repair.</summary>
    AddNote,

    /// <summary>Staff end the repair, whether the fault is mended or not.</summary>
    FinishRepair,

    /// <summary>Staff send the ticket to the head, with a note of the problem.</summary>
    Escalate,

    /// <summary>Staff decide that the head is not needed.</summary>
    DeclineEscalation,

    /// <summary>The head has it closed, with written input.</summary>
    Resolve,

    /// <summary>The head has it repaired again, with written input.</summary>
    RepairAgain,

    /// <summary>Staff close the ticket.</summary>
    Close,

    /// <summary>The reporter opens a closed ticket again.</summary>
    Reopen,
}

/// <summary>Who a step or an action belongs to.</summary>
public enum SopActor
{
    /// <summary>The person who filed the ticket.</summary>
    Reporter,

    /// <summary>Any IT staff member of the ticket's team.</summary>
    Team,

    /// <summary>The staff member who works on the ticket. Any other of the team may act, and thereby becomes handler.</summary>
    Handler,

    /// <summary>The head of division.</summary>
    Head,

    /// <summary>The passing of time.</summary>
    Clock,
}

/// <summary>What must be there before an action counts.</summary>
[Flags]
public enum Evidence
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Words sent with the action: a reason, a note of the problem, an input.</summary>
    Words = 1,

    /// <summary>At least one note in this visit of the step.</summary>
    VisitNote = 2,

    /// <summary>At least one photo in this visit of the step.</summary>
    VisitPhoto = 4,
}

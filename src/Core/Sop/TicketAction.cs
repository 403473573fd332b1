namespace Helpdesk.Core.Sop;

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

    /// <summary>The reporter adds words or photos to an open ticket.</summary>
    AddInformation,

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

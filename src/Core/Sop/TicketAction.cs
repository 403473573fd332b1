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

    /// <summary>The reporter opens a closed ticket again, and says why.</summary>
    Reopen,

    /// <summary>Staff open a ticket again that was closed by mistake, and say why.</summary>
    ReopenMistaken,

    /// <summary>Staff take a report back that they have returned, as long as its reporter has not answered.</summary>
    TakeBack,

    /// <summary>Staff take it back that the head is not needed.</summary>
    Reconsider,

    /// <summary>Staff ask the reporter something; the ticket stays where it is.</summary>
    AskReporter,

    /// <summary>
    /// Staff write something that the reporter is to read. The last of it is what they read of the repair.
    /// </summary>
    InformReporter,

    /// <summary>Staff or the head say something for their colleagues.</summary>
    AddRemark,

    /// <summary>The handler hands the ticket over to a colleague.</summary>
    HandOver,

    /// <summary>An admin has taken its handler's role away: the ticket is its team's again.</summary>
    GiveBack,

    /// <summary>Staff give a ticket to the other team, whose work it is.</summary>
    ChangeCategory,

    /// <summary>The handler lets the repair wait until a date, for a vendor or a part: its clock stops.</summary>
    Hold,

    /// <summary>The handler goes on with a repair that waits.</summary>
    Resume,

    /// <summary>The date has come until which a repair was to wait.</summary>
    EndHold,

    /// <summary>The reporter says that the trouble is gone; the handler confirms it.</summary>
    Withdraw,

    /// <summary>Staff confirm that the trouble is gone: nothing is left to repair.</summary>
    ConfirmWithdrawal,

    /// <summary>
    /// Staff take back the last note that they wrote on this visit. It stays in the history, struck through.
    /// </summary>
    TakeBackNote,
}

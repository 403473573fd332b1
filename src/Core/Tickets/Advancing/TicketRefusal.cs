namespace Helpdesk.Core.Tickets;

/// <summary>Why an action on a ticket is refused. Each has a text for the person.</summary>
public enum TicketRefusal
{
    /// <summary>The state has no such way out.</summary>
    NotInThisState,

    /// <summary>Only the ticket's reporter may.</summary>
    NotItsReporter,

    /// <summary>Only staff of the ticket's team may.</summary>
    NotStaffOfItsTeam,

    /// <summary>Only the head of division may.</summary>
    NotTheHead,

    /// <summary>Only time does this.</summary>
    NotAPersons,

    /// <summary>Words are missing.</summary>
    WordsMissing,

    /// <summary>No colleague of the ticket's team was chosen.</summary>
    ColleagueMissing,

    /// <summary>The date is missing until which a repair is to wait, or is not within the next 30 days.</summary>
    DateMissing,

    /// <summary>This visit has no note yet.</summary>
    NoteMissing,

    /// <summary>This visit has no photo yet.</summary>
    PhotoMissing,

    /// <summary>Nobody has said yet whose work it is.</summary>
    CategoryMissing,

    /// <summary>This visit has no note by whoever acts.</summary>
    NoNoteOfYours,

    /// <summary>The time in which it was possible is over.</summary>
    TooLate,
}

namespace Helpdesk.Core.Tickets;

/// <summary>What was found when a text was read for a ticket ID.</summary>
public enum TicketCodeReading
{
    /// <summary>Nothing that looks like one.</summary>
    None,

    /// <summary>One that is mistyped: too short, too long, or with a wrong check character.</summary>
    Mistyped,

    /// <summary>A well-formed one. Whether such a ticket exists is another matter.</summary>
    Good,
}

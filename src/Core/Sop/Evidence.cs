namespace Helpdesk.Core.Sop;

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

namespace Helpdesk.Core.Sop;

/// <summary>What must have been given in the open visit before an action counts.</summary>
[Flags]
public enum Evidence
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>At least one note.</summary>
    VisitNote = 1,

    /// <summary>At least one photo; one that is still being fetched counts.</summary>
    VisitPhoto = 2,

    /// <summary>At least one note by whoever acts.</summary>
    OwnNote = 4,
}

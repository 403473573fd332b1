namespace Helpdesk.Core.Sop;

/// <summary>What an action asks its person for. Nothing is claimed until it is given.</summary>
public enum SopRequest
{
    /// <summary>Nothing: choosing it does it.</summary>
    Nothing,

    /// <summary>Words: a reason, a note of the problem, an input. The action counts only with them.</summary>
    Words,

    /// <summary>Notes and photos of a repair, as many as there are.</summary>
    Notes,

    /// <summary>What the reporter has to add to an open ticket: words and photos, as many as there are.</summary>
    Information,

    /// <summary>Why a repair waits, and until when.</summary>
    Hold,

    /// <summary>Whose work it is, as long as nobody has said it.</summary>
    Category,

    /// <summary>A colleague of the ticket's team.</summary>
    Colleague,

    /// <summary>What a returned report lacks: words, photos, or both.</summary>
    Correction,
}

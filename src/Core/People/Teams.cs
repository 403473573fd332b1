namespace Helpdesk.Core.People;

/// <summary>The kinds of work, and the teams that do it. Stored as a number: never renumber.</summary>
[Flags]
public enum Teams
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Applications (Aplikasi).</summary>
    Application = 1,

    /// <summary>Networks (Jaringan).</summary>
    Network = 2,

    /// <summary>Both.</summary>
    Both = Application | Network,
}

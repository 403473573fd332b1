namespace Helpdesk.Bot.Conversations;

/// <summary>What words are that nobody asked for. Read by <see cref="Utterances"/>.</summary>
internal enum Utterance
{
    /// <summary>No words at all, or none that can be read.</summary>
    Nothing,

    /// <summary>Nothing but a greeting.</summary>
    Greeting,

    /// <summary>Nothing but thanks or praise.</summary>
    Thanks,

    /// <summary>Nothing but a sign of having read.</summary>
    Nod,

    /// <summary>Asks what has become of a report, or urges.</summary>
    Progress,

    /// <summary>Says that it works again.</summary>
    Solved,

    /// <summary>Says that it still does not work, and not what.</summary>
    StillBroken,

    /// <summary>Wants to withdraw a report.</summary>
    CancelReport,

    /// <summary>Wants to know, or to speak to, who handles it.</summary>
    AskOfficer,

    /// <summary>Asks when the office is open.</summary>
    OfficeHours,

    /// <summary>Asks for help, and says not what for.</summary>
    Plea,

    /// <summary>Wants to report something, and says not what.</summary>
    WantsToReport,

    /// <summary>Describes a trouble, or wants technical work done.</summary>
    Problem,

    /// <summary>None of these.</summary>
    Unclear,
}

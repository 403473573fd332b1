namespace Helpdesk.Core.People;

/// <summary>What a person is, besides a reporter, which everyone is. Stored as a number: never renumber.</summary>
[Flags]
public enum Roles
{
    /// <summary>A reporter only.</summary>
    None = 0,

    /// <summary>IT staff (Staff IT).</summary>
    Staff = 1,

    /// <summary>Head of division (Kepala Bidang).</summary>
    Head = 2,

    /// <summary>Invites and removes people.</summary>
    Admin = 4,

    /// <summary>Admin because the setting <c>Admins</c> says so; granted and withdrawn at start.</summary>
    ConfiguredAdmin = 8,

    /// <summary>Any kind of admin.</summary>
    AnyAdmin = Admin | ConfiguredAdmin,
}

namespace Helpdesk.Sandbox.Phones;

/// <summary>Someone on the page.</summary>
/// <param name="Id">The user's ID.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Role">What the page says they are.</param>
/// <param name="Invitation">The role that the admin invites them to, or null for a reporter.</param>
/// <param name="Hint">What to try first on this phone.</param>
/// <param name="Number">Their number on WhatsApp, or null for a phone with Telegram.</param>
internal sealed record Member(
    long Id,
    string FirstName,
    string LastName,
    string Role,
    string? Invitation,
    string Hint,
    string? Number = null
)
{
    /// <summary>First and last name.</summary>
    public string Name => $"{FirstName} {LastName}";
}

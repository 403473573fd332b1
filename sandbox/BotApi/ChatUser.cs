namespace Helpdesk.Sandbox.BotApi;

/// <summary>A person with a phone.</summary>
/// <param name="Id">The user's ID, also of the private chat with the bot.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
internal sealed record ChatUser(long Id, string FirstName, string LastName)
{
    /// <summary>Whether the person has ever written to the bot; before that the bot may not write.</summary>
    public bool Started { get; set; }

    /// <summary>Whether the person has blocked the bot.</summary>
    public bool Blocked { get; set; }
}

using Helpdesk.Core.People;

namespace Helpdesk.Bot.Outbox;

/// <summary>Whether messages get to people now.</summary>
/// <param name="Templates">Whether approved templates go out where the session window is closed.</param>
internal sealed record Reachability(bool Templates)
{
    /// <summary>Whether a contact can be written to at an instant.</summary>
    public bool CanReach(Contact contact, DateTimeOffset now) =>
        contact.UnreachableSince is null && (Templates || contact.IsWindowOpen(now));
}

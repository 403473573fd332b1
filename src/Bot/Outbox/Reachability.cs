using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>Whether messages get to people now.</summary>
/// <param name="Templates">Whether approved templates go out where the session window is closed.</param>
public sealed record Reachability(bool Templates)
{
    /// <summary>Whether a contact can be written to at an instant.</summary>
    public bool CanReach(Contact contact, DateTimeOffset now) =>
        contact.UnreachableSince is null && (Templates || contact.IsWindowOpen(now));
}

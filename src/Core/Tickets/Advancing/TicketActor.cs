using Helpdesk.Core.People;

namespace Helpdesk.Core.Tickets;

/// <summary>Who acts.</summary>
/// <param name="PersonId">The person, or null for the clock.</param>
/// <param name="Roles">What the person is.</param>
/// <param name="InTeam">Whether the person is staff of the ticket's team.</param>
internal sealed record TicketActor(long? PersonId, Roles Roles, bool InTeam)
{
    /// <summary>The passing of time.</summary>
    public static readonly TicketActor Clock = new(null, Roles.None, InTeam: false);
}

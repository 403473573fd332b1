using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>What became of an <see cref="Advance"/>.</summary>
internal abstract record AdvanceResult
{
    /// <summary>Done.</summary>
    /// <param name="Opened">The visit that it opened, or null.</param>
    public sealed record Done(Ticket Ticket, StepVisit? Opened) : AdvanceResult;

    /// <summary>Allowed, but something must be given for it first. Nothing changed.</summary>
    public sealed record Asks(Ticket Ticket, SopRequest Request) : AdvanceResult;

    /// <summary>Refused, and nothing changed.</summary>
    public sealed record Refused(Ticket Ticket, IReadOnlyList<TicketRefusal> Why) : AdvanceResult;

    /// <summary>The visit is over; <paramref name="By"/> is what ended it.</summary>
    public sealed record Past(Ticket Ticket, TicketEvent By) : AdvanceResult;

    /// <summary>There is no such ticket or visit: forged data.</summary>
    public sealed record Unknown : AdvanceResult;
}

using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>One line of a ticket's history. Append-only: the database refuses changes.</summary>
internal sealed class TicketEvent
{
    /// <summary>The key; also the order.</summary>
    public long Id { get; private set; }

    /// <summary>The ticket.</summary>
    public Ticket Ticket { get; init; } = null!;

    /// <summary>The ticket.</summary>
    public long TicketId { get; private set; }

    /// <summary>The visit in which it happened.</summary>
    public StepVisit Visit { get; init; } = null!;

    /// <summary>The visit in which it happened.</summary>
    public long VisitId { get; private set; }

    /// <summary>What was done; null for filing, and where a notice's outcome is noted.</summary>
    public TicketAction? Action { get; init; }

    /// <summary>The state before; null for filing.</summary>
    public TicketState? From { get; init; }

    /// <summary>The state after.</summary>
    public TicketState To { get; init; }

    /// <summary>Who did it, or null for the clock.</summary>
    public long? ActorId { get; private set; }

    /// <summary>Who did it.</summary>
    public Person? Actor { get; init; }

    /// <summary>The head for whom the actor decided as acting head, or null.</summary>
    public long? OnBehalfOfId { get; private set; }

    /// <summary>The head for whom the actor decided as acting head, or null.</summary>
    public Person? OnBehalfOf { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What became of the closing notice, or null for everything else.</summary>
    public NoticeOutcome? Notice { get; init; }

    /// <summary>The words: note, reason, note of the problem, input, correction.</summary>
    public string? Words { get; init; }

    /// <summary>The note that is taken back by it, or null. Unique: a note is taken back once.</summary>
    public long? TakesBackId { get; init; }

    /// <summary>How many photos came with it.</summary>
    public int Photos { get; init; }
}

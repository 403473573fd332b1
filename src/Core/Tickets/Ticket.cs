using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>A report of a problem, from filing to closing.</summary>
public sealed class Ticket
{
    /// <summary>The longest text that a person may give in one field, in characters.</summary>
    public const int MaxText = 2000;

    /// <summary>The longest name, office or place, in characters.</summary>
    public const int MaxLine = 150;

    /// <summary>How many photos a report may have.</summary>
    public const int MaxPhotos = 10;

    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The ID that people see. Unique.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands.</summary>
    public TicketState State { get; internal set; }

    /// <summary>Which team's work it is: exactly one.</summary>
    public Teams Category { get; init; }

    /// <summary>Who filed it.</summary>
    public long ReporterId { get; init; }

    /// <summary>Who filed it.</summary>
    public Person Reporter { get; private set; } = null!;

    /// <summary>The applicant's name.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>The applicant's office (OPD).</summary>
    public required string Office { get; init; }

    /// <summary>The applicant's phone number, as <c>+62…</c>.</summary>
    public required string Phone { get; init; }

    /// <summary>Which application, or which place.</summary>
    public required string Location { get; init; }

    /// <summary>What happens, in the reporter's words; corrections are appended.</summary>
    public required string Description { get; set; }

    /// <summary>Which staff member works on it, or null before approval.</summary>
    public long? HandlerId { get; internal set; }

    /// <summary>Which staff member works on it.</summary>
    public Person? Handler { get; internal set; }

    /// <summary>When it was filed (UTC).</summary>
    public DateTimeOffset FiledAt { get; init; }

    /// <summary>When it was closed (UTC), or null.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }

    /// <summary>Counts changes; a concurrent change of the same ticket fails on it.</summary>
    public int Revision { get; internal set; }

    /// <summary>Visits of steps, the open one last.</summary>
    public List<StepVisit> Visits { get; } = [];

    /// <summary>The open visit among the loaded ones, or null.</summary>
    public StepVisit? OpenVisit => Visits.SingleOrDefault(visit => visit.LeftAt is null);
}

/// <summary>One visit of a step: the clocks, the figures and the audit all read it.</summary>
public sealed class StepVisit
{
    /// <summary>The key; buttons carry it, so that a button of a past visit is known as such.</summary>
    public long Id { get; private set; }

    /// <summary>The ticket.</summary>
    public long TicketId { get; private set; }

    /// <summary>The ticket.</summary>
    public Ticket Ticket { get; init; } = null!;

    /// <summary>The step's number.</summary>
    public int Step { get; init; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>When its actor is to be reminded (UTC), or null for never.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>When its standard time runs out (UTC), or null for never.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When whoever must act was told (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }

    /// <summary>When its actor was reminded (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>When actor and head were told that time ran out (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? OverdueToldAt { get; set; }

    /// <summary>When it ended (UTC), or null while it is open.</summary>
    public DateTimeOffset? LeftAt { get; internal set; }

    /// <summary>Who ended it, or null for the clock.</summary>
    public long? LeftById { get; internal set; }

    /// <summary>What ended it. Null for the visit that filing writes, and while open.</summary>
    public TicketAction? Outcome { get; internal set; }

    /// <summary>Time taken, or null while open. Plain time until the office calendar counts it.</summary>
    public TimeSpan? Taken { get; internal set; }
}

/// <summary>One line of a ticket's history. Append-only: the database refuses changes.</summary>
public sealed class TicketEvent
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

    /// <summary>What was done; null for filing.</summary>
    public TicketAction? Action { get; init; }

    /// <summary>The state before; null for filing.</summary>
    public TicketState? From { get; init; }

    /// <summary>The state after.</summary>
    public TicketState To { get; init; }

    /// <summary>Who did it, or null for the clock.</summary>
    public long? ActorId { get; init; }

    /// <summary>Who did it.</summary>
    public Person? Actor { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The words: note, reason, note of the problem, input, correction.</summary>
    public string? Words { get; init; }

    /// <summary>How many photos came with it.</summary>
    public int Photos { get; init; }
}

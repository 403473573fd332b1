using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>A report of a problem, from filing to closing.</summary>
internal sealed class Ticket
{
    /// <summary>The longest text that a person may give in one field, in characters.</summary>
    public const int MaxText = 20_000;

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

    /// <summary>Which team's work it is: one, or <see cref="Teams.Both"/> as long as nobody has said it.</summary>
    public Teams Category { get; internal set; }

    /// <summary>Who filed it.</summary>
    public long ReporterId { get; init; }

    /// <summary>Who filed it.</summary>
    public Person Reporter { get; private set; } = null!;

    /// <summary>The applicant's name.</summary>
    public required string ApplicantName { get; init; }

    /// <summary>The applicant's office (OPD), or unit of one.</summary>
    public required string Office { get; init; }

    /// <summary>
    /// The OPD under which figures count the office; null where it is in no list, or was not known then.
    /// </summary>
    public string? Opd { get; init; }

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

    /// <summary>When its personal data was removed (UTC), or null.</summary>
    public DateTimeOffset? ErasedAt { get; internal set; }

    /// <summary>When it was closed (UTC), or null.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }

    /// <summary>
    /// When the reporter is reminded of a question that they have not answered (UTC), or null. Claimed by a conditional
    /// update.
    /// </summary>
    public DateTimeOffset? AnswerDueAt { get; internal set; }

    /// <summary>Counts changes; a concurrent change of the same ticket fails on it.</summary>
    public int Revision { get; internal set; }

    /// <summary>Visits of steps, the open one last.</summary>
    public List<StepVisit> Visits { get; } = [];

    /// <summary>The open visit among the loaded ones, or null.</summary>
    public StepVisit? OpenVisit => Visits.SingleOrDefault(visit => visit.LeftAt is null);
}

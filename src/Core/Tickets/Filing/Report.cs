using Helpdesk.Core.People;

namespace Helpdesk.Core.Tickets;

/// <summary>A complete report, ready to be filed.</summary>
/// <param name="Reporter">Who files it.</param>
/// <param name="DraftId">Under which its photos were kept.</param>
/// <param name="StartedAt">When the reporter gave the first answer (UTC): step 1's clock runs from there.</param>
/// <param name="Opd">The OPD of the office, where it is in the list.</param>
internal sealed record Report(
    Person Reporter,
    Guid DraftId,
    DateTimeOffset StartedAt,
    Teams Category,
    string Name,
    string Office,
    string Phone,
    string Location,
    string Description,
    string? Opd = null
);

using Helpdesk.Core.People;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>A report while it is being given: the state of <see cref="FileTicketFlow"/>.</summary>
internal sealed record Draft
{
    /// <summary>Under which photos are kept.</summary>
    public Guid Id { get; init; }

    /// <summary>When the first answer came (UTC): step 1's clock runs from there.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The category.</summary>
    public Teams Category { get; init; }

    /// <summary>Whether the data of the last filing are still to be offered.</summary>
    public bool OffersKnown { get; init; }

    /// <summary>The applicant's name.</summary>
    public string? Name { get; init; }

    /// <summary>The applicant's office.</summary>
    public string? Office { get; init; }

    /// <summary>What was typed for the office while it is not clear which is meant.</summary>
    public string? OfficeTyped { get; init; }

    /// <summary>The applicant's phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Which application or place.</summary>
    public string? Location { get; init; }

    /// <summary>What happens.</summary>
    public string? Description { get; init; }

    /// <summary>The album that is being answered: an album is answered once. Null after anything else.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Whether it was said that there are too many photos.</summary>
    public bool ToldTooMany { get; init; }

    /// <summary>Whether the question about photos is answered.</summary>
    public bool PhotosDone { get; init; }

    /// <summary>The question that is asked again from the summary, or null.</summary>
    public string? Changing { get; init; }

    /// <summary>A new draft for a person, with what they have sent already.</summary>
    /// <param name="person">Who files.</param>
    /// <param name="description">What they wrote before any question, or null.</param>
    /// <param name="startedAt">When that was (UTC), or null when they have sent nothing yet.</param>
    public static Draft For(Person person, string? description = null, DateTimeOffset? startedAt = null) =>
        new()
        {
            Id = Guid.NewGuid(),
            StartedAt = startedAt,
            Description = description,
            OffersKnown = person is { ApplicantName: not null, ApplicantOffice: not null, ApplicantPhone: not null },
        };

    /// <summary>The report, once every question is answered.</summary>
    public Report ToReport(Person reporter, DateTimeOffset now) =>
        new(reporter, Id, StartedAt ?? now, Category, Name!, Office!, Phone!, Location!, Description!);
}

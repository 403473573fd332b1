using System.Text.Json.Serialization;
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

    /// <summary>What happens, message by message.</summary>
    public Written What { get; init; } = Written.Nothing;

    /// <summary>What was said beside other questions: it stands behind what happens, and does not answer it.</summary>
    public Written Remarks { get; init; } = Written.Nothing;

    /// <summary>What happens, and what was said besides.</summary>
    [JsonIgnore]
    public string? Description => new Written([.. What.Parts, .. Remarks.Parts]).Text;

    /// <summary>Which answer came in which message: one that is edited changes the answer.</summary>
    public IReadOnlyDictionary<string, string> AnsweredIn { get; init; } = new Dictionary<string, string>();

    /// <summary>The questions that were answered, in that order: going back asks them again.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>How many questions the person has gone back.</summary>
    public int Retreat { get; init; }

    /// <summary>The album that is being answered: an album is answered once. Null after anything else.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Whether it was said that there are too many photos.</summary>
    public bool ToldTooMany { get; init; }

    /// <summary>Whether the question about photos is answered.</summary>
    public bool PhotosDone { get; init; }

    /// <summary>The question that is asked again from the summary, or null.</summary>
    public string? Changing { get; init; }

    /// <summary>The question that is open.</summary>
    [JsonIgnore]
    public FilingStep Step =>
        this switch
        {
            { OfficeTyped: not null } => FilingStep.Pick,
            { Changing: { } changing } => Enum.Parse<FilingStep>(changing),
            { Category: Teams.None } => FilingStep.Category,
            { OffersKnown: true } => FilingStep.Known,
            { Name: null } => FilingStep.Name,
            { Office: null } => FilingStep.Office,
            { Phone: null } => FilingStep.Phone,
            { Location: null } => FilingStep.Location,
            { What.Parts: [] } => FilingStep.What,
            { PhotosDone: false } => FilingStep.Photos,
            _ => FilingStep.Summary,
        };

    /// <summary>A question is answered: the next one follows, where the person left off.</summary>
    public Draft Answered(FilingStep step) =>
        this with
        {
            Changing = null,
            Retreat = 0,
            Path = Path.Contains(step.ToString()) ? Path : [.. Path, step.ToString()],
        };

    /// <summary>The office is known.</summary>
    public Draft WithOffice(string office) =>
        (this with { Office = office, OfficeTyped = null }).Answered(FilingStep.Office);

    /// <summary>The category is known; which application, or which place, is asked anew when it has changed.</summary>
    public Draft WithCategory(Teams category) =>
        (
            this with
            {
                Category = category,
                Location = Category is Teams.None || Category == category ? Location : null,
            }
        ).Answered(FilingStep.Category);

    /// <summary>A new draft for a person, with what they have sent already.</summary>
    /// <param name="person">Who files.</param>
    /// <param name="what">What they wrote before any question, or null.</param>
    /// <param name="startedAt">When that was (UTC), or null when they have sent nothing yet.</param>
    public static Draft For(Person person, Written? what = null, DateTimeOffset? startedAt = null) =>
        new()
        {
            Id = Guid.NewGuid(),
            StartedAt = startedAt,
            What = what ?? Written.Nothing,
            OffersKnown = person is { ApplicantName: not null, ApplicantOffice: not null, ApplicantPhone: not null },
        };

    /// <summary>The report, once every question is answered.</summary>
    public Report ToReport(Person reporter, Organisations offices, DateTimeOffset now)
    {
        // What was remembered may be called otherwise by now.
        var office = offices.Called(Office!);
        return new(
            reporter,
            Id,
            StartedAt ?? now,
            Category,
            Name!,
            office?.Full ?? Office!,
            Phone!,
            Location!,
            Description!,
            office?.Opd
        );
    }
}

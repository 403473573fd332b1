using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// Everyone who holds a role at an instant, with their addresses: from it follows whose turn a step is.
/// </summary>
internal sealed class Officers
{
    private readonly IReadOnlyList<Person> _people;
    private readonly IReadOnlyList<ActingHead> _acting;

    private Officers(IReadOnlyList<Person> people, IReadOnlyList<ActingHead> acting) =>
        (_people, _acting) = (people, acting);

    /// <summary>Who may invite and remove people.</summary>
    public IEnumerable<Person> Admins => _people.Where(person => person.Is(Roles.AnyAdmin));

    /// <summary>
    /// Who is asked for decisions: the heads, and in the place of each who named one, their acting head.
    /// </summary>
    public IEnumerable<Person> Deciders =>
        _people.Where(person => person.Is(Roles.Head)).Select(DeciderFor).DistinctBy(person => person.Id);

    /// <summary>Reads them.</summary>
    /// <param name="db">The caller's unit of work.</param>
    /// <param name="now">When (UTC): acting heads have a span.</param>
    public static async Task<Officers> LoadAsync(HelpdeskDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var people = await db
            .RoleHolders.Include(person => person.Contacts)
            .OrderBy(person => person.Id)
            .ToListAsync(cancellation);
        return new Officers(people, await ActiveAt(db, now).OrderBy(acting => acting.Id).ToListAsync(cancellation));
    }

    /// <summary>
    /// Reads those who are to be told about visits: all of them, or, where each visit has a handler who is staff, the
    /// handlers, the heads and who stands in for them, and the admins. Of many officers few are concerned at a time.
    /// </summary>
    /// <param name="db">The caller's unit of work.</param>
    /// <param name="visits">The visits, with their tickets and handlers.</param>
    /// <param name="now">When (UTC): acting heads have a span.</param>
    public static async Task<Officers> ForAsync(
        HelpdeskDb db,
        IReadOnlyCollection<StepVisit> visits,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (visits.Any(visit => !IsHandlers(visit)))
            return await LoadAsync(db, now, cancellation);
        var handlers = visits.Select(visit => visit.Ticket.HandlerId).OfType<long>().Distinct().ToList();
        var acting = await ActiveAt(db, now).OrderBy(a => a.Id).ToListAsync(cancellation);
        var others = acting.Select(a => a.ActingId).Concat(handlers).ToList();
        var people = await db
            .RoleHolders.Include(person => person.Contacts)
            .Where(person =>
                (person.Roles & (Roles.Head | Roles.AnyAdmin)) != 0 || EF.Parameter(others).Contains(person.Id)
            )
            .OrderBy(person => person.Id)
            .ToListAsync(cancellation);
        return new Officers(people, acting);
    }

    private static bool IsHandlers(StepVisit visit) =>
        visit.Ticket.Handler?.Is(Roles.Staff) == true
        && HelpdeskSop.AsWritten.Step(visit.Step).Actor is SopActor.Handler;

    /// <summary>The head for whom a person may decide at an instant although no head themselves, or null.</summary>
    public static Task<Person?> ActsForAsync(
        HelpdeskDb db,
        long personId,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        ActiveAt(db, now)
            .Where(acting => acting.ActingId == personId)
            .OrderBy(acting => acting.Id)
            .Select(acting => acting.Head)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>One of them, or null.</summary>
    public Person? Find(long personId) => _people.FirstOrDefault(person => person.Id == personId);

    /// <summary>The staff of a category's team; all staff when the team is empty.</summary>
    public IReadOnlyList<Person> Team(Teams category) => TeamRule.Of(_people, category);

    /// <summary>Whose turn a step of staff or head is; empty when nobody holds the role.</summary>
    /// <param name="actor">The step's actor: team, handler or head.</param>
    /// <param name="category">The ticket's category.</param>
    /// <param name="handlerId">The ticket's handler; one who is no staff any more is covered by the team.</param>
    public IReadOnlyList<Person> Actors(SopActor actor, Teams category, long? handlerId) =>
        actor switch
        {
            SopActor.Head => [.. Deciders],
            SopActor.Handler
                when _people.FirstOrDefault(person => person.Id == handlerId && person.Is(Roles.Staff))
                    is { } handler => [handler],
            SopActor.Handler or SopActor.Team => Team(category),
            _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "Not a step of staff or head."),
        };

    private static IQueryable<ActingHead> ActiveAt(HelpdeskDb db, DateTimeOffset now) =>
        db.ActingHeads.Where(acting =>
            acting.From <= now
            && acting.Until > now
            && acting.Acting.Roles != Roles.None
            && (acting.Head.Roles & Roles.Head) != 0
        );

    // One who can't be reached stands in for nobody: the head is asked, as before.
    private Person DeciderFor(Person head) =>
        _acting
            .Where(acting => acting.HeadId == head.Id)
            .Select(acting =>
                _people.FirstOrDefault(person =>
                    person.Id == acting.ActingId && person.Contacts.Any(contact => !contact.IsUnreachable)
                )
            )
            .LastOrDefault(person => person is not null)
        ?? head;
}

using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>Who does the work of a category: the staff of its team, and all staff while the team is empty.</summary>
internal static class TeamRule
{
    /// <summary>Those whose work a category is, of all staff.</summary>
    public static IReadOnlyList<Person> Of(IEnumerable<Person> people, Teams category)
    {
        var staff = people.Where(person => person.Is(Roles.Staff)).ToList();
        var team = staff.Where(person => (person.Teams & category) != 0).ToList();
        return team.Count > 0 ? team : staff;
    }

    /// <summary>Whether a category is a person's work.</summary>
    public static async Task<bool> CoversAsync(
        HelpdeskDb db,
        Person person,
        Teams category,
        CancellationToken cancellation
    ) =>
        person.Is(Roles.Staff)
        && (
            (person.Teams & category) != 0
            || !await db.RoleHolders.AnyAsync(
                other => (other.Roles & Roles.Staff) != 0 && (other.Teams & category) != 0,
                cancellation
            )
        );
}

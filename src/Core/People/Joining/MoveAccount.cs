using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// An officer comes with a new number or account: role, tickets and reports go with the person, and the account that
/// they had on that platform is a stranger's from then on, for it may be in other hands.
/// </summary>
internal static class MoveAccount
{
    /// <summary>Makes an account that of an officer. Returns the accounts that were theirs on its platform.</summary>
    /// <param name="account">The new account; its person holds no role.</param>
    /// <param name="officer">Who comes with it.</param>
    public static async Task<IReadOnlyList<Contact>> RunAsync(
        Contact account,
        Person officer,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var db = work.Db;
        var old = await db
            .Contacts.Where(contact => contact.PersonId == officer.Id && contact.Channel == account.Channel)
            .ToListAsync(cancellation);
        foreach (var left in old)
        {
            var stranger = new Person { Name = officer.Name, Language = officer.Language };
            db.People.Add(stranger);
            await db.SaveChangesAsync(cancellation);
            await db
                .Contacts.Where(contact => contact.Id == left.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.PersonId, stranger.Id), cancellation);
            // What was being done there was done by right of the role.
            await db
                .Conversations.Where(conversation => conversation.ContactId == left.Id)
                .ExecuteDeleteAsync(cancellation);
        }
        await MergePeople.RunAsync(account.Person, officer, work, cancellation);
        return old;
    }
}

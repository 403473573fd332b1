using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// Makes the setting <c>Admins</c> true in the database: grants what it names, withdraws what it no longer names.
/// </summary>
internal static class ConfiguredAdmins
{
    /// <summary>Applies the setting. An admin who never wrote gets a contact, and is reached once they have.</summary>
    public static async Task ApplyAsync(
        IReadOnlyCollection<(Channel Channel, string Address)> admins,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var db = work.Db;
        var former = await db
            .RoleHolders.Include(person => person.Contacts)
            .Where(person => (person.Roles & Roles.ConfiguredAdmin) != 0)
            .ToListAsync(cancellation);
        foreach (var person in former)
            person.Roles &= ~Roles.ConfiguredAdmin;
        foreach (var (channel, address) in admins)
        {
            var contact = await db
                .Contacts.Include(c => c.Person)
                .SingleOrDefaultAsync(c => c.Channel == channel && c.Address == address, cancellation);
            if (contact is null)
            {
                contact = new Contact
                {
                    Person = new Person { Name = "Admin" },
                    Channel = channel,
                    Address = address,
                };
                db.Contacts.Add(contact);
            }
            contact.Person.Roles |= Roles.ConfiguredAdmin;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>
/// One person on both platforms: whoever sends a code that was given on the other platform is the same person from then
/// on.
/// </summary>
internal static class LinkContacts
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    // Without letters and digits that are taken for each other.
    private const string CodeAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 10;

    /// <summary>Makes a code for a contact's person and returns it; it is not kept.</summary>
    public static string Create(Contact contact, UnitOfWork work)
    {
        var code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);
        work.Db.ContactLinks.Add(
            new ContactLink
            {
                CodeHash = Hash(code),
                ContactId = contact.Id,
                ExpiresAt = work.Now + Lifetime,
            }
        );
        return code;
    }

    /// <summary>The contact that a code was given to; null when the code is unknown, used or expired.</summary>
    public static async Task<Contact?> FindAsync(string code, UnitOfWork work, CancellationToken cancellation)
    {
        var (db, now) = (work.Db, work.Now);
        var hash = Hash(code);
        var given = db
            .ContactLinks.Where(link => link.CodeHash == hash && link.UsedAt == null && link.ExpiresAt > now)
            .Select(link => link.ContactId);
        return await db
            .Contacts.Include(contact => contact.Person.Contacts)
            .SingleOrDefaultAsync(contact => given.Contains(contact.Id), cancellation);
    }

    /// <summary>
    /// Uses a code: everything of the sender's becomes that of the person who was given it. Returns whether this call
    /// was the first.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="into">Whose code it is.</param>
    /// <param name="from">Who sends it.</param>
    /// <remarks>The sender holds no role.</remarks>
    public static async Task<bool> AcceptAsync(
        string code,
        Person into,
        Person from,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (db, now) = (work.Db, work.Now);
        var hash = Hash(code);
        if (
            await db
                .ContactLinks.Where(link => link.CodeHash == hash && link.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellation) == 0
        )
            return false;
        if (from.Id != into.Id)
            await MergePeople.RunAsync(from, into, work, cancellation);
        return true;
    }

    private static string Hash(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}

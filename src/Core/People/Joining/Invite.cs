using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>Invitations to roles: an admin makes one, whoever opens its link first joins.</summary>
internal static class Invite
{
    /// <summary>How long an invitation can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private const int CodeLength = 24;
    private const string CodeAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Whether a word looks like an invitation's code.</summary>
    public static bool LooksLikeCode(string word) => word.Length == CodeLength && word.All(char.IsAsciiLetterOrDigit);

    /// <summary>
    /// Makes an invitation and returns its code, which is not kept. It fits into a start link: 64 of
    /// <c>A-Za-z0-9_-</c> at most.
    /// </summary>
    public static string Create(Person admin, Roles role, Teams teams, UnitOfWork work) =>
        Create(
            code => new Invitation
            {
                CodeHash = code,
                Role = role,
                Teams = teams,
                InvitedById = admin.Id,
                ExpiresAt = work.Now + Lifetime,
            },
            work
        );

    /// <summary>Makes an invitation by which an officer comes with a new account, and returns its code.</summary>
    public static string CreateMove(Person admin, Person officer, UnitOfWork work) =>
        Create(
            code => new Invitation
            {
                CodeHash = code,
                MovesId = officer.Id,
                InvitedById = admin.Id,
                ExpiresAt = work.Now + Lifetime,
            },
            work
        );

    private static string Create(Func<string, Invitation> invitation, UnitOfWork work)
    {
        var code = RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);
        work.Db.Invitations.Add(invitation(Hash(code)));
        return code;
    }

    /// <summary>
    /// Uses an invitation for a person; the first one wins. Returns it, or null when it is unknown, used or expired.
    /// </summary>
    public static async Task<Invitation?> AcceptAsync(
        Person person,
        string code,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (db, now) = (work.Db, work.Now);
        var hash = Hash(code);
        // Two officers can't become one.
        var mayMove = person.Roles is Roles.None;
        var claimed = await db
            .Invitations.Where(i => i.CodeHash == hash && i.UsedAt == null && i.ExpiresAt > now)
            .Where(i => mayMove || i.MovesId == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(i => i.UsedAt, now).SetProperty(i => i.UsedById, person.Id),
                cancellation
            );
        if (claimed == 0)
            return null;
        var invitation = await db.Invitations.SingleAsync(i => i.CodeHash == hash, cancellation);
        if (invitation.MovesId is not null)
            return invitation;
        person.Roles |= invitation.Role;
        if (invitation.Role is Roles.Staff)
            person.Teams = invitation.Teams;
        return invitation;
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

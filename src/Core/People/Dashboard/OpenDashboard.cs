using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>Lets an admin into the jobs' dashboard: gives a link, opens it once, and knows who is inside.</summary>
internal static class OpenDashboard
{
    /// <summary>How long a link can be opened.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(1);

    private const int CodeLength = 32;
    private const string CodeAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Makes a link's code, which is not kept.</summary>
    public static string CreateLink(Person admin, UnitOfWork work)
    {
        var code = NewCode();
        work.Db.DashboardSessions.Add(
            new DashboardSession
            {
                PersonId = admin.Id,
                LinkHash = Hash(code),
                LinkExpiresAt = work.Now + LinkLifetime,
            }
        );
        return code;
    }

    /// <summary>
    /// Opens a link; the first one wins. Returns the session's token, which is not kept, or null when the link is
    /// unknown, used or expired, or its person is no admin any more.
    /// </summary>
    public static async Task<string?> OpenLinkAsync(string code, UnitOfWork work, CancellationToken cancellation)
    {
        var (token, hash, ends) = (NewCode(), Hash(code), work.Now + SessionLifetime);
        var tokenHash = Hash(token);
        var opened = await OfAdmins(work.Db)
            .Where(session => session.LinkHash == hash && session.OpenedAt == null && session.LinkExpiresAt > work.Now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(session => session.OpenedAt, work.Now)
                        .SetProperty(session => session.TokenHash, tokenHash)
                        .SetProperty(session => session.EndsAt, ends),
                cancellation
            );
        return opened == 0 ? null : token;
    }

    /// <summary>Whether a token is that of a session that lasts, of someone who is still an admin.</summary>
    public static Task<bool> IsInsideAsync(
        string token,
        HelpdeskDb db,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var hash = Hash(token);
        return OfAdmins(db).AnyAsync(session => session.TokenHash == hash && session.EndsAt > now, cancellation);
    }

    private static IQueryable<DashboardSession> OfAdmins(HelpdeskDb db) =>
        db.DashboardSessions.Where(session =>
            db.People.Any(person => person.Id == session.PersonId && (person.Roles & Roles.AnyAdmin) != 0)
        );

    private static string NewCode() => RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

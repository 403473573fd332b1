using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>Makes one person of two: whatever was the one's is the other's.</summary>
internal static class MergePeople
{
    /// <summary>Gives everything that a person without a role has to another: addresses, reports, what they said of
    /// themselves where the other had said nothing.</summary>
    /// <remarks>The history is append-only: what they did before stays under the name of then.</remarks>
    public static async Task RunAsync(Person from, Person into, UnitOfWork work, CancellationToken cancellation)
    {
        var db = work.Db;
        into.Language ??= from.Language;
        into.PrivacyNoticeAt ??= from.PrivacyNoticeAt;
        if (into.ApplicantName is null)
            (into.ApplicantName, into.ApplicantOffice, into.ApplicantPhone) = (
                from.ApplicantName,
                from.ApplicantOffice,
                from.ApplicantPhone
            );
        // A request to be forgotten comes along; what is left here is nobody's data.
        into.ErasureAskedAt ??= from.ErasureAskedAt;
        into.ErasureGrantedAt ??= from.ErasureGrantedAt;
        (from.ApplicantName, from.ApplicantOffice, from.ApplicantPhone) = (null, null, null);
        (from.ErasureAskedAt, from.ErasureGrantedAt) = (null, null);
        await db.SaveChangesAsync(cancellation);
        await db
            .Contacts.Where(contact => contact.PersonId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.PersonId, into.Id), cancellation);
        await db
            .Tickets.Where(ticket => ticket.ReporterId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.ReporterId, into.Id), cancellation);
    }
}

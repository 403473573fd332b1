using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Brings open visits up to date after standard times or the office calendar were changed.</summary>
internal static class RecomputeClocks
{
    /// <summary>
    /// Computes open visits anew unless nothing has changed since the last time. Returns how many visits it looked at.
    /// </summary>
    /// <remarks>What was told stays told. Visits from before there were targets get one, and their time in office
    /// time.</remarks>
    public static async Task<int> RunAsync(UnitOfWork work, CancellationToken cancellation)
    {
        var (db, clocks) = (work.Db, work.Clocks);
        var fingerprint = clocks.Fingerprint;
        var fact = await db.Facts.SingleOrDefaultAsync(m => m.Name == SystemFact.Clocks, cancellation);
        if (fact?.Value == fingerprint)
            return 0;
        if (fact is null)
            db.Facts.Add(fact = new SystemFact { Name = SystemFact.Clocks, Value = fingerprint });
        (fact.Value, fact.At) = (fingerprint, work.Now);

        var timed = clocks.Sop.Steps.Where(step => step.HasClock).Select(step => step.No).ToList();
        var visits = await db
            .Visits.Where(visit => visit.LeftAt == null || (visit.Target == null && timed.Contains(visit.Step)))
            .ToListAsync(cancellation);
        foreach (var visit in visits)
        {
            clocks.Set(visit);
            if (visit.LeftAt is { } left)
                visit.Taken = clocks.Taken(visit, left);
        }
        return visits.Count;
    }
}

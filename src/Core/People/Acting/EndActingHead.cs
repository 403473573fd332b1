using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>A head ends what they have arranged about who stands in for them.</summary>
internal static class EndActingHead
{
    /// <summary>Ends it in the unit of work; returns whether there was anything. That a span is over is told by time.</summary>
    public static async Task<bool> RunAsync(Person head, UnitOfWork work, CancellationToken cancellation)
    {
        var arranged = await work
            .Db.ActingHeads.Include(a => a.Acting.Contacts)
            .Where(a => a.HeadId == head.Id && a.Until > work.Now)
            .ToListAsync(cancellation);
        foreach (var span in arranged)
            if (span.From <= work.Now)
                span.Until = work.Now;
            else
                Cancel(span, head, work);
        return arranged.Count > 0;
    }

    private static void Cancel(ActingHead span, Person head, UnitOfWork work)
    {
        (span.Until, span.EndToldAt) = (span.From, work.Now);
        if (Reachability.AddressOf(span.Acting) is not { } contact)
            return;
        var words = work.Catalog.For(span.Acting).ActingCancelled(head.Name);
        work.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = words.Markup });
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.People;

/// <summary>A head ends what they have arranged about who stands in for them.</summary>
internal static class EndActingHead
{
    /// <summary>
    /// Ends it in the unit of work, and tells whoever stood in; returns whether there was anything. The head knows:
    /// what they did is answered where they did it.
    /// </summary>
    public static async Task<bool> RunAsync(Person head, UnitOfWork work, CancellationToken cancellation)
    {
        var arranged = await work
            .Db.ActingHeads.Include(a => a.Acting.Contacts)
            .Include(a => a.Head)
            .Where(a => a.HeadId == head.Id && a.Until > work.Now && a.Until > a.From)
            .ToListAsync(cancellation);
        foreach (var span in arranged)
            if (span.From <= work.Now)
            {
                (span.Until, span.EndToldAt) = (work.Now, work.Now);
                TellEnded(span, work);
            }
            else
                Cancel(span, head, work);
        return arranged.Count > 0;
    }

    /// <summary>Tells whoever stood in that it is over; their commands go.</summary>
    /// <param name="span">The span, with both people and their addresses.</param>
    /// <param name="work">The unit of work.</param>
    internal static void TellEnded(ActingHead span, UnitOfWork work)
    {
        if (Reachability.AddressOf(span.Acting) is not { } contact)
            return;
        var ended = work.Catalog.For(span.Acting).ActingEnded(span.Head.Name);
        work.Outbox.Write(contact, OutboxPurpose.Edit, new OutgoingMessage { RefreshesMenu = true });
        work.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = ended.Markup });
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

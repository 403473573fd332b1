using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;

namespace Helpdesk.Core.People;

/// <summary>A head names who stands in for them, for a span; whatever they had arranged before ends.</summary>
internal static class AppointActingHead
{
    /// <summary>Writes the appointment into the unit of work. That its span begins is told by time.</summary>
    public static async Task RunAsync(
        ActingHeadAppointment appointment,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (head, acting, from, until) = appointment;
        await EndActingHead.RunAsync(head, work, cancellation);
        work.Db.ActingHeads.Add(
            new ActingHead
            {
                Head = head,
                Acting = acting,
                From = from,
                Until = until,
                NamedAt = work.Now,
            }
        );
        if (from <= work.Now || Reachability.AddressOf(acting) is not { } contact)
            return;
        var texts = work.Catalog.For(acting);
        var words = texts.ActingNamed(head: head.Name, from: texts.DayOf(from), until: texts.LastDayBefore(until));
        work.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = words.Markup });
    }
}

using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Writes down what became of an attempt to send, in the caller's transaction. While the call was under way a report
/// may have changed the row: only a row that is still as it was when it was sent is moved on.
/// </summary>
internal sealed class SendOutcomes(DeliveryReports deliveries, UndeliverableMessages undeliverable)
{
    /// <summary>Writes down a result that is final for this attempt.</summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="row">The row as it was when it was sent, with its contact.</param>
    /// <param name="result">What became of it.</param>
    public Task WriteDownAsync(UnitOfWork work, OutboxMessage row, SendResult result, CancellationToken cancellation) =>
        result switch
        {
            SendResult.Delivered delivered => DeliveredAsync(work, row, delivered, cancellation),
            SendResult.Accepted accepted => AcceptedAsync(work, row, accepted, cancellation),
            SendResult.AwaitsWindow waits => WaitsAsync(work, row, waits, cancellation),
            SendResult.Later later => AsSent(work, row, OutboxEvent.HeldBack)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.Status, OutboxTable.To(OutboxEvent.HeldBack))
                            .SetProperty(r => r.NotBefore, later.Until),
                    cancellation
                ),
            SendResult.Pointless pointless => AsSent(work, row, OutboxEvent.NothingLeft)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.Status, OutboxTable.To(OutboxEvent.NothingLeft))
                            .SetProperty(r => r.SentAt, work.Now)
                            .SetProperty(r => r.Error, pointless.Reason),
                    cancellation
                ),
            SendResult.Refused refused => deliveries.RefusedAsync(
                work,
                row.Id,
                row.PartsSent,
                DeliveryForm.Free,
                refused.Why,
                refused.ErrorCode,
                cancellation
            ),
            SendResult.Unreachable gone => undeliverable.ParkAsync(
                work,
                row.Id,
                gone.Reason,
                unreachable: true,
                cancellation
            ),
            SendResult.Rejected rejected => undeliverable.ParkAsync(
                work,
                row.Id,
                rejected.Reason,
                unreachable: false,
                cancellation
            ),
            _ => Task.CompletedTask,
        };

    private async Task DeliveredAsync(
        UnitOfWork work,
        OutboxMessage row,
        SendResult.Delivered delivered,
        CancellationToken cancellation
    )
    {
        await TakenAsync(work, row, delivered.MessageId, delivered.More ? row.PartsSent + 1 : null, cancellation);
        if (!delivered.More && row is { Purpose: OutboxPurpose.ClosingNotice, TicketId: { } ticket })
            await ClosingNotices.NoteAsync(ticket, NoticeOutcome.Delivered, work, cancellation);
    }

    private async Task AcceptedAsync(
        UnitOfWork work,
        OutboxMessage row,
        SendResult.Accepted accepted,
        CancellationToken cancellation
    )
    {
        var next = await NextPartAsync(work, row, cancellation);
        var isLast = next >= accepted.Parts;
        var isMoved = await TakenAsync(work, row, accepted.MessageId, isLast ? null : next, cancellation);
        // From now on a typed number means one of these.
        if (isMoved && isLast && row.Content.Buttons.Count > 0)
            await work
                .Db.Contacts.Where(contact => contact.Id == row.ContactId && contact.OptionsIn != row.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(contact => contact.OptionsBefore, contact => contact.OptionsIn)
                            .SetProperty(contact => contact.OptionsIn, row.Id),
                    cancellation
                );
        await deliveries.AcceptedAsync(work, accepted.MessageId, row, accepted.Form, cancellation);
    }

    // What is on the phone already, or on its way, is not sent once more because a part before it failed.
    private static async Task<int> NextPartAsync(UnitOfWork work, OutboxMessage row, CancellationToken cancellation)
    {
        var taken = await work
            .Db.Deliveries.Where(delivery =>
                delivery.OutboxId == row.Id
                && delivery.Form == DeliveryForm.Free
                && delivery.Status != DeliveryStatus.Failed
            )
            .Select(delivery => delivery.Part)
            .ToListAsync(cancellation);
        var next = row.PartsSent + 1;
        while (taken.Contains(next))
            next++;
        return next;
    }

    // Whoever wrote while the template was on its way has opened the window, or is somewhere else now: the row must not
    // wait for another word.
    private async Task WaitsAsync(
        UnitOfWork work,
        OutboxMessage row,
        SendResult.AwaitsWindow waits,
        CancellationToken cancellation
    )
    {
        var contact = await work
            .Db.Contacts.Include(c => c.Person.Contacts)
            .SingleAsync(c => c.Id == row.ContactId, cancellation);
        var isOpen = work.Reach.IsWindowOpen(contact, work.Now);
        if (!isOpen)
            await AsSent(work, row, OutboxEvent.WindowClosed)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.Status, OutboxTable.To(OutboxEvent.WindowClosed)),
                    cancellation
                );
        if (waits.KnockId is { } knock)
            await deliveries.AcceptedAsync(work, knock, row, DeliveryForm.Knock, cancellation);
        if (!isOpen && WroteSince(row, contact, work) is { } elsewhere)
            await InboundContact.ReleaseWaitingAsync(elsewhere, work, cancellation);
    }

    private static Contact? WroteSince(OutboxMessage row, Contact contact, UnitOfWork work) =>
        contact
            .Person.Contacts.Where(other =>
                other.Id != contact.Id
                && !other.IsUnreachable
                && other.LastInboundAt >= row.CreatedAt
                && work.Reach.IsWindowOpen(other, work.Now)
            )
            .MaxBy(other => other.LastInboundAt);

    /// <summary>
    /// Moves a row on by a part, or to its end when there is no next; returns whether it was still there to be moved.
    /// </summary>
    private async Task<bool> TakenAsync(
        UnitOfWork work,
        OutboxMessage row,
        string? messageId,
        int? nextPart,
        CancellationToken cancellation
    ) =>
        await OutboxRows.TakenAsync(
            work.Db,
            [new TakenRow(row.Id, row.PartsSent, nextPart ?? row.PartsSent + 1, nextPart is null, messageId)],
            work.Now,
            cancellation
        ) > 0;

    private static IQueryable<OutboxMessage> AsSent(UnitOfWork work, OutboxMessage row, OutboxEvent happened) =>
        work.Db.Outbox.Where(r => r.Id == row.Id && r.PartsSent == row.PartsSent).On(happened);
}

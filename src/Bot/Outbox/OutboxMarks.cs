using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>Writes down what became of outbox rows, in the caller's transaction.</summary>
internal static class OutboxMarks
{
    public static async Task DeliveredAsync(HelpdeskDb db, OutboxMessage row, SendResult.Delivered delivered, DateTimeOffset now, CancellationToken cancellation)
    {
        await TakenAsync(db, row, delivered.MessageId, delivered.More, now, cancellation);
        if (!delivered.More && row is { Purpose: OutboxPurpose.ClosingNotice, TicketId: { } ticket }) await ClosingNotices.NoteAsync(db, ticket, NoticeOutcome.Delivered, now, cancellation);
    }

    public static async Task AcceptedAsync(HelpdeskDb db, OutboxMessage row, SendResult.Accepted accepted, DateTimeOffset now, CancellationToken cancellation)
    {
        await TakenAsync(db, row, accepted.MessageId, accepted.More, now, cancellation);
        // From now on a typed number means one of these.
        if (!accepted.More && row.Content.Buttons.Count > 0)
            await db.Contacts.Where(contact => contact.Id == row.ContactId).ExecuteUpdateAsync(set => set.SetProperty(contact => contact.OptionsBefore, contact => contact.OptionsIn).SetProperty(contact => contact.OptionsIn, row.Id), cancellation);
    }

    // Whoever wrote while the template was on its way has opened the window: the row must not wait for another word.
    public static async Task WaitsAsync(HelpdeskDb db, OutboxMessage row, CancellationToken cancellation)
    {
        var wroteMeanwhile = await db.Contacts.AnyAsync(contact => contact.Id == row.ContactId && contact.LastInboundAt != row.Contact.LastInboundAt, cancellation);
        if (!wroteMeanwhile) await SetAsync(db, row, OutboxStatus.Waiting, cancellation);
    }

    public static Task DeferredAsync(HelpdeskDb db, OutboxMessage row, DateTimeOffset until, CancellationToken cancellation) => db.Outbox.Where(r => r.Id == row.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, OutboxStatus.Deferred).SetProperty(r => r.NotBefore, until), cancellation);

    public static Task PointlessAsync(HelpdeskDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancellation) => db.Outbox.Where(r => r.Id == row.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, OutboxStatus.Sent).SetProperty(r => r.SentAt, now).SetProperty(r => r.Error, reason), cancellation);

    private static Task TakenAsync(HelpdeskDb db, OutboxMessage row, string? messageId, bool more, DateTimeOffset now, CancellationToken cancellation) => db.Outbox.Where(r => r.Id == row.Id)
        .ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Status, more ? OutboxStatus.Pending : OutboxStatus.Sent)
            .SetProperty(r => r.PartsSent, row.PartsSent + 1)
            .SetProperty(r => r.SentAt, now)
            .SetProperty(r => r.PlatformMessageId, messageId), cancellation);

    private static Task SetAsync(HelpdeskDb db, OutboxMessage row, OutboxStatus status, CancellationToken cancellation) =>
        db.Outbox.Where(r => r.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, status), cancellation);
}

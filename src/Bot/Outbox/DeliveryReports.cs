using Helpdesk.Core.Messages;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Keeps what platforms report of messages, and draws the consequences once. A report may come twice, out of order, and
/// before the answer to the call that sent the message: a row per message, whose status only rises, holds all of that.
/// </summary>
internal sealed partial class DeliveryReports(
    WriteGate gate,
    UndeliverableMessages undeliverable,
    OutboxSignal signal,
    ILogger<DeliveryReports> log
)
{
    /// <summary>How long to wait after too many messages to one person.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1 / OutboxSpeed.WhatsApp.ChatPerSecond);

    /// <summary>Takes a report in.</summary>
    public async Task TakeAsync(DeliveryReport report, CancellationToken cancellation)
    {
        await gate.RunAsync(
            async work =>
            {
                var isNews = await DeliveryRows.ReportAsync(
                    work.Db,
                    report.MessageId,
                    report.Status,
                    report.Failure,
                    report.ErrorCode,
                    work.Now,
                    cancellation
                );
                if (isNews)
                    await FollowAsync(work, report.MessageId, cancellation);
            },
            cancellation
        );
        signal.Raise();
    }

    /// <summary>
    /// Notes that a platform took a message, in the caller's transaction; what it has reported meanwhile counts now.
    /// </summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="messageId">The platform's ID.</param>
    /// <param name="row">The outbox row that it carries.</param>
    /// <param name="form">In what form it went out.</param>
    public async Task AcceptedAsync(
        UnitOfWork work,
        string messageId,
        OutboxMessage row,
        DeliveryForm form,
        CancellationToken cancellation
    )
    {
        await DeliveryRows.AcceptAsync(work.Db, messageId, row, form, work.Now, cancellation);
        await FollowAsync(work, messageId, cancellation);
    }

    /// <summary>Draws the consequences of a refusal, at once or reported later, in the caller's transaction.</summary>
    public async Task RefusedAsync(
        UnitOfWork work,
        long rowId,
        int part,
        DeliveryForm form,
        DeliveryFailure why,
        int? errorCode,
        CancellationToken cancellation
    )
    {
        LogRefused(rowId, why, errorCode);
        var row = await work.Db.Outbox.Include(r => r.Contact).SingleAsync(r => r.Id == rowId, cancellation);
        var reason = $"{why} {errorCode}".Trim();
        if (row.Status is OutboxStatus.Parked)
            return;
        // The options that a number would mean never got to the screen.
        if (row.Contact.OptionsIn == rowId)
            (row.Contact.OptionsIn, row.Contact.OptionsBefore) = (row.Contact.OptionsBefore, null);
        // Whoever has written since then can be reached, whatever was true of an older message.
        var isReachable = row.SentAt is { } sent && row.Contact.LastInboundAt > sent;
        var isCutOff =
            !isReachable
            && why is DeliveryFailure.OptedOut or DeliveryFailure.NotJoined or DeliveryFailure.WindowClosed;
        if (why is DeliveryFailure.TooFast)
            await LaterAsync(work, row, part, cancellation);
        else if (form is DeliveryForm.Knock)
            await ParkWaitingAsync(work, row, reason, isCutOff, cancellation);
        else if (why is DeliveryFailure.WindowClosed && form is DeliveryForm.Free)
        {
            if (!isReachable)
                row.Contact.WindowClosedAt ??= work.Now;
            SendAgain(row, part, OutboxEvent.ReportedOutsideWindow, work.Now);
        }
        else
            await undeliverable.ParkAsync(work, rowId, reason, isCutOff, cancellation);
    }

    private async Task FollowAsync(UnitOfWork work, string messageId, CancellationToken cancellation)
    {
        var delivery = await work.Db.Deliveries.AsNoTracking().SingleAsync(d => d.MessageId == messageId, cancellation);
        if (delivery.OutboxId is not { } id)
            return;
        if (delivery.Status is DeliveryStatus.Failed && await IsReplacedAsync(work, delivery, cancellation))
            return;
        if (delivery.Status is DeliveryStatus.Failed)
            await RefusedAsync(
                work,
                id,
                delivery.Part,
                delivery.Form,
                delivery.Failure ?? DeliveryFailure.Undeliverable,
                delivery.ErrorCode,
                cancellation
            );
        else if (delivery.Status >= DeliveryStatus.Delivered && delivery.Form is not DeliveryForm.Knock)
            await DeliveredAsync(work, id, cancellation);
    }

    private async Task DeliveredAsync(UnitOfWork work, long id, CancellationToken cancellation)
    {
        if (
            await work
                .Db.Outbox.Where(row => row.Id == id && row.Purpose == OutboxPurpose.ClosingNotice)
                .Select(row => row.TicketId)
                .SingleOrDefaultAsync(cancellation) is
            { } ticket
        )
            await ClosingNotices.NoteAsync(ticket, NoticeOutcome.Delivered, work, cancellation);
    }

    // A part that was sent again since, and has not failed.
    private static Task<bool> IsReplacedAsync(UnitOfWork work, Delivery failed, CancellationToken cancellation) =>
        work.Db.Deliveries.AnyAsync(
            delivery =>
                delivery.OutboxId == failed.OutboxId
                && delivery.Part == failed.Part
                && delivery.Form == failed.Form
                && delivery.MessageId != failed.MessageId
                && delivery.Status != DeliveryStatus.Failed,
            cancellation
        );

    // What waits behind a door that can't be knocked at is not left waiting.
    private async Task ParkWaitingAsync(
        UnitOfWork work,
        OutboxMessage knocked,
        string reason,
        bool isCutOff,
        CancellationToken cancellation
    )
    {
        var waiting = work.Db.Outbox.Where(row =>
            row.ContactId == knocked.ContactId
            && row.Status == OutboxStatus.Waiting
            && (isCutOff || row.TicketId == knocked.TicketId)
        );
        foreach (var id in await waiting.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation))
            await undeliverable.ParkAsync(work, id, reason, isCutOff, cancellation);
    }

    // What comes behind it in the same chat waits too, or it would overtake and fail as well.
    private async Task LaterAsync(UnitOfWork work, OutboxMessage row, int part, CancellationToken cancellation)
    {
        var later = work.Now + Pause;
        SendAgain(row, part, OutboxEvent.ReportedTooFast, later);
        await work
            .Db.Outbox.Where(r => r.ContactId == row.ContactId && r.Id > row.Id)
            .On(OutboxEvent.HeldBack)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Status, OutboxTable.To(OutboxEvent.HeldBack))
                        .SetProperty(r => r.NotBefore, later),
                cancellation
            );
    }

    // From the part that did not arrive: those before it are on the phone.
    private static void SendAgain(OutboxMessage row, int part, OutboxEvent happened, DateTimeOffset notBefore)
    {
        if (row.Move(happened))
            (row.PartsSent, row.NotBefore) = (Math.Min(row.PartsSent, part), notBefore);
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} did not arrive: {Why} (error {Code})")]
    private partial void LogRefused(long id, DeliveryFailure why, int? code);
}

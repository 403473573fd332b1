using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// What follows when a message can never be delivered: it goes to the person's other address, or someone who can act is
/// told, so that the person is told another way.
/// </summary>
internal sealed class UndeliverableMessages(CallRequests calls)
{
    /// <summary>Parks a row and writes who is told, in the caller's transaction.</summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="id">The row.</param>
    /// <param name="reason">The platform's refusal; no personal data.</param>
    /// <param name="unreachable">Whether nothing else can be delivered to this address either.</param>
    public async Task ParkAsync(
        UnitOfWork work,
        long id,
        string reason,
        bool unreachable,
        CancellationToken cancellation
    )
    {
        var row = await work
            .Db.Outbox.Include(r => r.Contact.Person.Contacts)
            .SingleAsync(r => r.Id == id, cancellation);
        if (!row.Move(OutboxEvent.NeverArrives))
            return;
        row.Error = reason;
        var unreachableBefore = row.Contact.UnreachableSince;
        if (unreachable)
            row.Contact.UnreachableSince ??= work.Now;
        if (row.Purpose is OutboxPurpose.Reply)
            AnswerNotSent(work, row.Contact, unreachable);
        else if (row.Purpose is not OutboxPurpose.Edit && !GoesElsewhere(work, row))
            await TellAsync(work, row, unreachableBefore, cancellation);
    }

    // Whoever has just asked must not be left without an answer.
    private static void AnswerNotSent(UnitOfWork work, Contact contact, bool unreachable)
    {
        var words = work.Catalog.For(contact.Person).AnswerNotSent;
        if (!unreachable)
            work.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = words.Markup });
    }

    private async Task TellAsync(
        UnitOfWork work,
        OutboxMessage row,
        DateTimeOffset? unreachableBefore,
        CancellationToken cancellation
    )
    {
        var ticket = await work.Db.Tickets.SingleOrDefaultAsync(t => t.Id == row.TicketId, cancellation);
        var told = (row.Purpose, ticket) switch
        {
            (OutboxPurpose.ReporterNotice, { } of) => calls.ForReporterAsync(work, of, cancellation),
            (OutboxPurpose.ClosingNotice, { } of) => ClosingNotToldAsync(work, of, cancellation),
            (OutboxPurpose.Announcement, { } of) when row.PromptVisitId is { } visit => calls.ForOfficerAsync(
                work,
                row,
                of,
                visit,
                unreachableBefore,
                cancellation
            ),
            (OutboxPurpose.Announcement, null) when work.Reach.Channels.Of(row.Channel).AddressIsPhoneNumber =>
                calls.ForOfficerAsync(work, row.Contact, cancellation),
            (OutboxPurpose.CallRequest, _) => calls.ByTheNextAsync(work, row, cancellation),
            _ => Task.CompletedTask,
        };
        await told;
    }

    private static bool GoesElsewhere(UnitOfWork work, OutboxMessage row)
    {
        if (row.Redirected || work.Reach.Instead(row.Contact, work.Now) is not { } other)
            return false;
        work.Outbox.Write(
            other,
            row.Purpose,
            row.Content,
            row.TicketId,
            row.PromptVisitId,
            redirected: true,
            row.CallPersonId
        );
        return true;
    }

    private async Task ClosingNotToldAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellation)
    {
        await ClosingNotices.NoteAsync(ticket.Id, NoticeOutcome.NotDelivered, work, cancellation);
        await calls.ForReporterAsync(work, ticket, cancellation);
    }
}

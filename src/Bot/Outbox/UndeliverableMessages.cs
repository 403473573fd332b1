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
internal sealed partial class UndeliverableMessages(
    TextCatalog catalog,
    Reachability reach,
    TimeProvider time,
    ILogger<UndeliverableMessages> log
)
{
    private static readonly TimeSpan OneCall = TimeSpan.FromSeconds(10),
        OneRound = TimeSpan.FromHours(1);

    /// <summary>Parks a row and writes who is told, in the caller's transaction.</summary>
    /// <param name="db">The caller's unit of work.</param>
    /// <param name="id">The row.</param>
    /// <param name="reason">The platform's refusal; no personal data.</param>
    /// <param name="unreachable">Whether nothing else can be delivered to this address either.</param>
    public async Task ParkAsync(HelpdeskDb db, long id, string reason, bool unreachable, CancellationToken cancellation)
    {
        var row = await db.Outbox.Include(r => r.Contact.Person.Contacts).SingleAsync(r => r.Id == id, cancellation);
        if (row.Status is OutboxStatus.Parked)
            return;
        row.Status = OutboxStatus.Parked;
        row.Error = reason;
        var known = row.Contact.UnreachableSince;
        if (unreachable)
            row.Contact.UnreachableSince ??= time.GetUtcNow();
        if (row.Purpose is OutboxPurpose.Edit)
            return;
        if (row.Purpose is OutboxPurpose.Reply)
        {
            // Whoever has just asked must not be left without an answer.
            if (!unreachable)
                Write(
                    db,
                    row.Contact,
                    OutboxPurpose.Alarm,
                    new OutgoingMessage { Markup = catalog.For(row.Contact.Person).AnswerNotSent.Markup },
                    ticketId: null
                );
            return;
        }
        if (GoesElsewhere(db, row))
            return;
        if (row.TicketId is { } ticket)
            await TellAsync(
                db,
                row,
                await db.Tickets.SingleAsync(t => t.Id == ticket, cancellation),
                known,
                cancellation
            );
        else if (row is { Purpose: OutboxPurpose.Announcement, Channel: Channel.WhatsApp })
            await OfficerCutOffAsync(db, row.Contact, cancellation);
    }

    private Task TellAsync(
        HelpdeskDb db,
        OutboxMessage row,
        Ticket ticket,
        DateTimeOffset? unreachableBefore,
        CancellationToken cancellation
    ) =>
        row.Purpose switch
        {
            OutboxPurpose.ReporterNotice => AskToPhoneReporterAsync(db, ticket, cancellation),
            OutboxPurpose.ClosingNotice => ClosingNotToldAsync(db, ticket, cancellation),
            OutboxPurpose.Announcement when row.PromptVisitId is { } visit => OfficerNotReachedAsync(
                db,
                row,
                ticket,
                visit,
                unreachableBefore,
                cancellation
            ),
            OutboxPurpose.CallRequest => AskTheNextAsync(db, row, ticket, cancellation),
            _ => Task.CompletedTask,
        };

    private bool GoesElsewhere(HelpdeskDb db, OutboxMessage row)
    {
        var now = time.GetUtcNow();
        var other = row
            .Contact.Person.Contacts.Where(contact => contact.Id != row.ContactId && reach.CanReach(contact, now))
            .MaxBy(contact => contact.LastInboundAt);
        if (row.Redirected || other is null)
            return false;
        new OutboxWriter(db, now).Write(
            other,
            row.Purpose,
            row.Content,
            row.TicketId,
            row.PromptVisitId,
            redirected: true
        );
        return true;
    }

    private async Task ClosingNotToldAsync(HelpdeskDb db, Ticket ticket, CancellationToken cancellation)
    {
        await ClosingNotices.NoteAsync(db, ticket.Id, NoticeOutcome.NotDelivered, time.GetUtcNow(), cancellation);
        await AskToPhoneReporterAsync(db, ticket, cancellation);
    }

    private async Task AskToPhoneReporterAsync(HelpdeskDb db, Ticket ticket, CancellationToken cancellation)
    {
        // Several notices that fail together are one call.
        await db.SaveChangesAsync(cancellation);
        var justNow = time.GetUtcNow() - OneCall;
        if (
            await db.Outbox.AnyAsync(
                row => row.TicketId == ticket.Id && row.Purpose == OutboxPurpose.CallRequest && row.CreatedAt > justNow,
                cancellation
            )
        )
            return;
        OutgoingMessage Words(Texts texts) =>
            new()
            {
                Markup = texts
                    .ReporterNotReached(
                        code: ChatText.Code(ticket.Code),
                        name: ticket.ApplicantName,
                        phone: ticket.Phone
                    )
                    .Markup,
            };
        await AskAsync(db, ticket, [], Words, WhoKnowsTheCase(db, ticket), cancellation);
    }

    // Others may have been asked at the same time; whoever was is not asked twice.
    private async Task AskTheNextAsync(HelpdeskDb db, OutboxMessage row, Ticket ticket, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var since = time.GetUtcNow() - OneRound;
        var asked = await db
            .Outbox.Where(r => r.TicketId == ticket.Id && r.Purpose == OutboxPurpose.CallRequest && r.CreatedAt > since)
            .Select(r => new { r.Contact.PersonId, r.Status })
            .ToListAsync(cancellation);
        if (asked.Any(other => other.Status is not OutboxStatus.Parked))
            return;
        await AskAsync(
            db,
            ticket,
            [.. asked.Select(other => other.PersonId)],
            _ => row.Content,
            WhoKnowsTheCase(db, ticket),
            cancellation
        );
    }

    private Task OfficerCutOffAsync(HelpdeskDb db, Contact contact, CancellationToken cancellation)
    {
        OutgoingMessage Words(Texts texts) =>
            new() { Markup = texts.OfficerCutOff(name: contact.Person.Name, phone: contact.Address).Markup };
        return AskAsync(db, ticket: null, [contact.PersonId], Words, WhoRunsTheDesk(db), cancellation);
    }

    // Colleagues who know of the step can act; whoever is alone with it must be told another way. That an officer's
    // number is cut off is said once: the next message from them ends it.
    private async Task OfficerNotReachedAsync(
        HelpdeskDb db,
        OutboxMessage row,
        Ticket ticket,
        long visitId,
        DateTimeOffset? unreachableBefore,
        CancellationToken cancellation
    )
    {
        await db.SaveChangesAsync(cancellation);
        var visit = await db.Visits.SingleAsync(v => v.Id == visitId, cancellation);
        var someoneKnows = await db.Outbox.AnyAsync(
            r =>
                r.PromptVisitId == visitId
                && r.Purpose == OutboxPurpose.Announcement
                && r.Status != OutboxStatus.Parked
                && r.Contact.UnreachableSince == null,
            cancellation
        );
        var (isNews, byPhone) = (unreachableBefore is null, row.Channel is Channel.WhatsApp);
        if (visit.LeftAt is not null || (someoneKnows && !(isNews && byPhone)))
            return;
        // Where nobody could be reached from the start, the announcement itself has said so.
        if (unreachableBefore < row.CreatedAt && !byPhone)
            return;
        OutgoingMessage Words(Texts texts) =>
            new()
            {
                Markup = (
                    byPhone
                        ? texts.OfficerNotReached(
                            code: ChatText.Code(ticket.Code),
                            name: row.Contact.Person.Name,
                            phone: row.Contact.Address
                        )
                        : texts.NobodyToAct(
                            code: ChatText.Code(ticket.Code),
                            step: visit.Step,
                            title: texts.StepTitle(visit.Step)
                        )
                ).Markup,
            };
        await AskAsync(db, ticket, [row.Contact.PersonId], Words, WhoRunsTheDesk(db), cancellation);
    }

    // The handler knows the case; without one that can be reached, the team; without a team, the admins.
    private static IEnumerable<IQueryable<Person>> WhoKnowsTheCase(HelpdeskDb db, Ticket ticket) =>
        [
            db.People.Where(person => person.Id == ticket.HandlerId && (person.Roles & Roles.Staff) != 0),
            db.People.Where(person => (person.Roles & Roles.Staff) != 0 && (person.Teams & ticket.Category) != 0),
            db.People.Where(person => (person.Roles & Roles.Staff) != 0),
            db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
        ];

    private static IEnumerable<IQueryable<Person>> WhoRunsTheDesk(HelpdeskDb db) =>
        [
            db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
            db.People.Where(person => (person.Roles & Roles.Staff) != 0),
        ];

    // Of the groups the first with anyone who can be reached is asked.
    private async Task AskAsync(
        HelpdeskDb db,
        Ticket? ticket,
        IReadOnlyList<long> except,
        Func<Texts, OutgoingMessage> words,
        IEnumerable<IQueryable<Person>> groups,
        CancellationToken cancellation
    )
    {
        await db.SaveChangesAsync(cancellation);
        var now = time.GetUtcNow();
        foreach (var group in groups)
        {
            var people = await group
                .Where(person => !EF.Parameter(except).Contains(person.Id))
                .Include(person => person.Contacts)
                .ToListAsync(cancellation);
            var reached = people
                .Select(person =>
                    person
                        .Contacts.Where(contact => reach.CanReach(contact, now))
                        .MaxBy(contact => contact.LastInboundAt)
                )
                .OfType<Contact>()
                .ToList();
            foreach (var contact in reached)
                Write(db, contact, OutboxPurpose.CallRequest, words(catalog.For(contact.Person)), ticket?.Id);
            if (reached.Count > 0)
                return;
        }
        LogNobody(ticket?.Code);
    }

    private void Write(
        HelpdeskDb db,
        Contact contact,
        OutboxPurpose purpose,
        OutgoingMessage content,
        long? ticketId
    ) => new OutboxWriter(db, time.GetUtcNow()).Write(contact, purpose, content, ticketId);

    [LoggerMessage(
        LogLevel.Error,
        "A message about ticket {Ticket} reaches nobody, and nobody could be asked to phone: invite officers, or configure templates"
    )]
    private partial void LogNobody(string? ticket);
}

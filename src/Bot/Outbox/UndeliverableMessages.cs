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
internal sealed partial class UndeliverableMessages(ILogger<UndeliverableMessages> log)
{
    private static readonly TimeSpan OneCall = TimeSpan.FromSeconds(10),
        OneRound = TimeSpan.FromHours(1);

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
        if (row.Status is OutboxStatus.Parked)
            return;
        row.Status = OutboxStatus.Parked;
        row.Error = reason;
        var known = row.Contact.UnreachableSince;
        if (unreachable)
            row.Contact.UnreachableSince ??= work.Now;
        if (row.Purpose is OutboxPurpose.Edit)
            return;
        if (row.Purpose is OutboxPurpose.Reply)
        {
            // Whoever has just asked must not be left without an answer.
            if (!unreachable)
                work.Outbox.Write(
                    row.Contact,
                    OutboxPurpose.Alarm,
                    new OutgoingMessage { Markup = work.Catalog.For(row.Contact.Person).AnswerNotSent.Markup },
                    ticketId: null
                );
            return;
        }
        if (GoesElsewhere(work, row))
            return;
        if (row.TicketId is { } ticket)
            await TellAsync(
                work,
                row,
                await work.Db.Tickets.SingleAsync(t => t.Id == ticket, cancellation),
                known,
                cancellation
            );
        else if (row.Purpose is OutboxPurpose.Announcement && work.Reach.Channels.Of(row.Channel).AddressIsPhoneNumber)
            await OfficerCutOffAsync(work, row.Contact, cancellation);
    }

    private Task TellAsync(
        UnitOfWork work,
        OutboxMessage row,
        Ticket ticket,
        DateTimeOffset? unreachableBefore,
        CancellationToken cancellation
    ) =>
        row.Purpose switch
        {
            OutboxPurpose.ReporterNotice => AskToPhoneReporterAsync(work, ticket, cancellation),
            OutboxPurpose.ClosingNotice => ClosingNotToldAsync(work, ticket, cancellation),
            OutboxPurpose.Announcement when row.PromptVisitId is { } visit => OfficerNotReachedAsync(
                work,
                row,
                ticket,
                visit,
                unreachableBefore,
                cancellation
            ),
            OutboxPurpose.CallRequest => AskTheNextAsync(work, row, ticket, cancellation),
            _ => Task.CompletedTask,
        };

    private static bool GoesElsewhere(UnitOfWork work, OutboxMessage row)
    {
        if (row.Redirected || work.Reach.Instead(row.Contact, work.Now) is not { } other)
            return false;
        work.Outbox.Write(other, row.Purpose, row.Content, row.TicketId, row.PromptVisitId, redirected: true);
        return true;
    }

    private async Task ClosingNotToldAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellation)
    {
        await ClosingNotices.NoteAsync(ticket.Id, NoticeOutcome.NotDelivered, work, cancellation);
        await AskToPhoneReporterAsync(work, ticket, cancellation);
    }

    private async Task AskToPhoneReporterAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellation)
    {
        // Several notices that fail together are one call.
        await work.Db.SaveChangesAsync(cancellation);
        var justNow = work.Now - OneCall;
        if (
            await work.Db.Outbox.AnyAsync(
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
        await AskAsync(work, ticket, [], Words, WhoKnowsTheCase(work, ticket), cancellation);
    }

    // Others may have been asked at the same time; whoever was is not asked twice.
    private async Task AskTheNextAsync(
        UnitOfWork work,
        OutboxMessage row,
        Ticket ticket,
        CancellationToken cancellation
    )
    {
        await work.Db.SaveChangesAsync(cancellation);
        var since = work.Now - OneRound;
        var asked = await work
            .Db.Outbox.Where(r =>
                r.TicketId == ticket.Id && r.Purpose == OutboxPurpose.CallRequest && r.CreatedAt > since
            )
            .Select(r => new { r.Contact.PersonId, r.Status })
            .ToListAsync(cancellation);
        if (asked.Any(other => other.Status is not OutboxStatus.Parked))
            return;
        await AskAsync(
            work,
            ticket,
            [.. asked.Select(other => other.PersonId)],
            _ => row.Content,
            WhoKnowsTheCase(work, ticket),
            cancellation
        );
    }

    // Whoever hides their number can be phoned only by what they gave with a report.
    private static string PhoneOf(Contact contact) =>
        contact.Address.StartsWith('+') ? contact.Address : PhoneNumber.Shown(contact.Person.ApplicantPhone ?? "–");

    private Task OfficerCutOffAsync(UnitOfWork work, Contact contact, CancellationToken cancellation)
    {
        OutgoingMessage Words(Texts texts) =>
            new() { Markup = texts.OfficerCutOff(name: contact.Person.Name, phone: PhoneOf(contact)).Markup };
        return AskAsync(work, ticket: null, [contact.PersonId], Words, WhoRunsTheDesk(work), cancellation);
    }

    // Colleagues who know of the step can act; whoever is alone with it must be told another way. That an officer's
    // number is cut off is said once: the next message from them ends it.
    private async Task OfficerNotReachedAsync(
        UnitOfWork work,
        OutboxMessage row,
        Ticket ticket,
        long visitId,
        DateTimeOffset? unreachableBefore,
        CancellationToken cancellation
    )
    {
        await work.Db.SaveChangesAsync(cancellation);
        var visit = await work.Db.Visits.SingleAsync(v => v.Id == visitId, cancellation);
        var someoneKnows = await work.Db.Outbox.AnyAsync(
            r =>
                r.PromptVisitId == visitId
                && r.Purpose == OutboxPurpose.Announcement
                && r.Status != OutboxStatus.Parked
                && r.Contact.UnreachableSince == null,
            cancellation
        );
        var (isNews, byPhone) = (unreachableBefore is null, work.Reach.Channels.Of(row.Channel).AddressIsPhoneNumber);
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
                            phone: PhoneOf(row.Contact)
                        )
                        : texts.NobodyToAct(
                            code: ChatText.Code(ticket.Code),
                            step: visit.Step,
                            title: texts.StepTitle(visit.Step)
                        )
                ).Markup,
            };
        await AskAsync(work, ticket, [row.Contact.PersonId], Words, WhoRunsTheDesk(work), cancellation);
    }

    // The handler knows the case; without one that can be reached, the team; without a team, the admins.
    private static IEnumerable<IQueryable<Person>> WhoKnowsTheCase(UnitOfWork work, Ticket ticket) =>
        [
            work.Db.People.Where(person => person.Id == ticket.HandlerId && (person.Roles & Roles.Staff) != 0),
            work.Db.People.Where(person => (person.Roles & Roles.Staff) != 0 && (person.Teams & ticket.Category) != 0),
            work.Db.People.Where(person => (person.Roles & Roles.Staff) != 0),
            work.Db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
        ];

    private static IEnumerable<IQueryable<Person>> WhoRunsTheDesk(UnitOfWork work) =>
        [
            work.Db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
            work.Db.People.Where(person => (person.Roles & Roles.Staff) != 0),
        ];

    // Of the groups the first with anyone who can be reached is asked.
    private async Task AskAsync(
        UnitOfWork work,
        Ticket? ticket,
        IReadOnlyList<long> except,
        Func<Texts, OutgoingMessage> words,
        IEnumerable<IQueryable<Person>> groups,
        CancellationToken cancellation
    )
    {
        await work.Db.SaveChangesAsync(cancellation);
        var now = work.Now;
        foreach (var group in groups)
        {
            var people = await group
                .Where(person => !EF.Parameter(except).Contains(person.Id))
                .Include(person => person.Contacts)
                .ToListAsync(cancellation);
            var reached = people.Select(person => work.Reach.Reachable(person, now)).OfType<Contact>().ToList();
            foreach (var contact in reached)
                work.Outbox.Write(
                    contact,
                    OutboxPurpose.CallRequest,
                    words(work.Catalog.For(contact.Person)),
                    ticket?.Id
                );
            if (reached.Count > 0)
                return;
        }
        LogNobody(ticket?.Code);
    }

    [LoggerMessage(
        LogLevel.Error,
        "A message about ticket {Ticket} reaches nobody, and nobody could be asked to phone: invite officers, or configure templates"
    )]
    private partial void LogNobody(string? ticket);
}

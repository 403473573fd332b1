using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>
/// Asks someone who can be reached to phone whoever can't, or to find someone who acts. All of it in the caller's
/// transaction.
/// </summary>
internal sealed partial class CallRequests(ILogger<CallRequests> log)
{
    private static readonly TimeSpan OneCall = TimeSpan.FromSeconds(10),
        OneRound = TimeSpan.FromHours(1);

    /// <summary>Asks to phone a ticket's reporter; several notices that fail together are one call.</summary>
    public async Task ForReporterAsync(UnitOfWork work, Ticket ticket, CancellationToken cancellation)
    {
        await work.Db.SaveChangesAsync(cancellation);
        if (await CallsSince(work, ticket.Id, ticket.ReporterId, OneCall).AnyAsync(cancellation))
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
        var groups = WhoKnowsTheCase(work, ticket);
        await AskAsync(work, ticket.Id, ticket.ReporterId, except: [], Words, groups, cancellation);
    }

    /// <summary>
    /// Asks the next ones, where whoever was asked can't be reached either. Others may have been asked at the same time
    /// to phone the same person; whoever was is not asked twice.
    /// </summary>
    public async Task ByTheNextAsync(UnitOfWork work, OutboxMessage row, CancellationToken cancellation)
    {
        await work.Db.SaveChangesAsync(cancellation);
        var asked = await CallsSince(work, row.TicketId, row.CallPersonId, OneRound)
            .Select(r => new { r.Contact.PersonId, r.Status })
            .ToListAsync(cancellation);
        if (asked.Any(other => other.Status is not OutboxStatus.Parked))
            return;
        var ticket = await work.Db.Tickets.SingleOrDefaultAsync(t => t.Id == row.TicketId, cancellation);
        var isCaseKnown = ticket is not null && (row.CallPersonId ?? ticket.ReporterId) == ticket.ReporterId;
        List<long> except = [.. asked.Select(other => other.PersonId)];
        if (row.CallPersonId is { } person)
            except.Add(person);
        await AskAsync(
            work,
            row.TicketId,
            row.CallPersonId,
            except,
            _ => row.Content,
            isCaseKnown ? WhoKnowsTheCase(work, ticket!) : WhoRunsTheDesk(work),
            cancellation
        );
    }

    private static IQueryable<OutboxMessage> CallsSince(UnitOfWork work, long? ticket, long? person, TimeSpan past)
    {
        var since = work.Now - past;
        return work.Db.Outbox.Where(row =>
            row.TicketId == ticket
            && row.CallPersonId == person
            && row.Purpose == OutboxPurpose.CallRequest
            && row.CreatedAt > since
        );
    }

    // Whoever hides their number can be phoned only by what they gave with a report.
    private static string PhoneOf(Contact contact) =>
        contact.Address.StartsWith('+') ? contact.Address : PhoneNumber.Shown(contact.Person.ApplicantPhone ?? "–");

    /// <summary>Asks to phone an officer whom nothing reaches any more.</summary>
    public Task ForOfficerAsync(UnitOfWork work, Contact contact, CancellationToken cancellation)
    {
        OutgoingMessage Words(Texts texts) =>
            new() { Markup = texts.OfficerCutOff(name: contact.Person.Name, phone: PhoneOf(contact)).Markup };
        return AskAsync(
            work,
            ticket: null,
            contact.PersonId,
            except: [contact.PersonId],
            Words,
            WhoRunsTheDesk(work),
            cancellation
        );
    }

    /// <summary>
    /// Asks to phone an officer whom a step's prompt did not reach, or to find someone who acts. Colleagues who know of
    /// the step can act; whoever is alone with it must be told another way. That an officer's number is cut off is said
    /// once: the next message from them ends it.
    /// </summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="row">The prompt, with its contact and person.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="visitId">The step's visit.</param>
    /// <param name="unreachableBefore">Since when nothing reached the contact, before this row failed (UTC).</param>
    public async Task ForOfficerAsync(
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
        long? call = byPhone ? row.Contact.PersonId : null;
        await AskAsync(
            work,
            ticket.Id,
            call,
            except: [row.Contact.PersonId],
            Words,
            WhoRunsTheDesk(work),
            cancellation
        );
    }

    // The handler knows the case; without one that can be reached, the team; without a team, the admins.
    private static IEnumerable<IQueryable<Person>> WhoKnowsTheCase(UnitOfWork work, Ticket ticket) =>
        [
            work.Db.People.Where(person => person.Id == ticket.HandlerId && (person.Roles & Roles.Staff) != 0),
            work.Db.RoleHolders.Where(person =>
                (person.Roles & Roles.Staff) != 0 && (person.Teams & ticket.Category) != 0
            ),
            work.Db.RoleHolders.Where(person => (person.Roles & Roles.Staff) != 0),
            work.Db.RoleHolders.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
        ];

    private static IEnumerable<IQueryable<Person>> WhoRunsTheDesk(UnitOfWork work) =>
        [
            work.Db.RoleHolders.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
            work.Db.RoleHolders.Where(person => (person.Roles & Roles.Staff) != 0),
        ];

    // Of the groups the first with anyone who can be reached is asked.
    private async Task AskAsync(
        UnitOfWork work,
        long? ticket,
        long? call,
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
                    ticket,
                    callPersonId: call
                );
            if (reached.Count > 0)
                return;
        }
        LogNobody(
            await work.Db.Tickets.Where(t => t.Id == ticket).Select(t => t.Code).SingleOrDefaultAsync(cancellation)
        );
    }

    [LoggerMessage(
        LogLevel.Error,
        "A message about ticket {Ticket} reaches nobody, and nobody could be asked to phone: invite officers, or configure templates"
    )]
    private partial void LogNobody(string? ticket);
}

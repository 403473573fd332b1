using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Outbox;

/// <summary>What follows when a message can never be delivered: someone who can act is told, so that the person is told another way.</summary>
public sealed class Undeliverable(TextCatalog catalog, TimeProvider time)
{
    /// <summary>Parks a row and writes who is told, in the caller's transaction.</summary>
    public async Task ParkAsync(HelpdeskDb db, long id, string reason, bool unreachable, CancellationToken cancellation)
    {
        var row = await db.Outbox.Include(r => r.Contact.Person).SingleAsync(r => r.Id == id, cancellation);
        if (row.Status is not OutboxStatus.Pending) return;
        row.Status = OutboxStatus.Parked;
        row.Error = reason;
        if (unreachable) row.Contact.UnreachableSince ??= time.GetUtcNow();
        if (row.TicketId is not { } ticketId) return;
        var ticket = await db.Tickets.Include(t => t.Handler).SingleAsync(t => t.Id == ticketId, cancellation);
        if (row.Purpose is OutboxPurpose.ReporterNotice) await TellStaffAsync(db, ticket, cancellation);
        else if (row.Purpose is OutboxPurpose.Announcement && row.PromptVisitId is { } visit) await TellAdminsIfNobodyAsync(db, ticket, visit, cancellation);
    }

    // The handler knows the case; without one that can be reached, the team; without a team, the admins.
    private async Task TellStaffAsync(HelpdeskDb db, Ticket ticket, CancellationToken cancellation)
    {
        var candidates = new[]
        {
            db.People.Where(person => person.Id == ticket.HandlerId && (person.Roles & Roles.Staff) != 0),
            db.People.Where(person => (person.Roles & Roles.Staff) != 0 && (person.Teams & ticket.Category) != 0),
            db.People.Where(person => (person.Roles & Roles.Staff) != 0),
            db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0),
        };
        foreach (var people in candidates)
        {
            var reached = (await OutboxWriter.ReachAsync(people, cancellation)).Where(contact => contact.UnreachableSince is null).ToList();
            if (reached.Count == 0) continue;
            foreach (var contact in reached)
                Tell(db, contact, ticket, catalog.For(contact.Person).Say(TextKey.ReporterNotReached, ChatText.Code(ticket.Code), ticket.ApplicantName, ticket.Phone));
            return;
        }
    }

    private async Task TellAdminsIfNobodyAsync(HelpdeskDb db, Ticket ticket, long visitId, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var someoneKnows = await db.Outbox.AnyAsync(
            r => r.PromptVisitId == visitId && r.Purpose == OutboxPurpose.Announcement && r.Status != OutboxStatus.Parked && r.Contact.UnreachableSince == null, cancellation);
        if (someoneKnows) return;
        var visit = await db.Visits.SingleAsync(v => v.Id == visitId, cancellation);
        if (visit.LeftAt is not null) return;
        foreach (var admin in await OutboxWriter.ReachAsync(db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0), cancellation))
        {
            var texts = catalog.For(admin.Person);
            Tell(db, admin, ticket, texts.Say(TextKey.NobodyToAct, ChatText.Code(ticket.Code), visit.Step, texts.Plain(TicketViews.StepTitle(visit.Step))));
        }
    }

    private void Tell(HelpdeskDb db, Contact contact, Ticket ticket, ChatText text) =>
        new OutboxWriter(db, time.GetUtcNow()).Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = text.Markup }, ticket.Id);
}

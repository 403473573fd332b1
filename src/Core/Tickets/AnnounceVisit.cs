using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Tells whoever must act on an open visit, once: the claim and the messages are one transaction.</summary>
public sealed class AnnounceVisit(WriteGate gate, HelpdeskSop sop, TextCatalog catalog, TimeProvider time)
{
    private const int AlbumSize = 10, HistoryShown = 6;

    /// <summary>Announces a visit. Does nothing when it was announced already, or is over.</summary>
    public Task RunAsync(long visitId, CancellationToken cancellation) => gate.RunAsync(db => AnnounceAsync(db, visitId, cancellation), cancellation);

    /// <summary>Open visits that were never announced, oldest first: what the job for each may have missed.</summary>
    public static Task<List<long>> UnannouncedAsync(HelpdeskDb db, int atMost, CancellationToken cancellation) =>
        db.Visits.Where(visit => visit.AnnouncedAt == null && visit.LeftAt == null).OrderBy(visit => visit.Id).Select(visit => visit.Id).Take(atMost).ToListAsync(cancellation);

    private async Task AnnounceAsync(HelpdeskDb db, long visitId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var claimed = await db.Visits.Where(visit => visit.Id == visitId && visit.AnnouncedAt == null && visit.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.AnnouncedAt, now), cancellation);
        if (claimed == 0) return;

        var visit = await db.Visits.Include(v => v.Ticket.Handler).SingleAsync(v => v.Id == visitId, cancellation);
        var outbox = new OutboxWriter(db, now);
        var recipients = await OutboxWriter.ReachAsync(await ActorsAsync(db, visit, cancellation), cancellation);
        var photos = await db.Photos.Where(photo => photo.TicketId == visit.TicketId && (photo.Status == PhotoStatus.Pending || photo.Status == PhotoStatus.Stored))
            .OrderBy(photo => photo.Id).Select(photo => photo.Id).ToListAsync(cancellation);
        var history = await db.Events.Include(e => e.Actor).Where(e => e.TicketId == visit.TicketId && e.Words != null && e.Action != TicketAction.Resubmit).OrderBy(e => e.Id).ToListAsync(cancellation);
        foreach (var contact in recipients) Announce(outbox, contact, visit, photos, history);
        if (recipients.All(contact => contact.UnreachableSince is not null)) await TellAdminsAsync(db, outbox, visit, cancellation);
    }

    private void Announce(OutboxWriter outbox, Contact contact, StepVisit visit, List<long> photos, List<TicketEvent> history)
    {
        var texts = catalog.For(contact.Person);
        var step = sop.Step(visit.Step);
        var text = ChatText.Paragraphs(
            texts.Say(Heading(visit), ChatText.Code(visit.Ticket.Code)),
            TicketViews.Card(texts, visit.Ticket, photos.Count),
            TicketViews.History(texts, history, @private: true, HistoryShown),
            texts.Say(Enum.Parse<TextKey>($"Ask{visit.Step}"), step.Standard.TotalMinutes));
        var content = new OutgoingMessage { Markup = text.Markup, Buttons = TicketViews.Buttons(texts, visit.Ticket, visit, step.Actor) };
        outbox.Write(contact, OutboxPurpose.Announcement, content, visit.TicketId, visit.Id);
        if (step.Actor is not (SopActor.Team or SopActor.Head)) return;
        foreach (var album in photos.Chunk(AlbumSize))
        {
            var caption = texts.Say(TextKey.PhotosOf, ChatText.Code(visit.Ticket.Code));
            outbox.Write(contact, OutboxPurpose.Announcement, new OutgoingMessage { Markup = caption.Markup, Photos = album }, visit.TicketId);
        }
    }

    private static TextKey Heading(StepVisit visit) => Enum.Parse<TextKey>($"Announce{visit.Step}");

    /// <summary>Whose turn it is. A team without anyone is covered by all staff; a handler who left, by the team.</summary>
    private async Task<IQueryable<Person>> ActorsAsync(HelpdeskDb db, StepVisit visit, CancellationToken cancellation)
    {
        var actor = sop.Step(visit.Step).Actor;
        if (actor is SopActor.Head) return db.People.Where(person => (person.Roles & Roles.Head) != 0);
        if (actor is SopActor.Handler && visit.Ticket.Handler is { } handler && handler.Is(Roles.Staff)) return db.People.Where(person => person.Id == handler.Id);
        var category = visit.Ticket.Category;
        var staff = db.People.Where(person => (person.Roles & Roles.Staff) != 0);
        var team = staff.Where(person => (person.Teams & category) != 0);
        return await team.AnyAsync(cancellation) ? team : staff;
    }

    private async Task TellAdminsAsync(HelpdeskDb db, OutboxWriter outbox, StepVisit visit, CancellationToken cancellation)
    {
        foreach (var admin in await OutboxWriter.ReachAsync(db.People.Where(person => (person.Roles & Roles.AnyAdmin) != 0), cancellation))
        {
            var texts = catalog.For(admin.Person);
            var text = texts.Say(TextKey.NobodyToAct, ChatText.Code(visit.Ticket.Code), visit.Step, texts.Plain(TicketViews.StepTitle(visit.Step)));
            outbox.Write(admin, OutboxPurpose.Alarm, new OutgoingMessage { Markup = text.Markup }, visit.TicketId);
        }
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Tells whoever must act on an open visit, once: the claim and the messages are one transaction.</summary>
public sealed class AnnounceVisit(WriteGate gate, StepClocks clocks, TextCatalog catalog, TimeProvider time)
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

        var visit = await db.Visits.Include(v => v.Ticket.Reporter.Contacts).SingleAsync(v => v.Id == visitId, cancellation);
        var outbox = new OutboxWriter(db, now);
        var officers = await Officers.LoadAsync(db, now, cancellation);
        var recipients = OutboxWriter.Reach(officers.Actors(clocks.Sop.Step(visit.Step).Actor, visit.Ticket.Category, visit.Ticket.HandlerId));
        var photos = await db.Photos.Where(photo => photo.TicketId == visit.TicketId && (photo.Status == PhotoStatus.Pending || photo.Status == PhotoStatus.Stored))
            .OrderBy(photo => photo.Id).Select(photo => photo.Id).ToListAsync(cancellation);
        var history = await db.Events.Include(e => e.Actor).Include(e => e.OnBehalfOf)
            .Where(e => e.TicketId == visit.TicketId && e.Words != null && e.Action != TicketAction.Resubmit).OrderBy(e => e.Id).ToListAsync(cancellation);
        // Outside office hours work waits: it is announced without a sound.
        var silent = !clocks.Calendar.IsOpen(now);
        foreach (var contact in recipients) Announce(outbox, contact, visit, photos, history, now, silent);
        if (OutboxWriter.ReachesNobody(recipients)) TellAdmins(outbox, catalog, officers, visit);
    }

    /// <summary>Tells the admins that nobody can act on a visit.</summary>
    internal static void TellAdmins(OutboxWriter outbox, TextCatalog catalog, Officers officers, StepVisit visit)
    {
        foreach (var admin in OutboxWriter.Reach(officers.Admins))
        {
            var texts = catalog.For(admin.Person);
            var text = texts.Say(TextKey.NobodyToAct, ChatText.Code(visit.Ticket.Code), visit.Step, texts.Plain(TicketViews.StepTitle(visit.Step)));
            outbox.Write(admin, OutboxPurpose.CallRequest, new OutgoingMessage { Markup = text.Markup }, visit.TicketId);
        }
    }

    private void Announce(OutboxWriter outbox, Contact contact, StepVisit visit, List<long> photos, List<TicketEvent> history, DateTimeOffset now, bool silent)
    {
        var texts = catalog.For(contact.Person);
        var step = clocks.Sop.Step(visit.Step);
        var text = ChatText.Paragraphs(
            texts.Say(Heading(visit), ChatText.Code(visit.Ticket.Code)),
            TicketViews.Card(texts, visit.Ticket, photos.Count),
            TicketViews.Reach(texts, visit.Ticket.Reporter, now),
            TicketViews.History(texts, history, @private: true, HistoryShown),
            texts.Say(Enum.Parse<TextKey>($"Ask{visit.Step}"), texts.Span(step.Standard), texts.When(visit.DueAt!.Value)));
        var content = new OutgoingMessage { Markup = text.Markup, Buttons = TicketViews.Buttons(texts, visit.Ticket, visit, step.Actor), Silent = silent };
        outbox.Write(contact, OutboxPurpose.Announcement, content, visit.TicketId, visit.Id);
        if (step.Actor is not (SopActor.Team or SopActor.Head)) return;
        foreach (var album in photos.Chunk(AlbumSize))
        {
            var caption = texts.Say(TextKey.PhotosOf, ChatText.Code(visit.Ticket.Code));
            outbox.Write(contact, OutboxPurpose.Announcement, new OutgoingMessage { Markup = caption.Markup, Photos = album, Silent = silent }, visit.TicketId);
        }
    }

    private static TextKey Heading(StepVisit visit) => Enum.Parse<TextKey>($"Announce{visit.Step}");
}

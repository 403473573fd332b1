using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Tells whoever must act on an open visit, once: the claim and the messages are one transaction.</summary>
internal sealed class AnnounceVisit(WriteGate gate, StepClocks clocks, TextCatalog catalog, TimeProvider time)
{
    private const int AlbumSize = 10,
        HistoryShown = 6;

    /// <summary>Announces a visit. Does nothing when it was announced already, or is over.</summary>
    public Task RunAsync(long visitId, CancellationToken cancellation) =>
        gate.RunAsync(db => AnnounceAsync(db, visitId, cancellation), cancellation);

    /// <summary>Open visits that were never announced, oldest first: what the job for each may have missed.</summary>
    public static Task<List<long>> UnannouncedAsync(HelpdeskDb db, int atMost, CancellationToken cancellation) =>
        db
            .Visits.Where(visit => visit.AnnouncedAt == null && visit.LeftAt == null)
            .OrderBy(visit => visit.Id)
            .Select(visit => visit.Id)
            .Take(atMost)
            .ToListAsync(cancellation);

    private async Task AnnounceAsync(HelpdeskDb db, long visitId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var claimed = await db
            .Visits.Where(visit => visit.Id == visitId && visit.AnnouncedAt == null && visit.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.AnnouncedAt, now), cancellation);
        if (claimed == 0)
            return;

        var visit = await db
            .Visits.Include(v => v.Ticket.Reporter.Contacts)
            .SingleAsync(v => v.Id == visitId, cancellation);
        var outbox = new OutboxWriter(db, now);
        var officers = await Officers.LoadAsync(db, now, cancellation);
        var recipients = OutboxWriter.Reach(
            officers.Actors(clocks.Sop.Step(visit.Step).Actor, visit.Ticket.Category, visit.Ticket.HandlerId)
        );
        var photos = await db
            .Photos.Where(photo =>
                photo.TicketId == visit.TicketId
                && (photo.Status == PhotoStatus.Pending || photo.Status == PhotoStatus.Stored)
            )
            .OrderBy(photo => photo.Id)
            .Select(photo => photo.Id)
            .ToListAsync(cancellation);
        var history = await db
            .Events.Include(e => e.Actor)
            .Include(e => e.OnBehalfOf)
            .Where(e => e.TicketId == visit.TicketId && e.Words != null && e.Action != TicketAction.Resubmit)
            .OrderBy(e => e.Id)
            .ToListAsync(cancellation);
        // Outside office hours work waits: it is announced without a sound.
        var silent = !clocks.Calendar.IsOpen(now);
        foreach (var contact in recipients)
            Announce(outbox, contact, visit, photos, history, now, silent);
        if (OutboxWriter.ReachesNobody(recipients))
            TellAdmins(outbox, catalog, officers, visit);
    }

    /// <summary>Tells the admins that nobody can act on a visit.</summary>
    internal static void TellAdmins(OutboxWriter outbox, TextCatalog catalog, Officers officers, StepVisit visit)
    {
        foreach (var admin in OutboxWriter.Reach(officers.Admins))
        {
            var texts = catalog.For(admin.Person);
            var text = texts.NobodyToAct(
                code: ChatText.Code(visit.Ticket.Code),
                step: visit.Step,
                title: texts.StepTitle(visit.Step)
            );
            outbox.Write(
                admin,
                OutboxPurpose.CallRequest,
                new OutgoingMessage { Markup = text.Markup },
                visit.TicketId
            );
        }
    }

    private void Announce(
        OutboxWriter outbox,
        Contact contact,
        StepVisit visit,
        List<long> photos,
        List<TicketEvent> history,
        DateTimeOffset now,
        bool silent
    )
    {
        var texts = catalog.For(contact.Person);
        var step = clocks.Sop.Step(visit.Step);
        var text = ChatText.Paragraphs(
            Heading(texts, visit),
            TicketViews.Card(texts, visit.Ticket, photos.Count),
            TicketViews.Reach(texts, visit.Ticket.Reporter, now),
            TicketViews.History(texts, history, @private: true, HistoryShown),
            Request(texts, visit, texts.Span(step.Standard), texts.When(visit.DueAt!.Value))
        );
        var content = new OutgoingMessage
        {
            Markup = text.Markup,
            Buttons = TicketViews.Buttons(texts, visit.Ticket, visit, step.Actor),
            Silent = silent,
        };
        outbox.Write(contact, OutboxPurpose.Announcement, content, visit.TicketId, visit.Id);
        if (step.Actor is not (SopActor.Team or SopActor.Head))
            return;
        foreach (var album in photos.Chunk(AlbumSize))
        {
            var caption = texts.PhotosOf(ChatText.Code(visit.Ticket.Code));
            outbox.Write(
                contact,
                OutboxPurpose.Announcement,
                new OutgoingMessage
                {
                    Markup = caption.Markup,
                    Photos = album,
                    Silent = silent,
                },
                visit.TicketId
            );
        }
    }

    private static ChatText Heading(Texts texts, StepVisit visit) =>
        visit.Step switch
        {
            2 => texts.Announce2(ChatText.Code(visit.Ticket.Code)),
            3 => texts.Announce3(ChatText.Code(visit.Ticket.Code)),
            4 => texts.Announce4(ChatText.Code(visit.Ticket.Code)),
            5 => texts.Announce5(ChatText.Code(visit.Ticket.Code)),
            6 => texts.Announce6(ChatText.Code(visit.Ticket.Code)),
            var step => throw new ArgumentOutOfRangeException(nameof(visit), step, "Not a step of staff or head."),
        };

    private static ChatText Request(Texts texts, StepVisit visit, string standard, string until) =>
        visit.Step switch
        {
            2 => texts.Ask2(standard: standard, until: until),
            3 => texts.Ask3(standard: standard, until: until),
            4 => texts.Ask4(standard: standard, until: until),
            5 => texts.Ask5(standard: standard, until: until),
            6 => texts.Ask6(standard: standard, until: until),
            var step => throw new ArgumentOutOfRangeException(nameof(visit), step, "Not a step of staff or head."),
        };
}

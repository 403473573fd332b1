using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Tells whoever must act on an open visit, once: the claim and the messages are one transaction.</summary>
internal static class AnnounceVisit
{
    private const int HistoryShown = 3;

    /// <summary>
    /// Announces a visit. Returns whether it did: not when it was announced already, or is over.
    /// </summary>
    public static async Task<bool> RunAsync(long visitId, UnitOfWork work, CancellationToken cancellation)
    {
        var claimed = await work
            .Db.Visits.Where(visit => visit.Id == visitId && visit.AnnouncedAt == null && visit.LeftAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.AnnouncedAt, work.Now), cancellation);
        if (claimed == 0)
            return false;

        var visit = await work
            .Db.Visits.Include(v => v.Ticket.Reporter.Contacts)
            .SingleAsync(v => v.Id == visitId, cancellation);
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        var recipients = Reachability.AddressesOf(
            officers.Actors(work.Sop.Step(visit.Step).Actor, visit.Ticket.Category, visit.Ticket.HandlerId)
        );
        var (photos, history) = await SoFarAsync(visit, work, cancellation);
        // Outside office hours work waits: it is announced without a sound.
        var silent = !work.Clocks.Calendar.IsOpen(work.Now);
        foreach (var contact in recipients)
            Announce(work, contact, visit, photos, history, silent);
        if (work.Reach.ReachesNobody(recipients))
            TellAdmins(work, officers, visit);
        return true;
    }

    /// <summary>Gives a ticket's prompt to the handler to whom it was handed over.</summary>
    public static Task HandedOverAsync(StepVisit visit, Person by, UnitOfWork work, CancellationToken cancellation) =>
        AskHandlerAsync(
            visit,
            (texts, code) => texts.AnnounceHandedOver(code: code, name: by.Name),
            work,
            cancellation
        );

    /// <summary>Gives a ticket's prompt to its handler once more: it has been on hold, and the date has come.</summary>
    public static Task GoesOnAsync(StepVisit visit, UnitOfWork work, CancellationToken cancellation) =>
        AskHandlerAsync(visit, (texts, code) => texts.AnnounceHoldOver(code), work, cancellation);

    private static async Task AskHandlerAsync(
        StepVisit visit,
        Func<Texts, ChatText, ChatText> heading,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        await work.Db.Contacts.Where(c => c.PersonId == visit.Ticket.ReporterId).LoadAsync(cancellation);
        var (photos, history) = await SoFarAsync(visit, work, cancellation);
        var silent = !work.Clocks.Calendar.IsOpen(work.Now);
        foreach (
            var contact in Reachability.AddressesOf(
                officers.Actors(SopActor.Handler, visit.Ticket.Category, visit.Ticket.HandlerId)
            )
        )
            Announce(work, contact, visit, photos, history, silent, heading);
    }

    /// <summary>
    /// Open visits that were never announced and may be tried now, oldest first: what the job for each has missed.
    /// </summary>
    public static Task<List<long>> UnannouncedAsync(
        HelpdeskDb db,
        DateTimeOffset now,
        int atMost,
        CancellationToken cancellation
    ) =>
        db
            .Visits.Where(visit => visit.AnnouncedAt == null && visit.LeftAt == null)
            .Where(visit => visit.RetryAt == null || visit.RetryAt <= now)
            .OrderBy(visit => visit.Id)
            .Select(visit => visit.Id)
            .Take(atMost)
            .ToListAsync(cancellation);

    /// <summary>Tells the admins that nobody can act on a visit.</summary>
    internal static void TellAdmins(UnitOfWork work, Officers officers, StepVisit visit)
    {
        foreach (var admin in Reachability.AddressesOf(officers.Admins))
        {
            var texts = work.Catalog.For(admin.Person);
            var text = texts.NobodyToAct(
                code: ChatText.Code(visit.Ticket.Code),
                step: visit.Step,
                title: texts.StepTitle(visit.Step)
            );
            work.Outbox.Write(
                admin,
                OutboxPurpose.CallRequest,
                new OutgoingMessage { Markup = text.Markup },
                visit.TicketId
            );
        }
    }

    private static async Task<(TicketPhotos Photos, List<TicketEvent> History)> SoFarAsync(
        StepVisit visit,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var photos = await TicketPhotos.LoadAsync(work.Db, visit.TicketId, cancellation);
        var history = await work
            .Db.Events.Include(e => e.Actor)
            .Include(e => e.OnBehalfOf)
            .Where(e => e.TicketId == visit.TicketId && e.Action != TicketAction.Resubmit)
            .Where(e => e.Words != null || e.TakesBackId != null)
            .OrderBy(e => e.Id)
            .ToListAsync(cancellation);
        return (photos, history);
    }

    private static void Announce(
        UnitOfWork work,
        Contact contact,
        StepVisit visit,
        TicketPhotos photos,
        List<TicketEvent> history,
        bool silent,
        Func<Texts, ChatText, ChatText>? heading = null
    )
    {
        var texts = work.TextsFor(contact.Person, contact);
        var step = work.Sop.Step(visit.Step);
        var text = ChatText.Paragraphs(
            heading is null ? Heading(texts, visit) : heading(texts, ChatText.Code(visit.Ticket.Code)),
            Report(texts, visit, photos.Count),
            TicketCards.Reach(texts, work.Reach, visit.Ticket.Reporter, work.Now),
            IsKnown(visit)
                ? TicketHistory.History(texts, Standing(history).TakeLast(1), HistoryReader.Officer)
                : TicketHistory.History(texts, history, HistoryReader.Officer, HistoryShown),
            visit.Step == 6 ? WhatIsRead(texts, history) : ChatText.Empty,
            visit.DueAt is { } due
                ? Request(texts, visit, texts.Span(step.Standard), texts.When(due))
                : texts.OnHoldUntil(texts.When(visit.HeldUntil!.Value))
        );
        var content = new OutgoingMessage
        {
            Markup = text.Markup,
            Buttons = TicketButtons.PromptButtons(texts, visit.Ticket, visit, step.Actor),
            Silent = silent,
        };
        work.Outbox.Write(contact, OutboxPurpose.Announcement, content, visit.TicketId, visit.Id);
        if (step.Actor is not (SopActor.Team or SopActor.Head))
            return;
        foreach (var album in photos.Albums(texts, visit.Ticket.Code))
            work.Outbox.Write(contact, OutboxPurpose.Announcement, album with { Silent = silent }, visit.TicketId);
    }

    private static IEnumerable<TicketEvent> Standing(List<TicketEvent> history)
    {
        var takenBack = history.Select(e => e.TakesBackId).OfType<long>().ToHashSet();
        return history.Where(e => e.Words is not null && !takenBack.Contains(e.Id));
    }

    // Whoever has had it in hand knows the report, and what was done on it.
    private static bool IsKnown(StepVisit visit) => visit.Step is 4 or 6;

    // Whoever decides whether it is taken on reads all of it.
    private static ChatText Report(Texts texts, StepVisit visit, int photos) =>
        IsKnown(visit)
            ? TicketCards.ShortCard(texts, visit.Ticket)
            : TicketCards.Card(texts, visit.Ticket, photos, visit.Step == 2 ? int.MaxValue : TicketCards.LongestAgain);

    // Closing tells the reporter what was done: whoever closes sees in which words.
    private static ChatText WhatIsRead(Texts texts, List<TicketEvent> history) =>
        WhatWasDone.In(history) is { } words
            ? texts.ReporterWillRead(words)
            : texts.ReporterWillReadNothing(texts.ActionLabel(TicketAction.InformReporter));

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

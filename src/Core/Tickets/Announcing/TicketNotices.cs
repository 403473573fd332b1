using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>What a change of a ticket tells people, written in the transaction of the change.</summary>
internal sealed class TicketNotices(UnitOfWork work)
{
    /// <summary>
    /// Edits every prompt of a visit that is over: says who acted and when, and takes the buttons away.
    /// </summary>
    public Task EndPromptsAsync(Ticket ticket, StepVisit visit, TicketEvent happened, CancellationToken cancellation) =>
        EndPromptsAsync(ticket, visit, happened, reporters: true, cancellation);

    /// <summary>The same for staff and head only: the ticket is another's now, and its reporter has nothing to do
    /// with it.</summary>
    public Task EndOfficersPromptsAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        CancellationToken cancellation
    ) => EndPromptsAsync(ticket, visit, happened, reporters: false, cancellation);

    private async Task EndPromptsAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        bool reporters,
        CancellationToken cancellation
    )
    {
        var prompts = await work
            .Db.Outbox.Include(row => row.Contact.Person)
            .Where(row => row.PromptVisitId == visit.Id && row.Status != OutboxStatus.Parked)
            .Where(row => reporters || row.Contact.PersonId != ticket.ReporterId)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        HashSet<long> told = [];
        foreach (var prompt in prompts)
        {
            // The reporter is told by a notice, and whoever acted by the answer: what they read and were asked before stays
            // what it was.
            var isAnswer = prompt.Purpose is OutboxPurpose.Reply && prompt.Contact.PersonId == happened.ActorId;
            if (isAnswer || prompt.Contact.PersonId == ticket.ReporterId)
            {
                work.Outbox.Write(
                    prompt.Contact,
                    OutboxPurpose.Edit,
                    new OutgoingMessage { DropsButtonsOfRow = prompt.Id },
                    ticket.Id
                );
                continue;
            }
            var texts = work.TextsFor(prompt.Contact.Person, prompt.Contact);
            var how = TicketViews.Happened(texts, happened, TicketViews.NameOf(texts, happened));
            // An old prompt folds to one line: what it asked for is over.
            var ended = texts.PromptEnded(code: ChatText.Code(ticket.Code), how: how);
            // Where nothing can be edited, everyone but who acted is told once.
            var instead =
                prompt.Contact.PersonId != happened.ActorId && told.Add(prompt.ContactId)
                    ? texts.PromptEndedInstead(code: ChatText.Code(ticket.Code), how: how)
                    : ChatText.Empty;
            work.Outbox.Write(
                prompt.Contact,
                OutboxPurpose.Edit,
                new OutgoingMessage
                {
                    Markup = ended.Markup,
                    Replaces = prompt.Id,
                    Instead = instead.Markup,
                },
                ticket.Id
            );
        }
    }

    /// <summary>
    /// Tells the reporter what a change means for them. Their own actions are answered where they act.
    /// </summary>
    public async Task TellReporterAsync(
        Ticket ticket,
        TicketEvent happened,
        StepVisit? opened,
        CancellationToken cancellation
    )
    {
        var addresses = await Reachability.AddressesOf(
            work.Db.People.Where(p => p.Id == ticket.ReporterId),
            cancellation
        );
        var texts = work.TextsFor(ticket.Reporter, addresses);
        if (await NoticeAsync(texts, ticket, happened, cancellation) is not { } notice)
            return;
        var prompt = happened.Action switch
        {
            TicketAction.Return => opened,
            TicketAction.Close => happened.Visit,
            _ => null,
        };
        var buttons = happened.Action switch
        {
            TicketAction.Close => TicketViews.AfterClosing(texts, ticket, happened.Visit),
            TicketAction.AskReporter =>
            [
                [TicketViews.Answer(texts, ticket, happened.Visit)],
            ],
            _ when prompt is not null => TicketViews.Buttons(texts, ticket, prompt, SopActor.Reporter),
            _ when HelpdeskSop.Exit(ticket.State, TicketAction.AddInformation) is not null =>
            [
                [TicketViews.AddInformation(texts, ticket, ticket.OpenVisit!)],
            ],
            _ => [],
        };
        foreach (var contact in addresses)
            work.Outbox.Write(
                contact,
                happened.Action is TicketAction.Close ? OutboxPurpose.ClosingNotice : OutboxPurpose.ReporterNotice,
                new OutgoingMessage { Markup = notice.Markup, Buttons = buttons },
                ticket.Id,
                prompt?.Id
            );
    }

    private async Task<ChatText?> NoticeAsync(
        Texts texts,
        Ticket ticket,
        TicketEvent happened,
        CancellationToken cancellation
    )
    {
        var (code, words) = (ChatText.Code(ticket.Code), happened.Words);
        return happened switch
        {
            { Action: TicketAction.Approve } => texts.ReporterApproved(
                code: code,
                name: happened.Actor!.Name,
                until: texts.When(ticket.OpenVisit!.DueAt!.Value)
            ),
            { Action: TicketAction.Return } => texts.ReporterReturned(code: code, reason: words),
            { Action: TicketAction.TakeBack } => texts.ReporterTakenBack(code),
            { Action: TicketAction.Abandon } => texts.ReporterAbandoned(code),
            { Action: TicketAction.Hold, Visit.HeldUntil: { } until } => texts.ReporterHeld(
                code: code,
                until: texts.DayOf(until)
            ),
            { Action: TicketAction.AskReporter } => texts.ReporterAsked(code: code, words: words),
            { Action: TicketAction.InformReporter } => texts.ReporterInformed(code: code, words: words),
            // What is said on a returned report is said to whoever has to complete it.
            { Action: TicketAction.AddRemark, From: TicketState.Returned } => texts.ReporterInformed(
                code: code,
                words: words
            ),
            { Action: TicketAction.Escalate } => texts.ReporterEscalated(code),
            { Action: TicketAction.RepairAgain } => texts.ReporterRepairAgain(code),
            { Action: TicketAction.Close } when await WhatWasDoneAsync(ticket, cancellation) is { } done =>
                texts.ReporterClosedWith(code: code, words: done),
            { Action: TicketAction.Close } => texts.ReporterClosed(code),
            { Action: TicketAction.ReopenMistaken } => texts.ReporterReopened(code),
            _ => null,
        };
    }

    private async Task<string?> WhatWasDoneAsync(Ticket ticket, CancellationToken cancellation) =>
        WhatWasDone.In(
            await work
                .Db.Events.Where(e => e.TicketId == ticket.Id && WhatWasDone.Told.Contains(e.Action!.Value))
                .OrderBy(e => e.Id)
                .ToListAsync(cancellation)
        );

    /// <summary>
    /// Shows what the reporter added to whoever works on the ticket: its handler, before approval the team. Outside office
    /// hours without a sound.
    /// </summary>
    public async Task TellOfInformationAsync(Ticket ticket, Advance added, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        var who = ticket.HandlerId is null ? SopActor.Team : SopActor.Handler;
        List<Person> told = [.. officers.Actors(who, ticket.Category, ticket.HandlerId)];
        // Whoever has asked the reporter last is to read the answer.
        var asked = await work
            .Db.Events.Where(e => e.TicketId == ticket.Id && e.Action == TicketAction.AskReporter)
            .OrderByDescending(e => e.Id)
            .FirstOrDefaultAsync(cancellation);
        if (asked?.ActorId is { } id && told.All(person => person.Id != id) && officers.Find(id) is { } asking)
            told.Add(asking);
        var isAnswer =
            asked is not null
            && await work.Db.Events.CountAsync(
                e => e.TicketId == ticket.Id && e.Action == TicketAction.AddInformation && e.Id > asked.Id,
                cancellation
            ) == 1;
        TellOfficers(
            told,
            ticket,
            added,
            (texts, code, words) =>
                isAnswer
                    ? texts.AnswerNotice(code: code, words: words, question: asked!.Words)
                    : texts.AdditionNotice(code: code, words: words),
            (texts, code) => texts.AdditionPhotos(code)
        );
    }

    /// <summary>
    /// Shows what an officer said on a ticket to those whose turn it is, and to its handler. Outside office hours without
    /// a sound.
    /// </summary>
    public async Task TellOfRemarkAsync(Ticket ticket, StepVisit visit, Advance added, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        var turn = work.Sop.Step(visit.Step).Actor;
        List<Person> told =
            turn is SopActor.Reporter ? [] : [.. officers.Actors(turn, ticket.Category, ticket.HandlerId)];
        if (ticket.HandlerId is { } handler && told.All(person => person.Id != handler))
            told.AddRange(officers.Actors(SopActor.Handler, ticket.Category, handler));
        TellOfficers(
            told,
            ticket,
            added,
            (texts, code, words) => texts.RemarkNotice(code: code, by: added.Actor!.Name, words: words),
            (texts, code) => texts.RemarkPhotos(code: code, by: added.Actor!.Name)
        );
    }

    private void TellOfficers(
        IEnumerable<Person> told,
        Ticket ticket,
        Advance added,
        Func<Texts, ChatText, string, ChatText> notice,
        Func<Texts, ChatText, ChatText> caption
    )
    {
        var code = ChatText.Code(ticket.Code);
        var silent = !work.Clocks.Calendar.IsOpen(work.Now);
        var photos = added.Photos?.Select(photo => photo.Id).ToList() ?? [];
        foreach (var contact in Reachability.AddressesOf([.. told]))
        {
            if (contact.PersonId == added.Actor?.Id)
                continue;
            var texts = work.Catalog.For(contact.Person);
            void Tell(ChatText text, IReadOnlyList<long> shown) =>
                work.Outbox.Write(
                    contact,
                    OutboxPurpose.Announcement,
                    new OutgoingMessage
                    {
                        Markup = text.Markup,
                        Photos = shown,
                        Silent = silent,
                    },
                    ticket.Id
                );
            if (added.Words is { } words)
                Tell(notice(texts, code, words), []);
            if (photos.Count > 0)
                Tell(caption(texts, code), photos);
        }
    }

    /// <summary>Tells the handler that the reporter says that the trouble is gone; they confirm it, or go on.</summary>
    public async Task TellOfWithdrawalAsync(Ticket ticket, StepVisit visit, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        foreach (
            var contact in Reachability.AddressesOf(
                officers.Actors(SopActor.Handler, ticket.Category, ticket.HandlerId)
            )
        )
        {
            var texts = work.Catalog.For(contact.Person);
            var confirm = new ButtonData.Act(ticket.Id, visit.Id, TicketAction.ConfirmWithdrawal);
            work.Outbox.Write(
                contact,
                OutboxPurpose.Announcement,
                new OutgoingMessage
                {
                    Markup = texts.WithdrawnToStaff(ChatText.Code(ticket.Code)).Markup,
                    Buttons =
                    [
                        [new OutgoingButton(texts.LabelConfirmWithdrawal, confirm.ToString())],
                    ],
                    Silent = !work.Clocks.Calendar.IsOpen(work.Now),
                },
                ticket.Id,
                visit.Id
            );
        }
    }

    /// <summary>Tells the head that a repair waits, why, and until when.</summary>
    public async Task TellHeadsOfHoldAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        CancellationToken cancellation
    )
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        foreach (var contact in Reachability.AddressesOf([.. officers.Deciders]))
        {
            var texts = work.Catalog.For(contact.Person);
            var text = texts.HeadOfHold(
                code: ChatText.Code(ticket.Code),
                by: happened.Actor!.Name,
                until: texts.DayOf(visit.HeldUntil!.Value),
                reason: happened.Words
            );
            work.Outbox.Write(
                contact,
                OutboxPurpose.Announcement,
                new OutgoingMessage { Markup = text.Markup, Silent = !work.Clocks.Calendar.IsOpen(work.Now) },
                ticket.Id
            );
        }
    }

    /// <summary>Tells a handler that a colleague has taken a ticket over.</summary>
    public async Task TellFormerHandlerAsync(Ticket ticket, Person former, Person now, CancellationToken cancellation)
    {
        foreach (
            var contact in await Reachability.AddressesOf(work.Db.People.Where(p => p.Id == former.Id), cancellation)
        )
        {
            var text = work.Catalog.For(former).HandlerTakenOver(code: ChatText.Code(ticket.Code), name: now.Name);
            work.Outbox.Write(
                contact,
                OutboxPurpose.Announcement,
                new OutgoingMessage { Markup = text.Markup },
                ticket.Id
            );
        }
    }
}

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
    public async Task EndPromptsAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        CancellationToken cancellation
    )
    {
        var prompts = await work
            .Db.Outbox.Include(row => row.Contact.Person)
            .Where(row => row.PromptVisitId == visit.Id && row.Status != OutboxStatus.Parked)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        HashSet<long> told = [];
        foreach (var prompt in prompts)
        {
            // The reporter is told by a notice; what they were told before stays what it was.
            if (prompt.Contact.PersonId == ticket.ReporterId)
            {
                work.Outbox.Write(
                    prompt.Contact,
                    OutboxPurpose.Edit,
                    new OutgoingMessage { DropsButtonsOfRow = prompt.Id },
                    ticket.Id
                );
                continue;
            }
            var texts = work.Catalog.For(prompt.Contact.Person);
            var how = TicketViews.Happened(texts, happened, TicketViews.NameOf(texts, happened));
            // The most important first: whoever looks at an old prompt must see at once that it is over.
            var ended = ChatText.Paragraphs(texts.PromptEnded(how), ChatText.FromMarkup(prompt.Content.Markup));
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
        var texts = work.Catalog.For(ticket.Reporter);
        ChatText? notice = happened.Action switch
        {
            TicketAction.Approve => texts.ReporterApproved(ChatText.Code(ticket.Code)),
            TicketAction.Return => texts.ReporterReturned(code: ChatText.Code(ticket.Code), reason: happened.Words),
            TicketAction.Abandon => texts.ReporterAbandoned(ChatText.Code(ticket.Code)),
            TicketAction.Escalate => texts.ReporterEscalated(ChatText.Code(ticket.Code)),
            TicketAction.RepairAgain => texts.ReporterRepairAgain(ChatText.Code(ticket.Code)),
            TicketAction.Close => texts.ReporterClosed(ChatText.Code(ticket.Code)),
            _ => null,
        };
        if (notice is null)
            return;
        var prompt = happened.Action is TicketAction.Return ? opened : null;
        var buttons = prompt is null ? [] : TicketViews.Buttons(texts, ticket, prompt, SopActor.Reporter);
        foreach (
            var contact in await Reachability.AddressesOf(
                work.Db.People.Where(p => p.Id == ticket.ReporterId),
                cancellation
            )
        )
            work.Outbox.Write(
                contact,
                happened.Action is TicketAction.Close ? OutboxPurpose.ClosingNotice : OutboxPurpose.ReporterNotice,
                new OutgoingMessage { Markup = notice.Value.Markup, Buttons = buttons },
                ticket.Id,
                prompt?.Id
            );
    }

    /// <summary>
    /// Shows what the reporter added to whoever works on the ticket: its handler, before approval the team. Outside office
    /// hours without a sound.
    /// </summary>
    public async Task TellOfInformationAsync(Ticket ticket, Advance added, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(work.Db, work.Now, cancellation);
        var who = ticket.HandlerId is null ? SopActor.Team : SopActor.Handler;
        var code = ChatText.Code(ticket.Code);
        var silent = !work.Clocks.Calendar.IsOpen(work.Now);
        var photos = added.Photos?.Select(photo => photo.Id).ToList() ?? [];
        foreach (var contact in Reachability.AddressesOf(officers.Actors(who, ticket.Category, ticket.HandlerId)))
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
                Tell(texts.AdditionNotice(code: code, words: words), []);
            if (photos.Count > 0)
                Tell(texts.AdditionPhotos(code), photos);
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

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// What staff and head hear of a ticket that stays on its step, written in the transaction of the change. Whoever acted
/// is answered where they act.
/// </summary>
internal sealed class OfficerNotices(UnitOfWork work)
{
    /// <summary>
    /// Shows what the reporter added to whoever works on the ticket: its handler, before approval the team.
    /// </summary>
    public async Task TellOfInformationAsync(Ticket ticket, Advance added, CancellationToken cancellation)
    {
        var officers = await LoadAsync(cancellation);
        var who = ticket.HandlerId is null ? SopActor.Team : SopActor.Handler;
        List<Person> told = [.. officers.Actors(who, ticket.Category, ticket.HandlerId)];
        // Whoever has asked the reporter last is to read the answer.
        var asked = await work
            .Db.Events.Where(e => e.TicketId == ticket.Id && e.Action == TicketAction.AskReporter)
            .OrderByDescending(e => e.Id)
            .FirstOrDefaultAsync(cancellation);
        if (asked?.ActorId is { } id && told.All(person => person.Id != id) && officers.Find(id) is { } asking)
            told.Add(asking);
        var question = asked is not null && await IsFirstSinceAsync(asked, cancellation) ? asked.Words : null;
        TellWithPhotos(
            told,
            ticket,
            added,
            (texts, code, words) =>
                question is null
                    ? texts.AdditionNotice(code: code, words: words)
                    : texts.AnswerNotice(code: code, words: words, question: question),
            (texts, code) => texts.AdditionPhotos(code)
        );
    }

    /// <summary>
    /// Shows what an officer said on a ticket to those whose turn it is, to its handler, and to whoever said the last
    /// thing on it before.
    /// </summary>
    public async Task TellOfRemarkAsync(Ticket ticket, StepVisit visit, Advance added, CancellationToken cancellation)
    {
        var officers = await LoadAsync(cancellation);
        var turn = work.Sop.Step(visit.Step).Actor;
        List<Person> told =
            turn is SopActor.Reporter ? [] : [.. officers.Actors(turn, ticket.Category, ticket.HandlerId)];
        if (ticket.HandlerId is { } handler && told.All(person => person.Id != handler))
            told.AddRange(officers.Actors(SopActor.Handler, ticket.Category, handler));
        if (await LastToSpeakBesidesAsync(added, cancellation) is { } other && told.All(person => person.Id != other))
            told.AddRange(officers.Find(other) is { } spoke ? [spoke] : []);
        TellWithPhotos(
            told,
            ticket,
            added,
            (texts, code, words) => texts.RemarkNotice(code: code, by: added.Actor!.Name, words: words),
            (texts, code) => texts.RemarkPhotos(code: code, by: added.Actor!.Name),
            isRemark: true
        );
    }

    /// <summary>Tells the handler that the reporter says that the trouble is gone; they confirm it, or go on.</summary>
    public async Task TellOfWithdrawalAsync(Ticket ticket, StepVisit visit, CancellationToken cancellation)
    {
        var confirm = new ButtonData.Act(ticket.Id, visit.Id, TicketAction.ConfirmWithdrawal).ToString();
        var handler = (await LoadAsync(cancellation)).Actors(SopActor.Handler, ticket.Category, ticket.HandlerId);
        Tell(
            handler,
            ticket,
            texts => new OutgoingMessage
            {
                Markup = texts.WithdrawnToStaff(ChatText.Code(ticket.Code)).Markup,
                Buttons =
                [
                    [new OutgoingButton(texts.LabelConfirmWithdrawal, confirm)],
                ],
            },
            visit
        );
    }

    /// <summary>Tells the head that a repair waits, why, and until when.</summary>
    public async Task TellOfHoldAsync(
        Ticket ticket,
        StepVisit visit,
        TicketEvent happened,
        CancellationToken cancellation
    ) =>
        Tell(
            (await LoadAsync(cancellation)).Deciders,
            ticket,
            texts =>
                Words(
                    texts.HeadOfHold(
                        code: ChatText.Code(ticket.Code),
                        by: happened.Actor!.Name,
                        until: texts.DayOf(visit.HeldUntil!.Value),
                        reason: happened.Words
                    )
                )
        );

    /// <summary>Tells a handler that a colleague has taken a ticket over.</summary>
    public async Task TellFormerHandlerAsync(Ticket ticket, Person former, Person now, CancellationToken cancellation)
    {
        await work.Db.Contacts.Where(contact => contact.PersonId == former.Id).LoadAsync(cancellation);
        Tell(
            [former],
            ticket,
            texts => Words(texts.HandlerTakenOver(code: ChatText.Code(ticket.Code), name: now.Name))
        );
    }

    private Task<long?> LastToSpeakBesidesAsync(Advance added, CancellationToken cancellation) =>
        work
            .Db.Events.Where(e => e.TicketId == added.TicketId && e.Action == TicketAction.AddRemark)
            .Where(e => e.ActorId != added.Actor!.Id)
            .OrderByDescending(e => e.Id)
            .Select(e => e.ActorId)
            .FirstOrDefaultAsync(cancellation);

    private Task<Officers> LoadAsync(CancellationToken cancellation) =>
        Officers.LoadAsync(work.Db, work.Now, cancellation);

    private async Task<bool> IsFirstSinceAsync(TicketEvent asked, CancellationToken cancellation) =>
        await work.Db.Events.CountAsync(
            e => e.TicketId == asked.TicketId && e.Action == TicketAction.AddInformation && e.Id > asked.Id,
            cancellation
        ) == 1;

    private void TellWithPhotos(
        IEnumerable<Person> told,
        Ticket ticket,
        Advance added,
        Func<Texts, ChatText, string, ChatText> notice,
        Func<Texts, ChatText, ChatText> caption,
        bool isRemark = false
    )
    {
        var code = ChatText.Code(ticket.Code);
        var photos = added.Photos?.Select(photo => photo.Id).ToList() ?? [];
        List<Person> others = [.. told.Where(person => person.Id != added.Actor?.Id)];
        if (added.Words is { } words)
            Tell(others, ticket, texts => Words(notice(texts, code, words)) with { IsRemark = isRemark });
        if (photos.Count > 0)
            Tell(others, ticket, texts => Words(caption(texts, code)) with { Photos = photos, IsRemark = isRemark });
    }

    private static OutgoingMessage Words(ChatText text) => new() { Markup = text.Markup };

    // Outside office hours without a sound.
    private void Tell(
        IEnumerable<Person> told,
        Ticket ticket,
        Func<Texts, OutgoingMessage> message,
        StepVisit? prompt = null
    )
    {
        var silent = !work.Clocks.Calendar.IsOpen(work.Now);
        foreach (var contact in Reachability.AddressesOf([.. told]))
            work.Outbox.Write(
                contact,
                OutboxPurpose.Announcement,
                message(work.Catalog.For(contact.Person)) with
                {
                    Silent = silent,
                },
                ticket.Id,
                prompt?.Id
            );
    }
}

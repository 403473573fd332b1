using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what people want done with tickets, and answers them.</summary>
internal sealed class TicketActions(UpdateContext update, ConversationStack conversations)
{
    /// <summary>A step's button was pressed.</summary>
    public Task ActAsync(ButtonData.Act act, CancellationToken cancellation)
    {
        if (HelpdeskSop.IsOffered(act.Action))
            return RunAsync(new Advance(act.TicketId, act.VisitId, act.Action, update.Person), cancellation);
        update.Refuse(update.Texts.ButtonUnknown);
        return Task.CompletedTask;
    }

    /// <summary>The tickets that the person is repairing, the newest first.</summary>
    public async Task<List<TicketReference>> RepairsAsync(CancellationToken cancellation) =>
        !update.Person.Is(Roles.Staff)
            ? []
            : await update
                .Db.Visits.Where(visit =>
                    visit.LeftAt == null
                    && visit.Ticket.HandlerId == update.Person.Id
                    && visit.Ticket.State == TicketState.InRepair
                )
                .OrderByDescending(visit => visit.Id)
                .Take(TicketLookup.ListLength)
                .Select(visit => new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code))
                .ToListAsync(cancellation);

    /// <summary>Does an action and answers it. Returns whether it was done.</summary>
    public async Task<bool> RunAsync(Advance wanted, CancellationToken cancellation)
    {
        var result = await AdvanceTicket.RunAsync(wanted, update.Work, cancellation);
        if (result is AdvanceResult.Done { Opened: { } opened })
            update.Opened.Add(opened);
        await SayAsync(result, wanted, cancellation);
        return result is AdvanceResult.Done;
    }

    /// <summary>Files a report and answers with the ticket's ID.</summary>
    public async Task FileAsync(Report report, CancellationToken cancellation)
    {
        var ticket = await FileTicket.RunAsync(report, update.Work, cancellation);
        var visit = ticket.OpenVisit!;
        update.Opened.Add(visit);
        update.Reply(
            update.Texts.Filed(code: ChatText.Code(ticket.Code), decidedBy: update.Texts.When(visit.DueAt!.Value)),
            TicketViews.Buttons(update.Texts, ticket, visit, SopActor.Reporter),
            ticket,
            visit
        );
    }

    // Nothing is claimed until what is asked for is there.
    private async Task AskForAsync(AdvanceResult.Asks asks, Advance wanted, CancellationToken cancellation)
    {
        await conversations.DropTicketConversationsOnTopAsync(cancellation);
        var about = new TicketReference(wanted.TicketId, wanted.VisitId, asks.Ticket.Code);
        await (
            asks.Request switch
            {
                SopRequest.Notes => conversations.BeginAsync(
                    new RepairNotesFlow(),
                    new RepairNotes(about),
                    cancellation
                ),
                SopRequest.Correction => conversations.BeginAsync(
                    new CorrectionFlow(),
                    new Correction(about, Guid.NewGuid()),
                    cancellation
                ),
                _ => conversations.BeginAsync(new WordsFlow(), new WordsFor(about, wanted.Action), cancellation),
            }
        );
    }

    private async Task SayAsync(AdvanceResult result, Advance wanted, CancellationToken cancellation)
    {
        var texts = update.Texts;
        switch (result)
        {
            case AdvanceResult.Done { Ticket: var ticket } when wanted.Action is not TicketAction.AddNote:
                await conversations.DropAboutAsync(wanted.VisitId, cancellation);
                var done = texts.ActionDone(
                    code: ChatText.Code(ticket.Code),
                    done: texts.ActionDoneName(wanted.Action),
                    state: texts.StateName(ticket.State)
                );
                if (
                    update.Message.Tap is null
                    || ticket.ReporterId == update.Person.Id
                    || !update.Sop.IsOpen(ticket.State)
                )
                    update.Reply(done, about: ticket);
                update.Answer = new TapAnswer(texts.ActionDoneName(wanted.Action), Alert: false);
                break;
            case AdvanceResult.Asks asks:
                await AskForAsync(asks, wanted, cancellation);
                break;
            case AdvanceResult.Refused { Ticket: var ticket, Why: var why }:
                await RefuseAsync(ticket, why, cancellation);
                break;
            case AdvanceResult.Past { Ticket: var ticket, By: var by }:
                update.Refuse(
                    TicketViews.Past(
                        texts,
                        ticket,
                        by,
                        withName: update.Roles != Roles.None || ticket.ReporterId == update.Person.Id
                    )
                );
                break;
            case AdvanceResult.Unknown:
                update.Refuse(texts.ButtonUnknown);
                break;
        }
    }

    // Missing evidence is something to send now: the reason stands before the question that takes it.
    private async Task RefuseAsync(Ticket ticket, IReadOnlyList<TicketRefusal> why, CancellationToken cancellation)
    {
        var reason = TicketViews.Refusal(update.Texts, ticket, why);
        if (!why.Contains(TicketRefusal.NoteMissing) && !why.Contains(TicketRefusal.PhotoMissing))
        {
            update.Refuse(reason);
            return;
        }
        if (update.Message.Tap is not null)
            update.Refuse(reason);
        var visit = await update.Db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null, cancellation);
        await conversations.DropTicketConversationsOnTopAsync(cancellation);
        await conversations.BeginAsync(
            new RepairNotesFlow(),
            new RepairNotes(new TicketReference(ticket.Id, visit.Id, ticket.Code)),
            cancellation,
            reason
        );
    }
}

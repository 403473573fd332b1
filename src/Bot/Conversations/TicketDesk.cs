using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what people want done with tickets, and answers them.</summary>
public sealed class TicketDesk(Turn turn, ConversationStack conversations)
{
    /// <summary>A step's button was pressed.</summary>
    public async Task ActAsync(ButtonData.Act act, CancellationToken cancellation)
    {
        var wanted = new Advance(act.TicketId, act.VisitId, act.Action);
        var needsWords = HelpdeskSop.Exits.Any(exit => exit.Action == act.Action && exit.Needs.HasFlag(Evidence.Words));
        if (!needsWords && act.Action is not (TicketAction.AddNote or TicketAction.Resubmit))
        {
            await RunAsync(wanted, cancellation);
            return;
        }

        // These open a conversation, so rights and state are looked at first, as if the words were there.
        switch (await Advancing().ProbeAsync(wanted with { Words = "…" }, turn.Person, cancellation))
        {
            case AdvanceResult.Done done:
                await conversations.DropTicketConversationsOnTopAsync(cancellation);
                var about = new About(act.TicketId, act.VisitId, done.Ticket.Code);
                await (act.Action switch
                {
                    TicketAction.AddNote => conversations.BeginAsync(new RepairNotesFlow(), new RepairNotes(about), cancellation),
                    TicketAction.Resubmit => conversations.BeginAsync(new CorrectionFlow(), new Correction(about, Guid.NewGuid()), cancellation),
                    _ => conversations.BeginAsync(new WordsFlow(), new WordsFor(about, act.Action), cancellation),
                });
                break;
            case var refused:
                await SayAsync(refused, wanted, cancellation);
                break;
        }
    }

    /// <summary>The tickets that the person is repairing, the newest first.</summary>
    public async Task<List<About>> RepairsAsync(CancellationToken cancellation) => !turn.Person.Is(Roles.Staff) ? [] : await turn.Db.Visits
        .Where(visit => visit.LeftAt == null && visit.Ticket.HandlerId == turn.Person.Id && visit.Ticket.State == TicketState.InRepair)
        .OrderByDescending(visit => visit.Id).Take(TicketLookup.ListLength).Select(visit => new About(visit.TicketId, visit.Id, visit.Ticket.Code)).ToListAsync(cancellation);

    /// <summary>Does an action and answers it. Returns whether it was done.</summary>
    public async Task<bool> RunAsync(Advance wanted, CancellationToken cancellation)
    {
        var result = await Advancing().RunAsync(wanted, turn.Person, cancellation);
        if (result is AdvanceResult.Done { Opened: { } opened }) turn.Opened.Add(opened);
        await SayAsync(result, wanted, cancellation);
        return result is AdvanceResult.Done;
    }

    /// <summary>Files a report and answers with the ticket's ID.</summary>
    public async Task FileAsync(Report report, CancellationToken cancellation)
    {
        var ticket = await FileTicket.RunAsync(turn.Db, turn.Clocks, turn.Person, report, turn.Now, cancellation);
        var visit = ticket.OpenVisit!;
        turn.Opened.Add(visit);
        turn.Reply(turn.Texts.Filed(code: ChatText.Code(ticket.Code), decidedBy: turn.Texts.When(visit.DueAt!.Value)), TicketViews.Buttons(turn.Texts, ticket, visit, SopActor.Reporter), ticket, visit);
    }

    private AdvanceTicket Advancing() => new(turn.Db, turn.Clocks, new TicketNotices(turn.Db, turn.Catalog, turn.Outbox), turn.Now);

    private async Task SayAsync(AdvanceResult result, Advance wanted, CancellationToken cancellation)
    {
        var texts = turn.Texts;
        switch (result)
        {
            case AdvanceResult.Done { Ticket: var ticket } when wanted.Action is not TicketAction.AddNote:
                await conversations.DropAboutAsync(wanted.VisitId, cancellation);
                var done = texts.ActionDone(code: ChatText.Code(ticket.Code), done: texts.ActionDoneName(wanted.Action), state: texts.StateName(ticket.State));
                if (turn.Message.Tap is null || ticket.ReporterId == turn.Person.Id || !turn.Sop.IsOpen(ticket.State)) turn.Reply(done, about: ticket);
                turn.Answer = new TapAnswer(texts.ActionDoneName(wanted.Action), Alert: false);
                break;
            case AdvanceResult.Refused { Ticket: var ticket, Why: var why }:
                await RefuseAsync(ticket, why, cancellation);
                break;
            case AdvanceResult.Past { Ticket: var ticket, By: var by }:
                turn.Refuse(TicketViews.Past(texts, ticket, by, withName: turn.Roles != Roles.None || ticket.ReporterId == turn.Person.Id));
                break;
            case AdvanceResult.Unknown:
                turn.Refuse(texts.ButtonUnknown);
                break;
        }
    }

    // Missing evidence is something to send now: the reason stands before the question that takes it.
    private async Task RefuseAsync(Ticket ticket, IReadOnlyList<TicketRefusal> why, CancellationToken cancellation)
    {
        var reason = TicketViews.Refusal(turn.Texts, ticket, why);
        if (!why.Contains(TicketRefusal.NoteMissing) && !why.Contains(TicketRefusal.PhotoMissing))
        {
            turn.Refuse(reason);
            return;
        }
        if (turn.Message.Tap is not null) turn.Refuse(reason);
        var visit = await turn.Db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null, cancellation);
        await conversations.DropTicketConversationsOnTopAsync(cancellation);
        await conversations.BeginAsync(new RepairNotesFlow(), new RepairNotes(new About(ticket.Id, visit.Id, ticket.Code)), cancellation, reason);
    }
}

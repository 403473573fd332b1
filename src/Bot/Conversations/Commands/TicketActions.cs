using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what people want done with tickets, and answers them.</summary>
internal sealed class TicketActions(Turn turn)
{
    private UpdateContext Update => turn.Update;

    private Texts Texts => turn.Texts;

    /// <summary>A step's button was pressed.</summary>
    public Task ActAsync(ButtonData.Act act, CancellationToken cancellation)
    {
        if (act.Action is TicketAction.Cancel)
            return AskToCancelAsync(act, cancellation);
        if (HelpdeskSop.IsOffered(act.Action))
            return PressedAsync(act, cancellation);
        Update.Refuse(Texts.ButtonUnknown);
        return Task.CompletedTask;
    }

    private async Task PressedAsync(ButtonData.Act act, CancellationToken cancellation)
    {
        var ticket = await Update
            .Db.Tickets.Include(t => t.Handler)
            .Include(t => t.Visits)
            .SingleOrDefaultAsync(t => t.Id == act.TicketId, cancellation);
        // What the reporter adds is not bound to a step: a button of an earlier one still stands for it.
        if (act.Action is TicketAction.AddInformation && ticket?.OpenVisit is { } open)
            act = act with { VisitId = open.Id };
        if (ticket is not null && await IsAnothersAsync(ticket, act, cancellation))
            await turn.Conversations.BeginAsync(
                new TakingOver(new(ticket.Id, act.VisitId, ticket.Code), act.Action, ticket.Handler!.Name),
                cancellation
            );
        else
            await RunAsync(new Advance(act.TicketId, act.VisitId, act.Action, Update.Person), cancellation);
    }

    /// <summary>
    /// Whether it is a step of the handler's, wanted by a colleague who may do it and by that takes the ticket over.
    /// </summary>
    public async Task<bool> IsAnothersAsync(Ticket ticket, ButtonData.Act act, CancellationToken cancellation) =>
        ticket.OpenVisit?.Id == act.VisitId
        // Whoever hands a ticket on for a colleague who is away does not want it.
        && act.Action is not TicketAction.HandOver
        && HelpdeskSop.Exit(ticket.State, act.Action)?.By is SopActor.Handler
        && ticket.Handler is { } handler
        && handler.Id != Update.Person.Id
        && handler.Is(Roles.Staff)
        && await TeamRule.CoversAsync(Update.Db, Update.Person, ticket.Category, cancellation);

    /// <summary>Hands a ticket over to a colleague. Returns whether it was done.</summary>
    public async Task<bool> HandOverAsync(TicketReference about, long colleagueId, CancellationToken cancellation)
    {
        var colleague = await Update.Db.People.SingleAsync(person => person.Id == colleagueId, cancellation);
        return await RunAsync(
            new Advance(about.TicketId, about.VisitId, TicketAction.HandOver, Update.Person, To: colleague),
            cancellation,
            aloud: true
        );
    }

    /// <summary>The tickets that the person is repairing, the newest first.</summary>
    public async Task<List<TicketReference>> RepairsAsync(CancellationToken cancellation) =>
        !Update.Person.Is(Roles.Staff)
            ? []
            : await Update
                .Db.Visits.Where(visit =>
                    visit.LeftAt == null
                    && visit.Ticket.HandlerId == Update.Person.Id
                    && visit.Ticket.State == TicketState.InRepair
                )
                .OrderByDescending(visit => visit.Id)
                .Take(TicketLists.PageLength)
                .Select(visit => new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code))
                .ToListAsync(cancellation);

    /// <summary>
    /// Does an action and answers it. Returns whether it was done, or what was said for it was taken for its answer.
    /// </summary>
    /// <param name="wanted">The action.</param>
    /// <param name="aloud">Whether it is answered in a message even where the card that was tapped shows it: what was
    /// tapped was another question.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="said">What the person has said already for what the action asks of them.</param>
    public async Task<bool> RunAsync(
        Advance wanted,
        CancellationToken cancellation,
        bool aloud = false,
        string? said = null
    )
    {
        if (wanted.Action is TicketAction.FinishRepair && await MeansToResumeAsync(wanted.VisitId, cancellation))
            wanted = wanted with { Action = TicketAction.Resume };
        var result = await AdvanceTicket.RunAsync(wanted, Update.Work, cancellation);
        if (result is AdvanceResult.Done { Opened: { } opened })
            Update.Opened.Add(opened);
        if (result is AdvanceResult.Asks asks)
            return await new ActionQuestions(turn).AskAsync(asks, wanted, said, cancellation) && said is not null;
        await new ActionAnswers(turn).SayAsync(result, wanted, aloud, cancellation);
        if (result is AdvanceResult.Done && wanted.Action is TicketAction.Reopen)
            await turn.Ratings.ForgetAsync(wanted.VisitId, cancellation);
        return result is AdvanceResult.Done;
    }

    // "lanjutkan", of a repair on hold, goes on with it, and ends it not.
    private async Task<bool> MeansToResumeAsync(long visitId, CancellationToken cancellation) =>
        Update.Message is { Tap: null, Text: var said }
        && StepWords.MeansToGoOn(said)
        && await Update.Db.Visits.AnyAsync(visit => visit.Id == visitId && visit.HeldUntil != null, cancellation);

    /// <summary>Lets a repair wait. Returns whether it was done.</summary>
    public Task<bool> HoldAsync(FlowCommand.Hold hold, CancellationToken cancellation)
    {
        var calendar = Update.Clocks.Calendar;
        var until = calendar.WhenOpen(calendar.BeginningOf(hold.Day));
        return RunAsync(
            new Advance(
                hold.About.TicketId,
                hold.About.VisitId,
                TicketAction.Hold,
                Update.Person,
                hold.Reason,
                Until: until
            ),
            cancellation
        );
    }

    private async Task AskToCancelAsync(ButtonData.Act act, CancellationToken cancellation)
    {
        var ticket = await Update
            .Db.Tickets.Include(t => t.Visits)
            .SingleOrDefaultAsync(t => t.Id == act.TicketId, cancellation);
        // Whatever speaks against it is said at once.
        if (
            ticket?.OpenVisit?.Id != act.VisitId
            || ticket.ReporterId != Update.Person.Id
            || HelpdeskSop.Exit(ticket.State, act.Action) is null
        )
        {
            await RunAsync(new Advance(act.TicketId, act.VisitId, act.Action, Update.Person), cancellation);
            return;
        }
        var about = new TicketReference(ticket.Id, act.VisitId, ticket.Code);
        await turn.Conversations.BeginAsync(new Cancellation(about), cancellation);
    }
}

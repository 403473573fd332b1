using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Does what people want done with tickets, and answers them.</summary>
internal sealed class TicketActions(Turn turn)
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

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

    // A step of the handler's, wanted by a colleague who may do it and by that takes the ticket over.
    private async Task<bool> IsAnothersAsync(Ticket ticket, ButtonData.Act act, CancellationToken cancellation) =>
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

    /// <summary>Does an action and answers it. Returns whether it was done.</summary>
    /// <param name="wanted">The action.</param>
    /// <param name="aloud">Whether it is answered in a message even where the card that was tapped shows it: what was
    /// tapped was another question.</param>
    public async Task<bool> RunAsync(Advance wanted, CancellationToken cancellation, bool aloud = false)
    {
        var result = await AdvanceTicket.RunAsync(wanted, Update.Work, cancellation);
        if (result is AdvanceResult.Done { Opened: { } opened })
            Update.Opened.Add(opened);
        await SayAsync(result, wanted, aloud, cancellation);
        return result is AdvanceResult.Done;
    }

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

    /// <summary>
    /// Files a report and answers with the ticket's ID. Returns false when the person has filed too many: the report
    /// stays as it is.
    /// </summary>
    public async Task<bool> FileAsync(Report report, CancellationToken cancellation)
    {
        if (await TooManyUntilAsync(cancellation) is { } until)
        {
            Update.Reply(Texts.TooManyReports(most: turn.Limits.ReportsPerHour, at: Texts.TimeOf(until)));
            return false;
        }
        var ticket = await FileTicket.RunAsync(report, Update.Work, cancellation);
        var visit = ticket.OpenVisit!;
        Update.Opened.Add(visit);
        // What is edited from now on is an addition to the ticket.
        await Update
            .Db.Inbox.Where(entry => entry.ContactId == Update.Contact.Id && entry.DraftId == report.DraftId)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.TicketId, ticket.Id), cancellation);
        Update.WentInto(draftId: null, ticket.Id);
        Update.Reply(
            Texts.Filed(code: ChatText.Code(ticket.Code), decidedBy: Texts.When(visit.DueAt!.Value)),
            TicketViews.Buttons(Texts, ticket, visit, SopActor.Reporter),
            ticket,
            visit
        );
        return true;
    }

    /// <summary>
    /// Adds what a reporter has to say to a ticket of theirs, whatever step it is on by now; while it is returned, that is
    /// its correction. Returns whether it was added; if not, the person was told.
    /// </summary>
    public async Task<bool> AddInformationAsync(
        long ticketId,
        string? words,
        IReadOnlyList<Photo> photos,
        CancellationToken cancellation
    )
    {
        var visit = await Update
            .Db.Visits.Include(v => v.Ticket)
            .SingleOrDefaultAsync(v => v.TicketId == ticketId && v.LeftAt == null, cancellation);
        if (visit?.Ticket.State is TicketState.Returned)
        {
            var correction = new Correction(new TicketReference(ticketId, visit.Id, visit.Ticket.Code));
            foreach (var photo in photos)
                photo.DraftId = correction.DraftId;
            if (words is not null)
                correction = correction with { Words = Written.Nothing.And(words, turn.Message.MessageId) };
            await turn.Conversations.BeginAsync(correction, cancellation);
            return false;
        }
        var code = await Update.Db.Tickets.Where(t => t.Id == ticketId).Select(t => t.Code).SingleAsync(cancellation);
        var advance = new Advance(ticketId, visit?.Id ?? 0, TicketAction.AddInformation, Update.Person, words, photos);
        var result = visit is null ? null : await AdvanceTicket.RunAsync(advance, Update.Work, cancellation);
        if (result is AdvanceResult.Done)
        {
            Update.WentInto(draftId: null, ticketId);
            return true;
        }
        Update.Reply(Texts.InformationTooLate(ChatText.Code(code)));
        return false;
    }

    /// <summary>Gives words and photos to where they belong, and answers it. Returns whether it was done.</summary>
    public async Task<bool> GiveAsync(
        BelongingPlace to,
        Written written,
        IReadOnlyList<Photo> photos,
        CancellationToken cancellation
    )
    {
        var (code, words, parts) = (ChatText.Code(to.About.Code), written.Text, written.Parts.Count);
        switch (to.As)
        {
            case TicketAction.AddInformation or TicketAction.Resubmit:
                if (await AddInformationAsync(to.About.TicketId, words, photos, cancellation))
                    Update.Reply(Texts.AddedToTicket(code));
                // While it is returned it has become the correction.
                else if (await turn.Conversations.FindAsync<Correction>(cancellation) is null)
                    return false;
                return true;
            case TicketAction.AddRemark:
                var remark = new Advance(
                    to.About.TicketId,
                    to.About.VisitId,
                    TicketAction.AddRemark,
                    Update.Person,
                    words ?? Texts.PhotosSent(photos.Count),
                    photos
                );
                return await RunAsync(remark, cancellation);
            case TicketAction.AddNote:
                var note = new Advance(
                    to.About.TicketId,
                    to.About.VisitId,
                    TicketAction.AddNote,
                    Update.Person,
                    words,
                    photos
                );
                if (!await RunAsync(note, cancellation))
                    return false;
                var said = Update.Reply(
                    Texts.NotedOnTicket(code),
                    [
                        [.. NoteButtons(to.About)],
                    ]
                );
                said.PromptVisitId = to.About.VisitId;
                return true;
            default:
                // What was written over several messages may be more than the decision: it is shown once before it counts.
                if (parts > 1 && words is not null && photos.Count == 0 && to.As is not TicketAction.Reopen)
                {
                    await turn.Conversations.BeginAsync(new WordsFor(to.About, to.As, words), cancellation);
                    return true;
                }
                var step = new Advance(to.About.TicketId, to.About.VisitId, to.As, Update.Person, words, photos);
                if (words is not null && !StepWords.NamesOnly(words, to.As, to.About.Code, Texts))
                    return await RunAsync(step, cancellation, aloud: true);
                // "kembalikan GYZTA7" says what is wanted, and not why: what the step wants is asked for.
                await RunAsync(step with { Words = null }, cancellation, aloud: true);
                return true;
        }
    }

    private IEnumerable<OutgoingButton> NoteButtons(TicketReference about) =>
        new[] { TicketAction.AddNote, TicketAction.FinishRepair }.Select(action => new OutgoingButton(
            Texts.ActionLabel(action),
            new ButtonData.Act(about.TicketId, about.VisitId, action).ToString()
        ));

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

    // When the oldest of the last hour's reports is an hour old; null while there may be more.
    private async Task<DateTimeOffset?> TooManyUntilAsync(CancellationToken cancellation)
    {
        if (turn.Limits.ReportsPerHour == 0)
            return null;
        var since = Update.Now - AnHour;
        var filed = await Update
            .Db.Tickets.Where(ticket => ticket.ReporterId == Update.Person.Id && ticket.FiledAt > since)
            .OrderByDescending(ticket => ticket.Id)
            .Select(ticket => ticket.FiledAt)
            .Take(turn.Limits.ReportsPerHour)
            .ToListAsync(cancellation);
        return filed.Count < turn.Limits.ReportsPerHour ? null : filed[^1] + AnHour;
    }

    // Nothing is claimed until what is asked for is there.
    private async Task AskForAsync(AdvanceResult.Asks asks, Advance wanted, CancellationToken cancellation)
    {
        var conversations = turn.Conversations;
        if (await conversations.AboutAsync(wanted.VisitId, asks.Request, wanted.Action, cancellation) is { } asked)
        {
            // What it has taken in already stays.
            await conversations.ResumeAsync(asked, cancellation);
            return;
        }
        await conversations.DropTicketConversationsOnTopAsync(cancellation);
        var about = new TicketReference(wanted.TicketId, wanted.VisitId, asks.Ticket.Code);
        await (
            asks.Request switch
            {
                SopRequest.Hold => conversations.BeginAsync(new HoldPlan(about), cancellation),
                SopRequest.Category => conversations.BeginAsync(new CategoryChoice(about, wanted.Action), cancellation),
                SopRequest.Colleague => AskColleagueAsync(asks.Ticket, about, cancellation),
                SopRequest.Notes => conversations.BeginAsync(new RepairNotes(about), cancellation),
                SopRequest.Information => conversations.BeginAsync(new Information(about), cancellation),
                SopRequest.Correction => conversations.BeginAsync(new Correction(about), cancellation),
                _ => conversations.BeginAsync(new WordsFor(about, wanted.Action), cancellation),
            }
        );
    }

    private async Task AskColleagueAsync(Ticket ticket, TicketReference about, CancellationToken cancellation)
    {
        var officers = await Officers.LoadAsync(Update.Db, Update.Now, cancellation);
        List<Colleague> colleagues =
        [
            .. officers
                .Team(ticket.Category)
                .Where(person => person.Id != ticket.HandlerId)
                .Select(person => new Colleague(person.Id, person.Name)),
        ];
        if (colleagues.Count == 0)
            Update.Refuse(Texts.NoColleague(ChatText.Code(ticket.Code)));
        else
            await turn.Conversations.BeginAsync(new HandingOver(about, colleagues), cancellation);
    }

    private async Task SayAsync(AdvanceResult result, Advance wanted, bool aloud, CancellationToken cancellation)
    {
        switch (result)
        {
            case AdvanceResult.Done { Ticket: var ticket } when !Stays(wanted.Action):
                await SayDoneAsync(ticket, wanted, aloud, cancellation);
                break;
            case AdvanceResult.Done { Ticket: var ticket } when !IsAnsweredElsewhere(wanted.Action):
                // Another note may be written in the place of one that is taken back.
                if (wanted.Action is not TicketAction.TakeBackNote)
                    await turn.Conversations.DropTicketConversationsOnTopAsync(cancellation);
                Update.Reply(Said(ticket, wanted), about: ticket);
                break;
            case AdvanceResult.Asks asks:
                await AskForAsync(asks, wanted, cancellation);
                break;
            case AdvanceResult.Refused { Ticket: var ticket, Why: var why } when !MaySee(ticket):
                Update.Refuse(WhoMay(why[0]));
                break;
            case AdvanceResult.Past { Ticket: var ticket } when !MaySee(ticket):
                Update.Refuse(Texts.NotForYou);
                break;
            case AdvanceResult.Refused { Ticket: var ticket, Why: var why }:
                await RefuseAsync(ticket, why, cancellation);
                break;
            case AdvanceResult.Past { Ticket: var ticket, By: var by }:
                Update.Refuse(TicketViews.Past(Texts, ticket, by, withName: true));
                break;
            case AdvanceResult.Unknown:
                Update.Refuse(Texts.ButtonUnknown);
                break;
        }
    }

    private ChatText Said(Ticket ticket, Advance wanted)
    {
        var (code, done) = (ChatText.Code(ticket.Code), Texts.ActionDoneName(wanted.Action));
        return wanted switch
        {
            { Action: TicketAction.Withdraw } => Texts.WithdrawalTaken(code),
            { Action: TicketAction.TakeBackNote } => Texts.NoteTakenBack(code),
            { Action: TicketAction.Hold, Until: { } until } => Texts.HeldOnTicket(
                code: code,
                until: Texts.DayOf(until)
            ),
            { Action: TicketAction.HandOver, To: { } colleague } => Texts.HandedOverTo(
                code: code,
                name: colleague.Name
            ),
            { Action: TicketAction.Resume or TicketAction.ChangeCategory } => Texts.ActionDoneOnly(
                code: code,
                done: done
            ),
            _ => Texts.SaidOnTicket(code: code, done: done),
        };
    }

    private static bool Stays(TicketAction action) =>
        HelpdeskSop.Exits.Where(exit => exit.Action == action).All(exit => exit.From == exit.To);

    private static bool IsAnsweredElsewhere(TicketAction action) =>
        action is TicketAction.AddNote or TicketAction.AddInformation;

    // Whoever has no right on a ticket learns neither its ID nor its state.
    private bool MaySee(Ticket ticket) =>
        ticket.ReporterId == Update.Person.Id || (Update.Roles & (Roles.Staff | Roles.Head)) != 0;

    private ChatText WhoMay(TicketRefusal why) =>
        why switch
        {
            TicketRefusal.NotStaffOfItsTeam => Texts.OnlyItsStaff,
            TicketRefusal.NotTheHead => Texts.OnlyItsHead,
            TicketRefusal.NotItsReporter => Texts.OnlyItsReporter,
            _ => Texts.NotForYou,
        };

    private async Task SayDoneAsync(Ticket ticket, Advance wanted, bool aloud, CancellationToken cancellation)
    {
        await turn.Conversations.DropAboutAsync(wanted.VisitId, cancellation);
        var isSeen = Update.Message.Tap is not null && Update.Sop.IsOpen(ticket.State);
        if (aloud || !isSeen || ticket.ReporterId == Update.Person.Id)
            Update.Reply(Done(ticket, wanted.Action), WayBack(ticket, wanted.Action), ticket);
        Update.Answer = new TapAnswer(Texts.ActionDoneName(wanted.Action), Alert: false);
    }

    // A wrong tap is noticed at once: the way back stands below the answer, where buttons stay what they are.
    private IReadOnlyList<IReadOnlyList<OutgoingButton>> WayBack(Ticket ticket, TicketAction done)
    {
        TicketAction? back = done switch
        {
            TicketAction.Return => TicketAction.TakeBack,
            TicketAction.Close => TicketAction.ReopenMistaken,
            _ => null,
        };
        if (back is not { } action || !Update.Traits.HasButtons)
            return [];
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        return
        [
            [new OutgoingButton(Texts.ActionLabel(action), new ButtonData.Act(ticket.Id, visit.Id, action).ToString())],
        ];
    }

    private ChatText Done(Ticket ticket, TicketAction action)
    {
        var (code, done) = (ChatText.Code(ticket.Code), Texts.ActionDoneName(action));
        var isReporter = ticket.ReporterId == Update.Person.Id;
        var state = isReporter ? Texts.StateNameOutside(ticket.State) : Texts.StateName(ticket.State);
        if (action is TicketAction.Close)
            return Texts.ClosedDone(code);
        // Where an action is called as the state it leads to, that is said once.
        return done == state
            ? Texts.ActionDoneOnly(code: code, done: done)
            : Texts.ActionDone(code: code, done: done, state: state);
    }

    // Missing evidence is something to send now: the reason stands before the question that takes it.
    private async Task RefuseAsync(Ticket ticket, IReadOnlyList<TicketRefusal> why, CancellationToken cancellation)
    {
        var reason = TicketViews.Refusal(Texts, ticket, why);
        if (!why.Contains(TicketRefusal.NoteMissing) && !why.Contains(TicketRefusal.PhotoMissing))
        {
            Update.Refuse(reason);
            return;
        }
        if (Update.Message.Tap is not null)
            Update.Refuse(reason);
        var visit = await Update.Db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.LeftAt == null, cancellation);
        await turn.Conversations.DropTicketConversationsOnTopAsync(cancellation);
        await turn.Conversations.BeginAsync(
            new RepairNotes(new TicketReference(ticket.Id, visit.Id, ticket.Code)),
            cancellation,
            reason
        );
    }
}

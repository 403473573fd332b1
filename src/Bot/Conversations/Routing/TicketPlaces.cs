using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Where something can belong that a person sends: to which ticket, and as what.</summary>
internal static class TicketPlaces
{
    /// <summary>For how many tickets a head's words are offered as the decision.</summary>
    public const int MostDecisions = 2;

    private const int MostPlaces = 5;

    private static readonly TimeSpan StillAsking = TimeSpan.FromMinutes(5),
        StillOnTheMind = TimeSpan.FromHours(1);

    /// <summary>Those on a ticket that there are anyway; to officers otherwise what they may do or say there.</summary>
    public static async Task<IEnumerable<BelongingPlace>> AmongAsync(
        Turn turn,
        Ticket ticket,
        IReadOnlyList<BelongingPlace> places,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var there = places.Where(place => place.About.TicketId == ticket.Id).ToList();
        var isOfficer = (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0;
        if (there.Count > 0 || !isOfficer)
            return there;
        return ticket.OpenVisit is { } visit
            ? await OnAsync(turn, ticket, new TicketReference(ticket.Id, visit.Id, ticket.Code), input, cancellation)
            : await AfterClosingAsync(turn, ticket, input, cancellation);
    }

    /// <summary>The tickets to which something of the person's can be added: those that they repair, then their own.</summary>
    public static async Task<IReadOnlyList<BelongingPlace>> OfAsync(Turn turn, CancellationToken cancellation) =>
        await WithSubjectsAsync(
            turn,
            [.. (await FoundAsync(turn, cancellation)).DistinctBy(place => place.Key)],
            cancellation
        );

    private static async Task<IReadOnlyList<BelongingPlace>> WithSubjectsAsync(
        Turn turn,
        IReadOnlyList<BelongingPlace> places,
        CancellationToken cancellation
    )
    {
        if (places.Count == 0)
            return places;
        var ids = places.Select(place => place.About.TicketId).Distinct().ToList();
        var subjects = await turn
            .Update.Db.Tickets.Where(ticket => ids.Contains(ticket.Id))
            .ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.Location, cancellation);
        return [.. places.Select(place => place with { Subject = subjects[place.About.TicketId] })];
    }

    private static async Task<IReadOnlyList<BelongingPlace>> FoundAsync(Turn turn, CancellationToken cancellation)
    {
        var update = turn.Update;
        var me = update.Person.Id;
        var repairs = update.Person.Is(Roles.Staff) ? await turn.Tickets.RepairsAsync(cancellation) : [];
        var own = await update
            .Db.Visits.Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId == me)
            // By their age, which does not change while somebody looks for the right one.
            .OrderByDescending(visit => visit.TicketId)
            .Take(MostPlaces)
            .Select(visit => new
            {
                About = new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                visit.Ticket.State,
                visit.WithdrawnAt,
                visit.Ticket.Location,
            })
            .ToListAsync(cancellation);
        // "internetnya sudah nyala" is not said of the printer.
        var said = Tokens.Of(WordsOf(turn.Answers.Input) ?? "").ToHashSet();
        var named = own.Where(found => Tokens.Of(found.Location).Any(said.Contains)).ToList();
        var solved = named.Count > 0 ? named : own;
        var decisions = await DecisionsAsync(turn, cancellation);
        if (decisions.Count > 0 && await OpenedAsync(turn, cancellation) is not null)
            return decisions;
        return
        [
            .. solved
                .Where(_ => IsSolved(turn))
                .Where(found => MayWithdraw(found.State, found.WithdrawnAt))
                .Select(found => new BelongingPlace(found.About, TicketAction.Withdraw)),
            .. await BrokenAgainAsync(turn, cancellation),
            .. await WaysBackAsync(turn, cancellation),
            .. decisions,
            .. await StepsAsync(turn, cancellation),
            .. await AskedJustNowAsync(turn, cancellation),
            .. repairs.Take(MostPlaces).Select(repair => new BelongingPlace(repair, TicketAction.AddNote)),
            .. (await RemarksAsync(turn, cancellation)).Where(place =>
                repairs.All(repair => repair.TicketId != place.About.TicketId)
            ),
            .. own.Where(found => repairs.All(repair => repair.TicketId != found.About.TicketId))
                .Select(found => new BelongingPlace(
                    found.About,
                    found.State is TicketState.Returned ? TicketAction.Resubmit : TicketAction.AddInformation
                )),
        ];
    }

    private static bool IsSolved(Turn turn) =>
        WordsOf(turn.Answers.Input) is { } words && Utterances.Read(words) is Utterance.Solved;

    private static bool MayWithdraw(TicketState state, DateTimeOffset? withdrawnAt) =>
        withdrawnAt is null && HelpdeskSop.Exit(state, TicketAction.Withdraw) is not null;

    // That it is broken again may be said of what was closed not long ago: then it need not be told from the beginning.
    private static async Task<IReadOnlyList<BelongingPlace>> BrokenAgainAsync(Turn turn, CancellationToken cancellation)
    {
        if (WordsOf(turn.Answers.Input) is not { } words || !Utterances.SaysAgain(words))
            return [];
        var (me, since) = (turn.Update.Person.Id, turn.Update.Now - HelpdeskSop.ReopeningPatience);
        return await turn
            .Update.Db.Visits.Where(visit =>
                visit.Outcome == TicketAction.Close
                && visit.LeftAt > since
                && visit.Ticket.ReporterId == me
                && visit.Ticket.State == TicketState.Closed
                && visit.Id == visit.Ticket.Visits.Max(last => last.Id)
            )
            .OrderByDescending(visit => visit.LeftAt)
            .Take(MostDecisions)
            .Select(visit => new BelongingPlace(
                new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                TicketAction.Reopen
            ))
            .ToListAsync(cancellation);
    }

    // "eh maaf ga jadi dikembalikan": what an officer has just done, and may take back.
    private static async Task<IReadOnlyList<BelongingPlace>> WaysBackAsync(Turn turn, CancellationToken cancellation)
    {
        var (update, me) = (turn.Update, turn.Update.Person.Id);
        if (
            !update.Person.Is(Roles.Staff)
            || WordsOf(turn.Answers.Input) is not { } words
            || !ShortAnswers.TakesBackWhatWasDone(words)
        )
            return [];
        var since = update.Now - StillOnTheMind;
        var left = await update
            .Db.Visits.Include(visit => visit.Ticket.Visits)
            .Where(visit => visit.LeftAt > since && visit.LeftById == me)
            .OrderByDescending(visit => visit.LeftAt)
            .Take(MostPlaces)
            .ToListAsync(cancellation);
        return
        [
            .. left.DistinctBy(visit => visit.TicketId)
                .Select(visit => visit.Ticket)
                .Select(ticket => (Ticket: ticket, Last: ticket.Visits.OrderBy(v => v.Id).ToList()))
                .SelectMany(of =>
                    HelpdeskSop
                        .ExitsOf(of.Ticket.State)
                        .Where(exit =>
                            exit.Action
                                is TicketAction.TakeBack
                                    or TicketAction.ReopenMistaken
                                    or TicketAction.Reconsider
                            && (exit.After is null || of.Last.Count > 1 && of.Last[^2].Outcome == exit.After)
                        )
                        .Select(exit => new BelongingPlace(
                            new(of.Ticket.Id, of.Last[^1].Id, of.Ticket.Code),
                            exit.Action
                        ))
                ),
        ];
    }

    /// <summary>
    /// The ID of the ticket that a head has just decided on, where their words take that back; null otherwise. The procedure
    /// has no way back from a decision.
    /// </summary>
    public static async Task<string?> DecidedJustNowAsync(Turn turn, FlowInput input, CancellationToken cancellation)
    {
        var (update, me, since) = (turn.Update, turn.Update.Person.Id, turn.Update.Now - StillOnTheMind);
        return
            update.Roles.HasFlag(Roles.Head) && WordsOf(input) is { } words && ShortAnswers.TakesBackWhatWasDone(words)
            ? await update
                .Db.Visits.Where(visit => visit.LeftAt > since && visit.LeftById == me)
                .Where(visit => visit.Outcome == TicketAction.Resolve || visit.Outcome == TicketAction.RepairAgain)
                .OrderByDescending(visit => visit.LeftAt)
                .Select(visit => visit.Ticket.Code)
                .FirstOrDefaultAsync(cancellation)
            : null;
    }

    // What the head writes while little waits for a decision is most likely that.
    private static async Task<IReadOnlyList<BelongingPlace>> DecisionsAsync(Turn turn, CancellationToken cancellation)
    {
        if (!turn.Update.Roles.HasFlag(Roles.Head) || WordsOf(turn.Answers.Input) is null)
            return [];
        var waiting = await turn
            .Update.Db.Visits.Where(visit => visit.LeftAt == null && visit.Ticket.State == TicketState.Escalated)
            .OrderBy(visit => visit.Id)
            .Take(MostDecisions + 1)
            .Select(visit => new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code))
            .ToListAsync(cancellation);
        if (waiting.Count > 0 && await OpenedAsync(turn, cancellation) is { } opened)
            waiting = [opened];
        return waiting.Count > MostDecisions
            ? []
            :
            [
                .. waiting.SelectMany(about =>
                    HelpdeskSop
                        .ExitsOf(TicketState.Escalated)
                        .Where(exit => exit.By is SopActor.Head && exit.Offer is SopOffer.OnPrompt)
                        .Select(exit => new BelongingPlace(about, exit.Action))
                        // A question of theirs decides nothing.
                        .Append(new BelongingPlace(about, TicketAction.AddRemark))
                ),
            ];
    }

    // The ticket that waits for a decision and that the head has just looked at, which is the one that they mean.
    private static async Task<TicketReference?> OpenedAsync(Turn turn, CancellationToken cancellation) =>
        (await turn.Typed.LastAnswerAsync(cancellation))?.TicketId is { } shown
            ? await turn
                .Update.Db.Visits.Where(visit =>
                    visit.TicketId == shown && visit.LeftAt == null && visit.Ticket.State == TicketState.Escalated
                )
                .Select(visit => new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code))
                .SingleOrDefaultAsync(cancellation)
            : null;

    // Who has just asked the reporter something may go on asking.
    private static async Task<IReadOnlyList<BelongingPlace>> AskedJustNowAsync(
        Turn turn,
        CancellationToken cancellation
    )
    {
        var (me, since) = (turn.Update.Person.Id, turn.Update.Now - StillAsking);
        return !turn.Update.Person.Is(Roles.Staff) || WordsOf(turn.Answers.Input) is null
            ? []
            : await turn
                .Update.Db.Visits.Where(visit => visit.LeftAt == null)
                .Where(visit =>
                    turn.Update.Db.Events.Any(e =>
                        e.TicketId == visit.TicketId
                        && e.Action == TicketAction.AskReporter
                        && e.ActorId == me
                        && e.At > since
                    )
                )
                .OrderByDescending(visit => visit.Id)
                .Take(1)
                .Select(visit => new BelongingPlace(
                    new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                    TicketAction.AskReporter
                ))
                .ToListAsync(cancellation);
    }

    // An officer who goes on talking means what they work on, or what they have just dealt with.
    private static async Task<IReadOnlyList<BelongingPlace>> RemarksAsync(Turn turn, CancellationToken cancellation)
    {
        var update = turn.Update;
        if ((update.Roles & (Roles.Staff | Roles.Head)) == 0)
            return [];
        var (me, since) = (update.Person.Id, update.Now - StillOnTheMind);
        var justLeft = update.Db.Visits.Where(left => left.LeftAt > since && left.LeftById == me);
        return
        [
            .. await update
                .Db.Visits.Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId != me)
                .Where(visit => visit.Ticket.HandlerId == me || justLeft.Any(left => left.TicketId == visit.TicketId))
                .OrderByDescending(visit => visit.Id)
                .Take(MostPlaces)
                .Select(visit => new BelongingPlace(
                    new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                    TicketAction.AddRemark
                ))
                .ToListAsync(cancellation),
        ];
    }

    // What staff write while a step of theirs waits may be its answer; a new report's only where they say so.
    private static async Task<IReadOnlyList<BelongingPlace>> StepsAsync(Turn turn, CancellationToken cancellation)
    {
        var (db, person) = (turn.Update.Db, turn.Update.Person);
        if (!person.Is(Roles.Staff) || WordsOf(turn.Answers.Input) is not { } words)
            return [];
        var named = StepWords.NamedIn(words);
        var waiting = await db
            .Visits.Where(visit => visit.LeftAt == null)
            .Where(visit =>
                (
                    visit.Ticket.HandlerId == person.Id
                    && (
                        visit.Ticket.State == TicketState.AwaitingEscalationDecision
                        || visit.Ticket.State == TicketState.ReadyToClose
                    )
                ) || (named.Count > 0 && visit.Ticket.State == TicketState.Submitted)
            )
            .OrderByDescending(visit => visit.Id)
            .Take(MostPlaces)
            .Select(visit => new
            {
                About = new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                visit.Ticket.State,
                visit.Ticket.Category,
            })
            .ToListAsync(cancellation);
        HashSet<Teams> covered = [];
        foreach (var category in waiting.Select(found => found.Category).Distinct())
            if (await TeamRule.CoversAsync(db, person, category, cancellation))
                covered.Add(category);
        return
        [
            .. waiting
                .Where(found => covered.Contains(found.Category))
                .SelectMany(found =>
                    HelpdeskSop
                        .ExitsOf(found.State)
                        .Where(exit => exit.By is SopActor.Team or SopActor.Handler && exit.Offer is SopOffer.OnPrompt)
                        .Where(exit => found.State is not TicketState.Submitted || named.Contains(exit.Action))
                        .Where(exit => exit.Action is not TicketAction.Escalate || !StepWords.DeclinesEscalation(words))
                        .Select(exit => new BelongingPlace(found.About, exit.Action))
                ),
        ];
    }

    /// <summary>
    /// Whoever answers to a closed ticket may want it opened again; officers may have a word to say on it.
    /// </summary>
    public static async Task<IReadOnlyList<BelongingPlace>> AfterClosingAsync(
        Turn turn,
        Ticket ticket,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var about = new TicketReference(ticket.Id, ticket.Visits.OrderBy(visit => visit.Id).Last().Id, ticket.Code);
        var isRecent = turn.Update.Now - ticket.ClosedAt <= HelpdeskSop.ReopeningPatience;
        if (ticket.ReporterId == turn.Update.Person.Id)
            return ticket.State is TicketState.Closed && isRecent ? [new(about, TicketAction.Reopen)] : [];
        var places = await OnAsync(turn, ticket, about, input, cancellation);
        var mayReopen =
            isRecent
            && WordsOf(input) is not null
            && await TeamRule.CoversAsync(turn.Update.Db, turn.Update.Person, ticket.Category, cancellation);
        return ticket.State is TicketState.Closed && mayReopen
            ? [.. places, new(about, TicketAction.ReopenMistaken)]
            : places;
    }

    /// <summary>The words that came, with a photo or alone; null when none did.</summary>
    public static string? WordsOf(FlowInput? input) =>
        input switch
        {
            FlowInput.Words { Text: var words } => words,
            FlowInput.Sent { Caption: { } caption } => caption,
            _ => null,
        };

    /// <summary>
    /// What an officer may do or say on a ticket. On a colleague's repair words are a remark: by a note the ticket would change
    /// hands. Words for the head's or the staff's decision may be meant as such.
    /// </summary>
    public static async Task<IReadOnlyList<BelongingPlace>> OnAsync(
        Turn turn,
        Ticket ticket,
        TicketReference about,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var update = turn.Update;
        var isStaff = await TeamRule.CoversAsync(update.Db, update.Person, ticket.Category, cancellation);
        bool May(SopExit exit) =>
            exit.By switch
            {
                SopActor.Team or SopActor.Handler => isStaff,
                SopActor.Head => update.Roles.HasFlag(Roles.Head),
                SopActor.Officer => isStaff || update.Roles.HasFlag(Roles.Head),
                _ => false,
            };
        return
        [
            .. HelpdeskSop
                .ExitsOf(ticket.State)
                .Where(exit =>
                    May(exit)
                    && exit.Action is not TicketAction.AddNote
                    && (
                        exit.Action is TicketAction.AddRemark
                        || (exit.Offer is SopOffer.OnPrompt && WordsOf(input) is not null)
                    )
                )
                .Select(exit => new BelongingPlace(about, exit.Action)),
        ];
    }
}

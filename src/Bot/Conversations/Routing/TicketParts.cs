using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Where something can belong that a person sends: which of their tickets, and as what.</summary>
internal static class TicketParts
{
    private const int MostPlaces = 5,
        MostDecisions = 2;
    private static readonly TimeSpan StillOnTheMind = TimeSpan.FromHours(1);

    /// <summary>
    /// Gives what was sent to a ticket that it plainly belongs to, or asks. Returns false when the person has no right to
    /// see the ticket.
    /// </summary>
    public static async Task<bool> GiveAsync(Turn turn, long ticketId, FlowInput input, CancellationToken cancellation)
    {
        var update = turn.Update;
        var ticket = await update
            .Db.Tickets.Include(t => t.Visits)
            .SingleOrDefaultAsync(t => t.Id == ticketId, cancellation);
        var isOwn = ticket?.ReporterId == update.Person.Id;
        if (ticket is null || (!isOwn && (update.Roles & (Roles.Staff | Roles.Head)) == 0))
            return false;
        var about = ticket.OpenVisit is { } visit ? new TicketReference(ticket.Id, visit.Id, ticket.Code) : null;
        var begun =
            about is not null && ticket.State is TicketState.InRepair && ticket.HandlerId == update.Person.Id
                ? await turn.Conversations.BeginAsync(new RepairNotes(about), cancellation, asks: false)
            : about is not null && isOwn && ticket.State is TicketState.Returned
                ? await turn.Conversations.BeginAsync(new Correction(about), cancellation, asks: false)
            : about is not null && isOwn
                ? await turn.Conversations.BeginAsync(new Information(about), cancellation, asks: false)
            : await turn.Conversations.BeginAsync(
                new Belonging(
                    Guid.NewGuid(),
                    Written.Nothing,
                    about is null
                        ? AfterClosing(ticket, isOwn, update.Now)
                        : await PlacesOnAsync(turn, ticket, about, input, cancellation),
                    Closed: about is null ? ticket.Code : null
                ),
                cancellation,
                asks: false
            );
        await turn.Answers.GiveAsync(begun, input, cancellation);
        return true;
    }

    /// <summary>Asks where words or a photo belong that name a ticket: as what, where it is one of the person's.</summary>
    /// <param name="turn">The update.</param>
    /// <param name="input">What was sent.</param>
    /// <param name="sentFor">The ticket that it was sent for, where another was being talked about; null otherwise.</param>
    public static async Task AskWhereAsync(
        Turn turn,
        FlowInput input,
        CancellationToken cancellation,
        TicketReference? sentFor = null
    )
    {
        var places = await PlacesAsync(turn, cancellation);
        List<Ticket?> tickets = [await turn.Lookup.NamedInAsync(WordsOf(input) ?? "", cancellation)];
        if (sentFor is not null)
            tickets.Add(
                await turn
                    .Update.Db.Tickets.Include(t => t.Visits)
                    .SingleAsync(t => t.Id == sentFor.TicketId, cancellation)
            );
        // Whoever names a ticket means that one.
        List<BelongingPlace> meant = [];
        foreach (var ticket in tickets.OfType<Ticket>().DistinctBy(t => t.Id))
            meant.AddRange(await PlacesOnAsync(turn, ticket, places, input, cancellation));
        var belonging = new Belonging(Guid.NewGuid(), Written.Nothing, meant.Count > 0 ? meant : places);
        var begun = await turn.Conversations.BeginAsync(belonging, cancellation, asks: false);
        await turn.Answers.GiveAsync(begun, input, cancellation);
    }

    // Those that there are anyway; to officers otherwise what they may do or say there.
    private static async Task<IEnumerable<BelongingPlace>> PlacesOnAsync(
        Turn turn,
        Ticket ticket,
        IReadOnlyList<BelongingPlace> places,
        FlowInput input,
        CancellationToken cancellation
    )
    {
        var there = places.Where(place => place.About.TicketId == ticket.Id).ToList();
        var isOfficer = (turn.Update.Roles & (Roles.Staff | Roles.Head)) != 0;
        return there.Count == 0 && isOfficer && ticket.OpenVisit is { } visit
            ? await PlacesOnAsync(
                turn,
                ticket,
                new TicketReference(ticket.Id, visit.Id, ticket.Code),
                input,
                cancellation
            )
            : there;
    }

    /// <summary>A question where something belongs, with the places that there are now.</summary>
    public static async Task<Belonging> RenewedAsync(Turn turn, Belonging asked, CancellationToken cancellation)
    {
        var visits = asked.Places.Select(place => place.About.VisitId).Distinct().ToList();
        var standing = await turn
            .Update.Db.Visits.Where(visit =>
                visits.Contains(visit.Id)
                && (visit.LeftAt == null || visit.Id == visit.Ticket.Visits.Max(last => last.Id))
            )
            .Select(visit => new { visit.Id, IsOpen = visit.LeftAt == null })
            .ToListAsync(cancellation);
        return asked.With(
            await PlacesAsync(turn, cancellation),
            place =>
                standing.Any(visit =>
                    visit.Id == place.About.VisitId && visit.IsOpen == place.As is not TicketAction.Reopen
                )
        );
    }

    /// <summary>The tickets to which something of the person's can be added: those that they repair, then their own.</summary>
    public static async Task<IReadOnlyList<BelongingPlace>> PlacesAsync(Turn turn, CancellationToken cancellation)
    {
        var update = turn.Update;
        var me = update.Person.Id;
        var repairs = update.Person.Is(Roles.Staff) ? await turn.Tickets.RepairsAsync(cancellation) : [];
        var own = await update
            .Db.Visits.Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId == me)
            .OrderByDescending(visit => visit.Id)
            .Take(MostPlaces)
            .Select(visit => new
            {
                About = new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                visit.Ticket.State,
                visit.WithdrawnAt,
            })
            .ToListAsync(cancellation);
        var decisions = await DecisionsAsync(turn, cancellation);
        return
        [
            .. own.Where(_ => IsSolved(turn))
                .Where(found => MayWithdraw(found.State, found.WithdrawnAt))
                .Select(found => new BelongingPlace(found.About, TicketAction.Withdraw)),
            .. await BrokenAgainAsync(turn, cancellation),
            .. decisions,
            .. await StepsAsync(turn, cancellation),
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
        return waiting.Count > MostDecisions
            ? []
            :
            [
                .. waiting.SelectMany(about =>
                    HelpdeskSop
                        .ExitsOf(TicketState.Escalated)
                        .Where(exit => exit.By is SopActor.Head && exit.Offer is SopOffer.OnPrompt)
                        .Select(exit => new BelongingPlace(about, exit.Action))
                ),
            ];
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

    // Whoever answers to a closed ticket may want it opened again.
    private static IReadOnlyList<BelongingPlace> AfterClosing(Ticket ticket, bool isOwn, DateTimeOffset now) =>
        isOwn && ticket.State is TicketState.Closed && now - ticket.ClosedAt <= HelpdeskSop.ReopeningPatience
            ?
            [
                new(
                    new(ticket.Id, ticket.Visits.OrderBy(visit => visit.Id).Last().Id, ticket.Code),
                    TicketAction.Reopen
                ),
            ]
            : [];

    private static string? WordsOf(FlowInput? input) =>
        input switch
        {
            FlowInput.Words { Text: var words } => words,
            FlowInput.Sent { Caption: { } caption } => caption,
            _ => null,
        };

    // On a colleague's repair words are a remark: by a note the ticket would change hands. Words for the head's or the
    // staff's decision may be meant as such.
    private static async Task<IReadOnlyList<BelongingPlace>> PlacesOnAsync(
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

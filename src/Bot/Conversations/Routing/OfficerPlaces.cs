using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Where an officer's words or photo can belong: what waits for them, what they work on, what they have just done.
/// </summary>
internal static class OfficerPlaces
{
    /// <summary>For how many tickets a head's words are offered as the decision.</summary>
    public const int MostDecisions = 2;

    private const int MostPlaces = 5;

    private static readonly TimeSpan StillAsking = TimeSpan.FromMinutes(5),
        StillOnTheMind = TimeSpan.FromHours(1);

    /// <summary>"eh maaf ga jadi dikembalikan": what an officer has just done, and may take back.</summary>
    public static async Task<IReadOnlyList<BelongingPlace>> WaysBackAsync(Turn turn, CancellationToken cancellation)
    {
        var (update, me) = (turn.Update, turn.Update.Person.Id);
        if (
            !update.Person.Is(Roles.Staff)
            || TicketPlaces.WordsOf(turn.Answers.Input) is not { } words
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
    /// The ID of the ticket that a head has just decided on, where their words take that back; null otherwise. The
    /// procedure has no way back from a decision.
    /// </summary>
    public static async Task<string?> DecidedJustNowAsync(Turn turn, FlowInput input, CancellationToken cancellation)
    {
        var (update, me, since) = (turn.Update, turn.Update.Person.Id, turn.Update.Now - StillOnTheMind);
        return
            update.Roles.HasFlag(Roles.Head)
            && TicketPlaces.WordsOf(input) is { } words
            && ShortAnswers.TakesBackWhatWasDone(words)
            ? await update
                .Db.Visits.Where(visit => visit.LeftAt > since && visit.LeftById == me)
                .Where(visit => visit.Outcome == TicketAction.Resolve || visit.Outcome == TicketAction.RepairAgain)
                .OrderByDescending(visit => visit.LeftAt)
                .Select(visit => visit.Ticket.Code)
                .FirstOrDefaultAsync(cancellation)
            : null;
    }

    /// <summary>What the head writes while little waits for a decision is most likely that.</summary>
    public static async Task<IReadOnlyList<BelongingPlace>> DecisionsAsync(Turn turn, CancellationToken cancellation)
    {
        if (!turn.Update.Roles.HasFlag(Roles.Head) || TicketPlaces.WordsOf(turn.Answers.Input) is null)
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

    /// <summary>
    /// The ticket that waits for a decision and that the head has just looked at, which is the one that they mean.
    /// </summary>
    public static async Task<TicketReference?> OpenedAsync(Turn turn, CancellationToken cancellation) =>
        (await turn.Typed.LastAnswerAsync(cancellation))?.TicketId is { } shown
            ? await turn
                .Update.Db.Visits.Where(visit =>
                    visit.TicketId == shown && visit.LeftAt == null && visit.Ticket.State == TicketState.Escalated
                )
                .Select(visit => new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code))
                .SingleOrDefaultAsync(cancellation)
            : null;

    /// <summary>Who has just asked the reporter something may go on asking.</summary>
    public static async Task<IReadOnlyList<BelongingPlace>> AskedJustNowAsync(Turn turn, CancellationToken cancellation)
    {
        var (me, since) = (turn.Update.Person.Id, turn.Update.Now - StillAsking);
        return
            !turn.Update.Person.Is(Roles.Staff)
            || TicketPlaces.WordsOf(turn.Answers.Input) is not { } words
            // To a colleague, or of the repair: one press would send it to the reporter.
            || !words.Contains('?', StringComparison.Ordinal)
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

    /// <summary>
    /// An officer who goes on talking means what they work on, or what they have just dealt with.
    /// </summary>
    public static async Task<IReadOnlyList<BelongingPlace>> RemarksAsync(Turn turn, CancellationToken cancellation)
    {
        var update = turn.Update;
        if ((update.Roles & (Roles.Staff | Roles.Head)) == 0)
            return [];
        var (me, since) = (update.Person.Id, update.Now - StillOnTheMind);
        // What the person has just looked at may be what they talk of.
        var seen = (await turn.Typed.LastAnswerAsync(cancellation))?.TicketId;
        var justLeft = update.Db.Visits.Where(left => left.LeftAt > since && left.LeftById == me);
        var found = await update
            .Db.Visits.Where(visit => visit.LeftAt == null && visit.Ticket.ReporterId != me)
            .Where(visit =>
                visit.Ticket.HandlerId == me
                || visit.TicketId == seen
                || justLeft.Any(left => left.TicketId == visit.TicketId)
            )
            .OrderByDescending(visit => visit.TicketId == seen)
            .ThenByDescending(visit => visit.Id)
            .Take(MostPlaces)
            .Select(visit => new
            {
                About = new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                IsReturned = visit.Ticket.State == TicketState.Returned,
            })
            .ToListAsync(cancellation);
        // Of a returned report there may be more to say to whoever has to complete it.
        return
        [
            .. found
                .Where(visit => visit.IsReturned && update.Person.Is(Roles.Staff))
                .Select(visit => new BelongingPlace(visit.About, TicketAction.InformReporter)),
            .. found.Select(visit => new BelongingPlace(visit.About, TicketAction.AddRemark)),
        ];
    }

    /// <summary>
    /// What staff write while a step of theirs waits may be its answer; a new report's only where they say so.
    /// </summary>
    public static async Task<IReadOnlyList<BelongingPlace>> StepsAsync(Turn turn, CancellationToken cancellation)
    {
        var (db, person) = (turn.Update.Db, turn.Update.Person);
        if (!person.Is(Roles.Staff) || TicketPlaces.WordsOf(turn.Answers.Input) is not { } words)
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
    /// What an officer may do or say on a ticket. On a colleague's repair words are a remark: by a note the ticket
    /// would change hands. Words for the head's or the staff's decision may be meant as such.
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
        var isAnothers = ticket.State is TicketState.InRepair && ticket.HandlerId != update.Person.Id;
        var hasWords = TicketPlaces.WordsOf(input) is not null;
        bool May(SopExit exit) =>
            exit.Withdrawn is not { } withdrawn || withdrawn == ticket.OpenVisit?.WithdrawnAt is not null;
        bool IsTheirs(SopExit exit) =>
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
                    && IsTheirs(exit)
                    && exit.Action is not TicketAction.AddNote
                    && (
                        exit is { Action: TicketAction.AddRemark }
                        || (exit is { Action: TicketAction.InformReporter, From: TicketState.Returned } && hasWords)
                        || (exit.Offer is SopOffer.OnPrompt && !(isAnothers && exit.By is SopActor.Handler) && hasWords)
                    )
                )
                .Select(exit => new BelongingPlace(about, exit.Action)),
        ];
    }
}

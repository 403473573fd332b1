using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Where something can belong that a person sends: to which ticket, and as what.</summary>
internal static class TicketPlaces
{
    private const int MostPlaces = 5,
        LongestSubject = 120;
    private static readonly TimeSpan JustClosed = TimeSpan.FromMinutes(15);

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
            ? await OfficerPlaces.OnAsync(
                turn,
                ticket,
                new TicketReference(ticket.Id, visit.Id, ticket.Code),
                input,
                cancellation
            )
            : await AfterClosingAsync(turn, ticket, input, cancellation);
    }

    /// <summary>
    /// The tickets to which something of the person's can be added: those that they repair, then their own.
    /// </summary>
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
            .Select(ticket => new
            {
                ticket.Id,
                Subject = ticket.Location + ": " + ticket.Description.Substring(0, LongestSubject),
            })
            .ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.Subject, cancellation);
        var words = WordsOf(turn.Answers.Input) ?? "";
        // What the words name stands first.
        return
        [
            .. places
                .Select(place => place with { Subject = subjects[place.About.TicketId] })
                .OrderByDescending(place => place.IsNamedIn(words)),
        ];
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
                Subject = visit.Ticket.Location + ": " + visit.Ticket.Description.Substring(0, LongestSubject),
            })
            .ToListAsync(cancellation);
        // "internetnya sudah nyala" is not said of the printer.
        var said = WordsOf(turn.Answers.Input) ?? "";
        var named = own.Where(found => TicketSubject.IsNamedIn(found.Subject, said)).ToList();
        var solved = named.Count > 0 ? named : own;
        var decisions = await OfficerPlaces.DecisionsAsync(turn, cancellation);
        if (decisions.Count > 0 && await OfficerPlaces.OpenedAsync(turn, cancellation) is not null)
            return decisions;
        return
        [
            .. solved
                .Where(_ => IsSolved(turn))
                .Where(found => MayWithdraw(found.State, found.WithdrawnAt))
                .Select(found => new BelongingPlace(found.About, TicketAction.Withdraw)),
            // Nobody works on it yet: it is cancelled, and nobody has to confirm it.
            .. solved
                .Where(found => IsSolved(turn) && found.State is TicketState.Submitted)
                .Select(found => new BelongingPlace(found.About, TicketAction.Cancel)),
            .. await BrokenAgainAsync(turn, own.Count > 0, cancellation),
            .. await OfficerPlaces.WaysBackAsync(turn, cancellation),
            .. decisions,
            .. await SpokenPlaces.OfAsync(turn, cancellation),
            .. await OfficerPlaces.StepsAsync(turn, cancellation),
            .. await OfficerPlaces.AskedJustNowAsync(turn, cancellation),
            .. repairs.Take(MostPlaces).Select(repair => new BelongingPlace(repair, TicketAction.AddNote)),
            .. (await OfficerPlaces.RemarksAsync(turn, cancellation)).Where(place =>
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
    // Or of what was closed just now, where it is asked anyway which report is meant.
    private static async Task<IReadOnlyList<BelongingPlace>> BrokenAgainAsync(
        Turn turn,
        bool isAskedAnyway,
        CancellationToken cancellation
    )
    {
        if (WordsOf(turn.Answers.Input) is not { } words)
            return [];
        var patience =
            Utterances.SaysAgain(words) ? HelpdeskSop.ReopeningPatience
            : isAskedAnyway ? JustClosed
            : TimeSpan.Zero;
        if (patience == TimeSpan.Zero)
            return [];
        var (me, since) = (turn.Update.Person.Id, turn.Update.Now - patience);
        return await turn
            .Update.Db.Visits.Where(visit =>
                visit.Outcome == TicketAction.Close
                && visit.LeftAt > since
                && visit.Ticket.ReporterId == me
                && visit.Ticket.State == TicketState.Closed
                && visit.Id == visit.Ticket.Visits.Max(last => last.Id)
            )
            .OrderByDescending(visit => visit.LeftAt)
            .Take(OfficerPlaces.MostDecisions)
            .Select(visit => new BelongingPlace(
                new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                TicketAction.Reopen
            ))
            .ToListAsync(cancellation);
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
        var places = await OfficerPlaces.OnAsync(turn, ticket, about, input, cancellation);
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
}

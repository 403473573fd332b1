using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Gives what a person sends to the ticket that it belongs to, or asks where that is.</summary>
internal static class TicketParts
{
    /// <summary>
    /// Gives what was sent to a ticket that it plainly belongs to, or asks. Returns false when the person has no right
    /// to see the ticket.
    /// </summary>
    public static async Task<bool> GiveAsync(Turn turn, Ticket ticket, FlowInput input, CancellationToken cancellation)
    {
        var update = turn.Update;
        var isOwn = ticket.ReporterId == update.Person.Id;
        if (!isOwn && (update.Roles & (Roles.Staff | Roles.Head)) == 0)
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
                        ? await TicketPlaces.AfterClosingAsync(turn, ticket, input, cancellation)
                        : await OfficerPlaces.OnAsync(turn, ticket, about, input, cancellation),
                    Closed: about is null ? ticket.Code : null
                ),
                cancellation,
                asks: false
            );
        await turn.Answers.GiveAsync(begun, input, cancellation);
        return true;
    }

    /// <summary>
    /// Asks where words or a photo belong that name a ticket: as what, where it is one of the person's.
    /// </summary>
    /// <param name="turn">The update.</param>
    /// <param name="input">What was sent.</param>
    /// <param name="sentFor">The ticket that it was sent for, where another was being talked about; null
    /// otherwise.</param>
    public static async Task AskWhereAsync(
        Turn turn,
        FlowInput input,
        CancellationToken cancellation,
        TicketReference? sentFor = null
    )
    {
        var places = await TicketPlaces.OfAsync(turn, cancellation);
        List<Ticket?> tickets = [await turn.Lookup.NamedInAsync(TicketPlaces.WordsOf(input) ?? "", cancellation)];
        if (sentFor is not null)
            tickets.Add(
                await turn
                    .Update.Db.Tickets.Include(t => t.Visits)
                    .SingleAsync(t => t.Id == sentFor.TicketId, cancellation)
            );
        // Whoever names a ticket means that one.
        List<BelongingPlace> meant = [];
        foreach (var ticket in tickets.OfType<Ticket>().DistinctBy(t => t.Id))
            meant.AddRange(await TicketPlaces.AmongAsync(turn, ticket, places, input, cancellation));
        // What can't go where it was meant for must not seem to.
        if (meant.Count == 0 && turn.Update.Person.Is(Roles.Staff) && tickets.OfType<Ticket>().ToList() is [var others])
            turn.Update.Reply(turn.Texts.RefusalNotStaffOfItsTeam(ChatText.Code(others.Code)));
        var belonging = new Belonging(Guid.NewGuid(), Written.Nothing, meant.Count > 0 ? meant : places);
        var begun = await turn.Conversations.BeginAsync(belonging, cancellation, asks: false);
        await turn.Answers.GiveAsync(begun, input, cancellation);
    }

    private static bool IsForClosed(TicketAction action) =>
        HelpdeskSop.Exit(TicketState.Closed, action) is not null || action is TicketAction.TakeBack;

    /// <summary>
    /// Shows a head what waits for a decision where it is too much to offer each for words; false when it is not.
    /// </summary>
    public static async Task<bool> SaysManyWaitAsync(Turn turn, CancellationToken cancellation)
    {
        if (!turn.Update.Roles.HasFlag(Roles.Head))
            return false;
        var waiting = await turn.Update.Db.Visits.CountAsync(
            visit => visit.LeftAt == null && visit.Ticket.State == TicketState.Escalated,
            cancellation
        );
        if (waiting <= OfficerPlaces.MostDecisions || (await TicketPlaces.OfAsync(turn, cancellation)).Count > 0)
            return false;
        turn.Update.Reply(turn.Texts.ManyDecisions);
        await Commands.RunAsync(turn, DecisionsCommand.Word, "", cancellation);
        return true;
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
            await TicketPlaces.OfAsync(turn, cancellation),
            place => standing.Any(visit => visit.Id == place.About.VisitId && (visit.IsOpen || IsForClosed(place.As)))
        );
    }
}

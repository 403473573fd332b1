using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// The tickets on which a step can be taken that an officer says in a sentence without naming one: <c>tunda sampai
/// besok, nunggu kabel</c>. It is asked which is meant, even of one: nothing happens to a ticket that nobody named.
/// </summary>
internal static class SpokenPlaces
{
    private const int MostPlaces = 5;

    /// <summary>The tickets in the person's hands on which the step that their words begin with is possible.</summary>
    public static async Task<IReadOnlyList<BelongingPlace>> OfAsync(Turn turn, CancellationToken cancellation)
    {
        var (db, me) = (turn.Update.Db, turn.Update.Person.Id);
        if (
            !turn.Update.Person.Is(Roles.Staff)
            || turn.Answers.Input is not FlowInput.Words { Text: var words }
            || (StepWords.Leading(words, turn.Texts) ?? SpokenSteps.Within(words)) is not { } spoken
        )
            return [];
        var exits = HelpdeskSop
            .Exits.Where(exit => exit.Action == spoken.Step)
            .Where(exit => exit.Offer is SopOffer.UnderMore || exit.Action is TicketAction.FinishRepair)
            .ToDictionary(exit => exit.From);
        if (exits.Count == 0)
            return [];
        var states = exits.Keys.ToList();
        var open = await db
            .Visits.Where(visit => visit.LeftAt == null && visit.Ticket.HandlerId == me)
            .Where(visit => states.Contains(visit.Ticket.State))
            .OrderByDescending(visit => visit.Id)
            .Take(MostPlaces)
            .Select(visit => new
            {
                About = new TicketReference(visit.TicketId, visit.Id, visit.Ticket.Code),
                visit.Ticket.State,
                IsOnHold = visit.HeldUntil != null,
            })
            .ToListAsync(cancellation);
        return
        [
            .. open.Where(found => (exits[found.State].OnHold ?? found.IsOnHold) == found.IsOnHold)
                .Select(found => new BelongingPlace(found.About, spoken.Step)),
        ];
    }

    /// <summary>What words say for a step; all of them where they don't begin with it.</summary>
    public static string SaidFor(TicketAction step, string words) =>
        (SpokenSteps.Read(words) ?? SpokenSteps.Within(words)) is { } spoken && spoken.Step == step
            ? spoken.Said
            : words;
}

using FsCheck;
using FsCheck.Fluent;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tests;

/// <summary>
/// 2,000 random walks through the real use cases on a real database: whatever is tried, the invariants hold.
/// </summary>
public sealed class Ticket_walks
{
    private const int Walks = 2_000,
        WalksPerDatabase = 250,
        StepsPerWalk = 16;

    private sealed record Step(TicketAction Action, int Actor, bool Words, bool Photo);

    private static readonly Gen<Step[]> Steps = (
        from action in Gen.Elements(Enum.GetValues<TicketAction>())
        from actor in Gen.Choose(0, 4)
        from words in Gen.Elements(true, true, false)
        from photo in Gen.Elements(true, false)
        select new Step(action, actor, words, photo)
    ).ArrayOf(StepsPerWalk);

    [Fact]
    public async Task Two_thousand_random_walks_keep_every_invariant()
    {
        var closed = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Walks / WalksPerDatabase),
            // Other test projects run beside this one, and their people wait for answers.
            new ParallelOptions { MaxDegreeOfParallelism = 1 },
            async (_, _) =>
            {
                using var database = new CoreDatabase();
                foreach (var steps in Steps.Sample(WalksPerDatabase, StepsPerWalk))
                    if (await Walk(database, steps))
                        Interlocked.Increment(ref closed);
            }
        );
        Assert.True(closed > Walks / 100, $"Only {closed} walks reached the end: the walks prove too little.");
    }

    private static async Task<bool> Walk(CoreDatabase database, Step[] steps)
    {
        await using var db = database.Open();
        Person[] people =
        [
            await CoreDatabase.AddPerson(db, "reporter"),
            await CoreDatabase.AddPerson(db, "staff", Roles.Staff, Teams.Network),
            await CoreDatabase.AddPerson(db, "other", Roles.Staff),
            await CoreDatabase.AddPerson(db, "head", Roles.Head),
            await CoreDatabase.AddPerson(db, "stranger"),
        ];
        var now = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        var report = new Report(
            people[0],
            Guid.NewGuid(),
            now,
            Teams.Both,
            "Sari",
            "Dinas Kesehatan",
            "+6281234567890",
            "Lantai 2",
            "Internet mati"
        );
        var ticket = await FileTicket.RunAsync(
            report,
            CoreDatabase.Work(db, now.AddMinutes(5)),
            CancellationToken.None
        );
        await db.SaveChangesAsync();
        var accepted = 0;
        List<string> over = [];
        // Random steps rarely go far, so that every other one is the next that the SOP wants.
        for (var at = 0; at < steps.Length; at++)
        {
            now = now.AddMinutes(7);
            var step = at % 2 == 0 ? steps[at] : Wanted(ticket.State, steps[at]);
            accepted += await Take(db, ticket.Id, step, people, now) ? 1 : 0;
            if (at % 8 != 7 && at != steps.Length - 1)
                continue;
            await CheckInvariants(db, ticket.Id, accepted);
            // What is over is never rewritten, whatever comes after it.
            var visits = await ClosedVisits(db, ticket.Id);
            Assert.Equal(over, visits.Take(over.Count));
            over = visits;
        }
        // Nobody's team grows from walk to walk.
        foreach (var person in people)
            person.Roles = Roles.None;
        await db.SaveChangesAsync();
        return ticket.State is TicketState.Closed;
    }

    private static Step Wanted(TicketState state, Step random)
    {
        var exits = HelpdeskSop
            .ExitsOf(state)
            .Where(exit =>
                exit.From != exit.To
                || exit.Action is TicketAction.AddNote or TicketAction.Hold or TicketAction.Withdraw
            )
            .ToList();
        if (exits.Count == 0)
            return random;
        var exit = exits[(int)random.Action % exits.Count];
        return new Step(
            exit.Action,
            exit.By switch
            {
                SopActor.Reporter => 0,
                SopActor.Head => 3,
                _ => 1 + random.Actor % 2,
            },
            true,
            true
        );
    }

    private static async Task<bool> Take(HelpdeskDb db, long ticketId, Step step, Person[] people, DateTimeOffset now)
    {
        var visit = await db.Visits.Where(v => v.TicketId == ticketId).OrderBy(v => v.Id).LastAsync();
        var before = await db.Tickets.Where(t => t.Id == ticketId).Select(t => t.State).SingleAsync();
        List<Photo> photos = [];
        if (step.Photo && step.Action is TicketAction.AddNote)
        {
            photos.Add(
                new Photo
                {
                    ContactId = people[step.Actor].Contacts[0].Id,
                    Reference = "file",
                    ReceivedAt = now,
                    NextAttemptAt = now,
                }
            );
            db.Photos.AddRange(photos);
        }
        var result = await AdvanceTicket.RunAsync(
            new Advance(
                ticketId,
                visit.Id,
                step.Action,
                step.Action is TicketAction.EndHold ? null : people[step.Actor],
                step.Words ? "catatan" : null,
                photos,
                step.Action is TicketAction.HandOver ? people[step.Actor == 1 ? 2 : 1] : null,
                Until: step.Action is TicketAction.Hold ? now.AddDays(3) : null
            ),
            CoreDatabase.Work(db, now),
            CancellationToken.None
        );
        await db.SaveChangesAsync();
        if (result is not AdvanceResult.Done done)
            return false;
        Assert.Contains(
            HelpdeskSop.Exits,
            exit => exit.From == before && exit.Action == step.Action && exit.To == done.Ticket.State
        );
        return true;
    }

    private static Task<List<string>> ClosedVisits(HelpdeskDb db, long ticketId) =>
        db
            .Visits.AsNoTracking()
            .Where(visit => visit.TicketId == ticketId && visit.LeftAt != null)
            .OrderBy(visit => visit.Id)
            .Select(visit => $"{visit.Id} {visit.Step} {visit.LeftAt} {visit.LeftById} {visit.Outcome} {visit.Taken}")
            .ToListAsync();

    private static async Task CheckInvariants(HelpdeskDb db, long ticketId, int accepted)
    {
        var ticket = await db.Tickets.AsNoTracking().Include(t => t.Visits).SingleAsync(t => t.Id == ticketId);
        var events = await db.Events.AsNoTracking().Where(e => e.TicketId == ticketId).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            HelpdeskSop.AsWritten.IsOpen(ticket.State) ? 1 : 0,
            ticket.Visits.Count(visit => visit.LeftAt is null)
        );
        // Complete: one event for filing and one for each accepted action, each beginning where the one before ended.
        Assert.Equal(accepted + 1, events.Count);
        for (var at = 1; at < events.Count; at++)
            Assert.Equal(events[at - 1].To, events[at].From);
        Assert.Equal(ticket.State, events[^1].To);
        Assert.Equal(
            ticket.Visits.Count - (HelpdeskSop.AsWritten.IsOpen(ticket.State) ? 1 : 0),
            1 + events.Count(e => e.From is not null && e.From != e.To && e.From != TicketState.Closed)
        );
        foreach (var visit in ticket.Visits)
        {
            CheckHolds(visit, [.. events.Where(e => e.VisitId == visit.Id)]);
            CheckNotes(visit, [.. events.Where(e => e.VisitId == visit.Id)]);
        }
        // Whoever takes it on has said whose work it is.
        if (events.Any(e => e.Action is TicketAction.Approve))
            Assert.NotEqual(Teams.Both, ticket.Category);
        var closings = events.Count(e => e.To is TicketState.Closed && e.From is not TicketState.Closed);
        var told = await db.Outbox.CountAsync(row =>
            row.TicketId == ticketId
            && row.Purpose == OutboxPurpose.ClosingNotice
            && ((string)(object)row.Content).Contains("telah selesai")
        );
        Assert.Equal(closings, told);
    }

    // Whoever takes back a note has written it, on this visit, and takes back none twice; a repair ends with a note
    // that stands, or because the reporter said that nothing is left to repair.
    private static void CheckNotes(StepVisit visit, List<TicketEvent> events)
    {
        var standing = new List<TicketEvent>();
        foreach (var happened in events)
            if (happened is { Action: TicketAction.AddNote, Words: not null })
                standing.Add(happened);
            else if (happened.TakesBackId is { } id)
            {
                var taken = Assert.Single(standing, note => note.Id == id);
                Assert.Equal(happened.ActorId, taken.ActorId);
                Assert.Equal(id, standing.Last(note => note.ActorId == happened.ActorId).Id);
                standing.Remove(taken);
            }
        if (visit.Outcome is TicketAction.FinishRepair)
            Assert.NotEmpty(standing);
        if (visit.Outcome is TicketAction.ConfirmWithdrawal)
            Assert.Contains(events, happened => happened.Action is TicketAction.Withdraw);
    }

    // What was taken, and what was on hold, as the history alone tells it: holds that never overlap.
    private static void CheckHolds(StepVisit visit, List<TicketEvent> events)
    {
        var (held, since) = (TimeSpan.Zero, (DateTimeOffset?)null);
        var calendar = StepClocks.AsWritten.Calendar;
        foreach (var happened in events)
            if (happened.Action is TicketAction.Hold)
            {
                Assert.Null(since);
                since = happened.At;
            }
            else if (happened.Action is TicketAction.Resume or TicketAction.EndHold || happened.At == visit.LeftAt)
            {
                held += since is { } began ? calendar.Measure(began, happened.At) : TimeSpan.Zero;
                since = null;
            }
        Assert.Equal(since, visit.HeldSince);
        Assert.Equal(held, visit.Held);
        if (visit is { LeftAt: { } left, Step: > 1 } && HelpdeskSop.AsWritten.Step(visit.Step).HasClock)
            Assert.Equal(calendar.Measure(visit.EnteredAt, left) - held, visit.Taken);
        if (visit.HeldSince is not null)
            Assert.Equal((null, null), (visit.DueAt, visit.RemindAt));
    }
}

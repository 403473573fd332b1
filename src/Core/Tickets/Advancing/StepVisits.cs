using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>Opens and closes visits.</summary>
internal static class StepVisits
{
    /// <summary>Opens the visit that belongs to the ticket's state; none when the state is final.</summary>
    public static StepVisit? Open(Ticket ticket, StepClocks clocks, DateTimeOffset now)
    {
        if (clocks.Sop.StepOf(ticket.State) is not { } step)
            return null;
        var visit = new StepVisit
        {
            Ticket = ticket,
            Step = step.No,
            EnteredAt = now,
            // The reporter is told in the same transaction; only staff and head are announced to by the job.
            AnnouncedAt = step.Actor is SopActor.Reporter ? now : null,
        };
        clocks.Set(visit);
        ticket.Visits.Add(visit);
        return visit;
    }

    /// <summary>Stops a visit's clock until an instant (UTC).</summary>
    public static void Hold(StepVisit visit, StepClocks clocks, DateTimeOffset until, DateTimeOffset now)
    {
        (visit.HeldSince, visit.HeldUntil) = (now, until);
        clocks.Set(visit);
    }

    /// <summary>Lets a visit's clock run again.</summary>
    public static void GoOn(StepVisit visit, StepClocks clocks, DateTimeOffset now)
    {
        visit.Held = clocks.Held(visit, now);
        (visit.HeldSince, visit.HeldUntil) = (null, null);
        clocks.Set(visit);
    }

    public static void Close(StepVisit visit, StepClocks clocks, TicketAction action, long? actorId, DateTimeOffset now)
    {
        if (visit.HeldSince is not null)
            GoOn(visit, clocks, now);
        visit.LeftAt = now;
        visit.LeftById = actorId;
        visit.Outcome = action;
        visit.Taken = clocks.Taken(visit, now);
    }

    /// <summary>Gives a photo to a ticket as information: it is no evidence of any step.</summary>
    public static void GiveAsInformation(Photo photo, StepVisit visit) =>
        (photo.DraftId, photo.TicketId) = (null, visit.TicketId);

    public static void Give(Photo photo, StepVisit visit)
    {
        photo.DraftId = null;
        photo.TicketId = visit.TicketId;
        photo.VisitId = visit.Id;
    }
}

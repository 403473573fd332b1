using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Step 1: files a report as a ticket, and remembers the applicant's data for the next time.</summary>
internal static class FileTicket
{
    /// <summary>
    /// Writes ticket, closed step 1 visit, open step 2 visit and history into the caller's transaction.
    /// </summary>
    /// <returns>The ticket with its open visit; keys are assigned.</returns>
    public static async Task<Ticket> RunAsync(
        HelpdeskDb db,
        StepClocks clocks,
        Person reporter,
        Report report,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var ticket = new Ticket
        {
            Code = await UnusedCodeAsync(db, now, cancellation),
            State = TicketState.Submitted,
            Category = report.Category,
            ReporterId = reporter.Id,
            ApplicantName = report.Name,
            Office = report.Office,
            Phone = report.Phone,
            Location = report.Location,
            Description = report.Description,
            FiledAt = now,
        };
        var filing = new StepVisit
        {
            Ticket = ticket,
            Step = 1,
            EnteredAt = report.StartedAt,
            AnnouncedAt = report.StartedAt,
            LeftAt = now,
            LeftById = reporter.Id,
            Target = clocks.Sop.Step(1).Standard,
            Taken = now - report.StartedAt,
        };
        ticket.Visits.Add(filing);
        var opened = StepVisits.Open(ticket, clocks, now)!;
        db.Tickets.Add(ticket);
        var photos = await db.Photos.Where(photo => photo.DraftId == report.DraftId).ToListAsync(cancellation);
        db.Events.Add(
            new TicketEvent
            {
                Ticket = ticket,
                Visit = filing,
                To = ticket.State,
                Actor = reporter,
                At = now,
                Photos = photos.Count,
            }
        );
        await db.SaveChangesAsync(cancellation);

        foreach (var photo in photos)
            StepVisits.Give(photo, opened);
        (reporter.ApplicantName, reporter.ApplicantOffice, reporter.ApplicantPhone) = (
            report.Name,
            report.Office,
            report.Phone
        );
        return ticket;
    }

    // One in 33 million per month clashes; the unique key is what holds, this only avoids the retry.
    private static async Task<string> UnusedCodeAsync(HelpdeskDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        while (true)
        {
            var code = TicketCode.New(now);
            if (!await db.Tickets.AnyAsync(ticket => ticket.Code == code, cancellation))
                return code;
        }
    }
}

using Helpdesk.Core.Sop;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Step 1: files a report as a ticket, and remembers the applicant's data for the next time.</summary>
internal static class FileTicket
{
    /// <summary>
    /// Writes ticket, closed step 1 visit, open step 2 visit and history into the unit of work.
    /// </summary>
    /// <returns>The ticket with its open visit; keys are assigned.</returns>
    public static async Task<Ticket> RunAsync(Report report, UnitOfWork work, CancellationToken cancellation)
    {
        var (db, reporter, now) = (work.Db, report.Reporter, work.Now);
        var ticket = new Ticket
        {
            Code = await UnusedCodeAsync(work, cancellation),
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
            Target = work.Sop.Step(1).Standard,
            Taken = now > report.StartedAt ? now - report.StartedAt : TimeSpan.Zero,
        };
        ticket.Visits.Add(filing);
        var opened = StepVisits.Open(ticket, work.Clocks, now)!;
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
    private static async Task<string> UnusedCodeAsync(UnitOfWork work, CancellationToken cancellation)
    {
        while (true)
        {
            var code = TicketCode.New(work.Clocks.Calendar.DateOf(work.Now));
            if (!await work.Db.Tickets.AnyAsync(ticket => ticket.Code == code, cancellation))
                return code;
        }
    }
}

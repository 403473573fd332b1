using Helpdesk.Core.People;
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
        var ticket = TicketOf(report, await UnusedCodeAsync(work, cancellation), work.Now);
        var filing = FilingOf(report, ticket, work);
        ticket.Visits.Add(filing);
        var opened = StepVisits.Open(ticket, work.Clocks, work.Now)!;
        work.Db.Tickets.Add(ticket);
        var photos = await work.Db.Photos.Where(photo => photo.DraftId == report.DraftId).ToListAsync(cancellation);
        work.Db.Events.Add(
            new TicketEvent
            {
                Ticket = ticket,
                Visit = filing,
                To = ticket.State,
                Actor = report.Reporter,
                At = work.Now,
                Photos = photos.Count,
            }
        );
        await work.Db.SaveChangesAsync(cancellation);

        foreach (var photo in photos)
            StepVisits.Give(photo, opened);
        if (IsAboutThemselves(report))
            (report.Reporter.ApplicantName, report.Reporter.ApplicantOffice, report.Reporter.ApplicantPhone) = (
                report.Name,
                report.Office,
                report.Phone
            );
        return ticket;
    }

    // Officers file for callers too, whose data must not be offered as their own the next time.
    private static bool IsAboutThemselves(Report report) =>
        report.Reporter.Roles is Roles.None
        || report
            .Name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Intersect(report.Reporter.Name.Split(' '), StringComparer.OrdinalIgnoreCase)
            .Any();

    private static Ticket TicketOf(Report report, string code, DateTimeOffset now) =>
        new()
        {
            Code = code,
            State = TicketState.Submitted,
            Category = report.Category,
            ReporterId = report.Reporter.Id,
            ApplicantName = report.Name,
            Office = report.Office,
            Opd = report.Opd,
            Phone = report.Phone,
            Location = report.Location,
            Description = report.Description,
            FiledAt = now,
        };

    // Step 1 is over when its ticket begins.
    private static StepVisit FilingOf(Report report, Ticket ticket, UnitOfWork work) =>
        new()
        {
            Ticket = ticket,
            Step = 1,
            EnteredAt = report.StartedAt,
            AnnouncedAt = report.StartedAt,
            LeftAt = work.Now,
            LeftById = report.Reporter.Id,
            Target = work.Sop.Step(1).Standard,
            Taken = work.Now > report.StartedAt ? work.Now - report.StartedAt : TimeSpan.Zero,
        };

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

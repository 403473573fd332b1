using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Kpi;

/// <summary>
/// Tells figures: those that were asked for, and the regular ones. What is to be told is a row; it is claimed in the
/// transaction that writes the messages, so that it is told once, and after a stop what was missed is told then.
/// </summary>
internal sealed partial class KpiTelling(
    IDbContextFactory<HelpdeskDb> databases,
    WriteGate gate,
    HelpdeskRules rules,
    TimeProvider time,
    ILogger<KpiTelling> log
)
{
    /// <summary>Tells all reports that are due. Returns how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await ScheduleAsync(cancellation);
        var due = await DueAsync(cancellation);
        var told = await TellOrApologiseAsync([.. due.Where(request => request.Regular is not null)], cancellation);
        foreach (var request in due.Where(request => request.Regular is null))
            told += await TellOrApologiseAsync([request], cancellation);
        return told;
    }

    // Regular reports that are due together, a week's and a month's, are one message.
    private async Task<int> TellOrApologiseAsync(IReadOnlyList<KpiRequest> together, CancellationToken cancellation)
    {
        if (together.Count == 0)
            return 0;
        try
        {
            return await TellAsync(together, cancellation) ? together.Count : 0;
        }
        catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
        {
            // One report that can't be made must not hold up the others, nor be tried for ever.
            LogBug(bug, together[0].Id);
            if (together is [var only])
                return await ApologiseAsync(only, cancellation) ? 1 : 0;
            var told = 0;
            foreach (var request in together)
                told += await TellOrApologiseAsync([request], cancellation);
            return told;
        }
    }

    // The first regular reports are those on the current week and month; each that is told schedules the next.
    private async Task ScheduleAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var today = rules.Clocks.Calendar.DateOf(time.GetUtcNow());
        foreach (var kind in Enum.GetValues<RegularReport>())
            if (!await db.KpiRequests.AnyAsync(request => request.Regular == kind, cancellation))
                await gate.RunAsync(work => AddAsync(work.Db, kind, SpanOf(kind, today), cancellation), cancellation);
    }

    private async Task<List<KpiRequest>> DueAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var waiting = await db
            .KpiRequests.AsNoTracking()
            .Include(request => request.Contact!.Person)
            .Where(request => request.ToldAt == null)
            .OrderBy(request => request.Id)
            .ToListAsync(cancellation);
        return [.. waiting.Where(request => request.Regular is null || OpeningAfter(request.Last) <= now)];
    }

    private DateTimeOffset OpeningAfter(DateOnly last) =>
        rules.Clocks.Calendar.WhenOpen(rules.Clocks.Calendar.BeginningOf(last.AddDays(1)));

    // Reading and writing many visits takes a while: it happens before the write transaction, for which nobody's reply
    // may wait.
    private async Task<bool> TellAsync(IReadOnlyList<KpiRequest> together, CancellationToken cancellation)
    {
        List<Contact> recipients;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            recipients = await RecipientsAsync(db, together[0], time.GetUtcNow(), cancellation);
        // Regular figures that nobody could read now wait for a head.
        if (recipients.Count == 0)
            return false;
        List<KpiReport> reports = [];
        foreach (var request in together)
            reports.Add(
                await ReportAsync(
                    new DaySpan(request.First, request.Last),
                    request.StaffId is null ? null : request.Contact!.Person,
                    cancellation
                )
            );
        var inDetail = together[0].InDetail;
        Dictionary<Language, RenderedFigures> rendered = [];
        RenderedFigures For(Person person)
        {
            var texts = rules.Catalog.For(person);
            return rendered.TryGetValue(texts.Language, out var ready)
                ? ready
                : rendered[texts.Language] = RenderedFigures.Of(texts, reports, inDetail);
        }
        foreach (var contact in recipients)
            For(contact.Person);
        return await ClaimAsync(
            together,
            (contact, work) => WriteAsync(contact, together[0].Regular, For(contact.Person), work, cancellation),
            cancellation
        );
    }

    private Task<bool> ApologiseAsync(KpiRequest request, CancellationToken cancellation) =>
        ClaimAsync(
            [request],
            (contact, work) =>
            {
                var apology = work.Catalog.For(contact.Person).KpiFailed;
                work.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = apology.Markup });
                return Task.CompletedTask;
            },
            cancellation
        );

    private Task<bool> ClaimAsync(
        IReadOnlyList<KpiRequest> together,
        Func<Contact, UnitOfWork, Task> tell,
        CancellationToken cancellation
    ) =>
        gate.RunAsync(
            async work =>
            {
                var recipients = await RecipientsAsync(work.Db, together[0], work.Now, cancellation);
                var ids = together.Select(request => request.Id).ToList();
                if (
                    recipients.Count == 0
                    || await work.Db.KpiRequests.AnyAsync(r => ids.Contains(r.Id) && r.ToldAt != null, cancellation)
                )
                    return false;
                var claimed = await work
                    .Db.KpiRequests.Where(r => ids.Contains(r.Id) && r.ToldAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.ToldAt, work.Now), cancellation);
                // Another process has told one of them since it was looked.
                if (claimed < ids.Count)
                    throw new DbUpdateConcurrencyException("Figures were told by another process.");
                foreach (var contact in recipients)
                    await tell(contact, work);
                foreach (var request in together)
                    if (request.Regular is { } kind)
                        await AddAsync(work.Db, kind, SpanOf(kind, request.Last.AddDays(1)), cancellation);
                return true;
            },
            cancellation
        );

    private async Task<KpiReport> ReportAsync(DaySpan days, Person? staff, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var (from, until) = (
            rules.Clocks.Calendar.BeginningOf(days.First),
            rules.Clocks.Calendar.BeginningOf(days.Last.AddDays(1))
        );
        var (ended, overdue) = await KpiVisit.ReadAsync(db, from, until, now, staff?.Id, cancellation);
        var before = await KpiVisit.ReadAsync(
            db,
            rules.Clocks.Calendar.BeginningOf(days.Before.First),
            from,
            now,
            staff?.Id,
            cancellation
        );
        return new KpiReport(rules.Clocks.Sop, days, now, staff?.Name, ended, overdue)
        {
            Tickets = staff is null ? await TicketsAsync(db, days, now, cancellation) : null,
            AllBefore = KpiReport.OfOffice(rules.Clocks.Sop, before.Ended, overdueNow: 0),
        };
    }

    private async Task<(KpiTickets, KpiTickets)> TicketsAsync(
        HelpdeskDb db,
        DaySpan days,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var calendar = rules.Clocks.Calendar;
        Task<KpiTickets> Of(DaySpan span) =>
            KpiTickets.ReadAsync(
                db,
                calendar.BeginningOf(span.First),
                calendar.BeginningOf(span.Last.AddDays(1)),
                now,
                calendar,
                cancellation
            );
        return (await Of(days), await Of(days.Before));
    }

    private static async Task<List<Contact>> RecipientsAsync(
        HelpdeskDb db,
        KpiRequest request,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        request.Regular is null
            ? await db
                .Contacts.Include(contact => contact.Person)
                .Where(contact => contact.Id == request.ContactId)
                .ToListAsync(cancellation)
            : Reachability.AddressesOf((await Officers.LoadAsync(db, now, cancellation)).Deciders);

    private static async Task WriteAsync(
        Contact contact,
        RegularReport? regular,
        RenderedFigures rendered,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var (purpose, silent) = regular is null
            ? (OutboxPurpose.Reply, false)
            : (OutboxPurpose.Announcement, !work.Clocks.Calendar.IsOpen(work.Now));
        work.Outbox.Write(
            contact,
            purpose,
            new OutgoingMessage
            {
                Markup = rendered.Text.Markup,
                Buttons = rendered.Buttons,
                Silent = silent,
            }
        );
        foreach (var (name, caption, bytes) in rendered.Files)
        {
            var file = new Attachment
            {
                FileName = name,
                Bytes = bytes,
                CreatedAt = work.Now,
            };
            work.Db.Attachments.Add(file);
            await work.Db.SaveChangesAsync(cancellation);
            work.Outbox.Write(
                contact,
                purpose,
                new OutgoingMessage
                {
                    Markup = caption.Markup,
                    Attachment = file.Id,
                    Silent = silent,
                }
            );
        }
    }

    private static DaySpan SpanOf(RegularReport kind, DateOnly day) =>
        kind is RegularReport.Week ? DaySpan.WeekOf(day) : DaySpan.MonthOf(day);

    private static async Task AddAsync(HelpdeskDb db, RegularReport kind, DaySpan days, CancellationToken cancellation)
    {
        if (
            await db.KpiRequests.AnyAsync(
                request => request.Regular == kind && request.First == days.First,
                cancellation
            )
        )
            return;
        db.KpiRequests.Add(
            new KpiRequest
            {
                Regular = kind,
                First = days.First,
                Last = days.Last,
            }
        );
    }

    [LoggerMessage(LogLevel.Error, "Report {Id} could not be made; whoever waits for it was told")]
    private partial void LogBug(Exception bug, long id);
}

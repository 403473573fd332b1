using System.Globalization;
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
        var told = 0;
        foreach (var request in await DueAsync(cancellation))
        {
            try
            {
                told += await TellAsync(request, cancellation) ? 1 : 0;
            }
            catch (Exception bug) when (bug is not OperationCanceledException && !DatabaseTrouble.MayPass(bug))
            {
                // One report that can't be made must not hold up the others, nor be tried for ever.
                LogBug(bug, request.Id);
                told += await ApologiseAsync(request, cancellation) ? 1 : 0;
            }
        }
        return told;
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
    private async Task<bool> TellAsync(KpiRequest request, CancellationToken cancellation)
    {
        List<Contact> recipients;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            recipients = await RecipientsAsync(db, request, time.GetUtcNow(), cancellation);
        // Regular figures that nobody could read now wait for a head.
        if (recipients.Count == 0)
            return false;
        var report = await ReportAsync(
            new DaySpan(request.First, request.Last),
            request.StaffId is null ? null : request.Contact!.Person,
            cancellation
        );
        Dictionary<Language, Rendered> rendered = [];
        Rendered For(Person person)
        {
            var texts = rules.Catalog.For(person);
            return rendered.TryGetValue(texts.Language, out var ready)
                ? ready
                : rendered[texts.Language] = Rendered.Of(texts, report);
        }
        foreach (var contact in recipients)
            For(contact.Person);
        return await ClaimAsync(
            request,
            (contact, work) => WriteAsync(contact, request, For(contact.Person), work, cancellation),
            cancellation
        );
    }

    private Task<bool> ApologiseAsync(KpiRequest request, CancellationToken cancellation) =>
        ClaimAsync(
            request,
            (contact, work) =>
            {
                var apology = work.Catalog.For(contact.Person).KpiFailed;
                work.Outbox.Write(contact, OutboxPurpose.Alarm, new OutgoingMessage { Markup = apology.Markup });
                return Task.CompletedTask;
            },
            cancellation
        );

    private Task<bool> ClaimAsync(
        KpiRequest request,
        Func<Contact, UnitOfWork, Task> tell,
        CancellationToken cancellation
    ) =>
        gate.RunAsync(
            async work =>
            {
                var recipients = await RecipientsAsync(work.Db, request, work.Now, cancellation);
                if (recipients.Count == 0)
                    return false;
                var claimed = await work
                    .Db.KpiRequests.Where(r => r.Id == request.Id && r.ToldAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.ToldAt, work.Now), cancellation);
                if (claimed == 0)
                    return false;
                foreach (var contact in recipients)
                    await tell(contact, work);
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
        return new KpiReport(rules.Clocks.Sop, days, now, staff?.Name, ended, overdue)
        {
            Tickets = staff is null ? await TicketsAsync(db, days, now, cancellation) : null,
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
        KpiRequest request,
        Rendered rendered,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"kinerja-{request.First:yyyy-MM-dd}-{request.Last:yyyy-MM-dd}.xlsx"
        );
        var file = new Attachment
        {
            FileName = name,
            Bytes = rendered.File,
            CreatedAt = work.Now,
        };
        work.Db.Attachments.Add(file);
        await work.Db.SaveChangesAsync(cancellation);
        var (purpose, silent) = request.Regular is null
            ? (OutboxPurpose.Reply, false)
            : (OutboxPurpose.Announcement, !work.Clocks.Calendar.IsOpen(work.Now));
        var text = new OutgoingMessage
        {
            Markup = rendered.Text.Markup,
            Buttons = OtherSpans(work.Catalog.For(contact.Person)),
            Silent = silent,
        };
        var workbook = new OutgoingMessage
        {
            Markup = rendered.Caption.Markup,
            Attachment = file.Id,
            Silent = silent,
        };
        work.Outbox.Write(contact, purpose, text);
        work.Outbox.Write(contact, purpose, workbook);
    }

    private static IReadOnlyList<IReadOnlyList<OutgoingButton>> OtherSpans(Texts texts)
    {
        OutgoingButton Span(string label, FiguresSpan span) => new(label, new ButtonData.Figures(span).ToString());
        return
        [
            [Span(texts.LabelThisWeek, FiguresSpan.ThisWeek), Span(texts.LabelLastWeek, FiguresSpan.LastWeek)],
            [Span(texts.LabelThisMonth, FiguresSpan.ThisMonth), Span(texts.LabelLastMonth, FiguresSpan.LastMonth)],
        ];
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

    /// <summary>A report in one language.</summary>
    private sealed record Rendered(ChatText Text, ChatText Caption, byte[] File)
    {
        public static Rendered Of(Texts texts, KpiReport report) =>
            new(
                KpiText.Of(texts, report),
                texts.KpiFile(KpiText.Span(texts, report.Days)),
                KpiWorkbook.Write(texts, report)
            );
    }
}

using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>The head's weekly and monthly figures, unasked, and those that someone asks for.</summary>
public sealed class Regular_figures : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _sari = null!,
        _andi = null!,
        _hadi = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await OfficeWorld.OpenAsync();
        (_sari, _andi, _hadi) = (
            await _office.PersonAsync("Sari"),
            await _office.PersonAsync("Andi", Roles.Staff),
            await _office.PersonAsync("Hadi", Roles.Head)
        );
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Every_monday_at_opening_the_head_gets_the_week_once_from_however_many_processes()
    {
        var ticket = await _office.FileAsync(_sari);
        await _office.DoAsync(ticket, _andi, TicketAction.Approve);
        await TellEverywhere();
        Assert.Empty(await Messages());
        // Monday 23 November 08.00; the next Monday the office opens at 07.30.
        _office.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(31));
        await TellEverywhere();
        Assert.Empty(await Messages());
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellEverywhere();
        var told = await Messages();
        Assert.Equal(2, told.Count);
        Assert.Contains("Kinerja 23 Nov 2026 – 29 Nov 2026", told[0].Content.Markup);
        Assert.NotNull(told[1].Content.Attachment);
        await TellEverywhere();
        Assert.Empty(await Messages());
    }

    [Fact]
    public async Task Figures_that_are_due_while_there_is_no_head_wait_for_one()
    {
        await TellEverywhere();
        await using (var db = _office.Db())
            await db
                .People.Where(person => person.Id == _hadi.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.Roles, Roles.None));
        _office.Clock.Advance(TimeSpan.FromDays(7));
        await TellEverywhere();
        Assert.Empty(await Messages());
        await using (var db = _office.Db())
            await db
                .People.Where(person => person.Id == _hadi.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(person => person.Roles, Roles.Head));
        await TellEverywhere();
        Assert.Contains("Kinerja 23 Nov 2026 – 29 Nov 2026", (await Messages())[0].Content.Markup);
        await TellEverywhere();
        Assert.Empty(await Messages());
    }

    [Fact]
    public async Task On_the_first_working_day_of_a_month_the_head_gets_the_month()
    {
        await TellEverywhere();
        // 1 December 2026 is a Tuesday; the week was told the day before.
        _office.Clock.Advance(TimeSpan.FromDays(8) - TimeSpan.FromMinutes(31));
        await TellEverywhere();
        Assert.DoesNotContain(
            await Messages(),
            message => message.Content.Markup.Contains("Kinerja November 2026", StringComparison.Ordinal)
        );
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellEverywhere();
        Assert.Contains("Kinerja November 2026", (await Messages())[0].Content.Markup);
        // January begins with a holiday and a week-end: on Monday the 4th.
        await TellWeeks(4);
        await Messages();
        _office.Clock.Advance(new DateTimeOffset(2027, 1, 4, 0, 29, 0, TimeSpan.Zero) - _office.Clock.GetUtcNow());
        await TellEverywhere();
        Assert.Empty(await Messages());
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellEverywhere();
        var months = (await Messages())
            .Where(message => message.Content.Attachment is null)
            .Select(message => message.Content.Markup)
            .ToList();
        Assert.Contains(months, markup => markup.Contains("Kinerja Desember 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_missed_by_a_stop_is_told_after_it()
    {
        await TellEverywhere();
        _office.Clock.Advance(TimeSpan.FromDays(15));
        for (var tick = 0; tick < 4; tick++)
            await TellEverywhere();
        var told = await Messages();
        var spans = told.Where(message => message.Content.Attachment is null)
            .SelectMany(message => message.Content.Markup.Split('\n'))
            .Where(line => line.Contains("Kinerja", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(3, spans.Count);
        // A week and a month that are due together are one message, each with its workbook.
        Assert.Equal(2, told.Count(message => message.Content.Attachment is null));
        Assert.Equal(3, told.Count(message => message.Content.Attachment is not null));
        Assert.Contains(spans, span => span.Contains("23 Nov 2026 – 29 Nov 2026", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.Contains("30 Nov 2026 – 6 Des 2026", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.Contains("November 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_gets_an_answer_once_and_staff_only_their_own()
    {
        var ticket = await _office.FileAsync(_sari);
        await _office.DoAsync(ticket, _andi, TicketAction.Approve);
        await using (var db = _office.Db())
        {
            var contact = await db.Contacts.Include(c => c.Person).SingleAsync(c => c.PersonId == _andi.Id);
            db.KpiRequests.Add(
                KpiRequest.By(
                    contact,
                    DaySpan.MonthOf(new(2026, 11, 23)),
                    contact.Person,
                    inDetail: false,
                    _office.Clock.GetUtcNow()
                )
            );
            await db.SaveChangesAsync();
        }
        await TellEverywhere();
        var told = await _office.TakeMessagesAsync(_andi);
        Assert.Equal([OutboxPurpose.Reply, OutboxPurpose.Reply], told.Select(message => message.Purpose));
        Assert.Contains("Andi", told[0].Content.Markup);
        Assert.Contains("1 dari 1 langkah", told[0].Content.Markup);
        Assert.Empty(await Messages());
    }

    [Fact]
    public async Task A_report_that_can_not_be_made_is_apologised_for_and_holds_up_no_other()
    {
        await using (var db = _office.Db())
        {
            var contact = await db.Contacts.Include(c => c.Person).SingleAsync(c => c.PersonId == _andi.Id);
            // Before the calendar begins.
            db.KpiRequests.Add(
                KpiRequest.By(
                    contact,
                    new DaySpan(DateOnly.MinValue, DateOnly.MaxValue),
                    contact.Person,
                    inDetail: false,
                    _office.Clock.GetUtcNow()
                )
            );
            db.KpiRequests.Add(
                KpiRequest.By(
                    contact,
                    DaySpan.MonthOf(new(2026, 11, 23)),
                    contact.Person,
                    inDetail: false,
                    _office.Clock.GetUtcNow()
                )
            );
            await db.SaveChangesAsync();
        }
        await TellEverywhere();
        var told = await _office.TakeMessagesAsync(_andi);
        Assert.Contains("tidak bisa dibuat", told[0].Content.Markup);
        Assert.Contains("Kinerja November 2026", told[1].Content.Markup);
        await TellEverywhere();
        Assert.Empty(await _office.TakeMessagesAsync(_andi));
    }

    private async Task TellWeeks(int weeks)
    {
        for (var week = 0; week < weeks; week++)
        {
            _office.Clock.Advance(TimeSpan.FromDays(7));
            await TellEverywhere();
        }
    }

    private Task<List<OutboxMessage>> Messages() => _office.TakeMessagesAsync(_hadi);

    private Task TellEverywhere() =>
        Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(run => Task.Run(() => _office.Telling(run % 2).RunAsync(CancellationToken.None)))
        );
}

using Helpdesk.Core.Kpi;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>What the head reads first: whole tickets in a span, against the span before.</summary>
public sealed class Ticket_totals : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _sari = null!,
        _andi = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await OfficeWorld.OpenAsync();
        _sari = await _office.PersonAsync("Sari");
        _andi = await _office.PersonAsync("Andi", Roles.Staff);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Received_finished_open_late_time_ratings_and_reopenings_are_counted_in_their_span()
    {
        var finished = await _office.FileAsync(_sari);
        _office.Clock.Advance(TimeSpan.FromMinutes(90));
        await _office.DoAsync(
            finished,
            _andi,
            TicketAction.Approve,
            TicketAction.AddNote,
            TicketAction.FinishRepair,
            TicketAction.DeclineEscalation,
            TicketAction.Close
        );
        await RateAsync(finished, 4);
        await _office.FileAsync(_sari);
        await ReopenAsync(finished);
        // The second report has waited for half an hour and more; of the repair's three hours most are left.
        _office.Clock.Advance(TimeSpan.FromMinutes(40));

        Assert.Equal(
            new KpiTickets(2, 1, 2, 1, TimeSpan.FromMinutes(90), 1, 1, 4),
            await ReadAsync(DaySpan.WeekOf(new(2026, 11, 23)))
        );
        Assert.Equal(
            new KpiTickets(0, 0, 2, 1, null, 0, 0, null),
            await ReadAsync(DaySpan.WeekOf(new(2026, 11, 23)).Before)
        );
    }

    [Fact]
    public void The_span_before_is_of_the_same_kind()
    {
        Assert.Equal(DaySpan.MonthOf(new(2026, 10, 5)), DaySpan.MonthOf(new(2026, 11, 5)).Before);
        Assert.Equal(DaySpan.WeekOf(new(2026, 11, 16)), DaySpan.WeekOf(new(2026, 11, 23)).Before);
        Assert.Equal(
            new DaySpan(new(2026, 11, 22), new(2026, 11, 22)),
            new DaySpan(new(2026, 11, 23), new(2026, 11, 23)).Before
        );
    }

    private async Task<KpiTickets> ReadAsync(DaySpan days)
    {
        await using var db = _office.Db();
        var calendar = _office.Clocks.Calendar;
        return await KpiTickets.ReadAsync(
            db,
            calendar.BeginningOf(days.First),
            calendar.BeginningOf(days.Last.AddDays(1)),
            _office.Clock.GetUtcNow(),
            calendar,
            CancellationToken.None
        );
    }

    private async Task RateAsync(Ticket ticket, int stars)
    {
        await using var db = _office.Db();
        var closing = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.Outcome == TicketAction.Close);
        db.Ratings.Add(
            new TicketRating
            {
                TicketId = ticket.Id,
                VisitId = closing.Id,
                Stars = stars,
                At = _office.Clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task ReopenAsync(Ticket ticket)
    {
        await using var db = _office.Db();
        var closing = await db.Visits.SingleAsync(v => v.TicketId == ticket.Id && v.Outcome == TicketAction.Close);
        var sari = await db.People.SingleAsync(p => p.Id == _sari.Id);
        var reopen = new Advance(ticket.Id, closing.Id, TicketAction.Reopen, sari, "mati lagi");
        Assert.IsType<AdvanceResult.Done>(
            await AdvanceTicket.RunAsync(reopen, _office.Work(db), CancellationToken.None)
        );
        await db.SaveChangesAsync();
    }
}

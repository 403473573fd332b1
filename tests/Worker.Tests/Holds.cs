using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>
/// A repair that waits for a vendor or a part: its clock stops, whoever must know is told, and it goes on.
/// </summary>
public sealed class Holds : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _sari = null!,
        _andi = null!,
        _hadi = null!;
    private Ticket _ticket = null!;

    // From Monday, 08.00 WIB, to Thursday's opening at 07.30.
    private static readonly TimeSpan UntilThursdaysOpening = new(2, 23, 30, 0);

    public async ValueTask InitializeAsync()
    {
        _office = await OfficeWorld.OpenAsync();
        (_sari, _andi, _hadi) = (
            await _office.PersonAsync("Sari"),
            await _office.PersonAsync("Andi", Roles.Staff),
            await _office.PersonAsync("Hadi", Roles.Head)
        );
        _office.HoldUntil = _office.Clock.GetUtcNow() + UntilThursdaysOpening;
        _ticket = await _office.FileAsync(_sari);
        await _office.DoAsync(_ticket, _andi, TicketAction.Approve);
        await _office.TickAsync();
        await Told(_sari);
        await Told(_andi);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task The_reporter_hears_the_date_and_the_head_also_why()
    {
        await _office.DoAsync(_ticket, _andi, TicketAction.Hold);
        var reporter = Assert.Single(await Told(_sari));
        Assert.Contains("ditunda sampai 26 Nov 2026", reporter.Content.Markup);
        Assert.DoesNotContain("kata-kata", reporter.Content.Markup);
        var head = Assert.Single(await Told(_hadi));
        Assert.Contains("26 Nov 2026", head.Content.Markup);
        Assert.Contains("kata-kata", head.Content.Markup);
    }

    [Fact]
    public async Task While_it_waits_nothing_is_due_and_at_its_date_the_handler_is_asked_with_the_time_that_was_left()
    {
        await Pass(TimeSpan.FromMinutes(60));
        await _office.DoAsync(_ticket, _andi, TicketAction.Hold);
        await Told(_hadi);
        await Pass(UntilThursdaysOpening - TimeSpan.FromMinutes(61));
        Assert.Empty(await Told(_andi));
        Assert.Empty(await Told(_hadi));
        await Pass(TimeSpan.FromMinutes(1));
        var asked = Assert.Single(await Told(_andi));
        Assert.Contains("Masa tunda", asked.Content.Markup);
        Assert.Contains("Tambah catatan", asked.Content.Buttons.SelectMany(row => row).Select(b => b.Label));
        await using var db = _office.Db();
        var visit = await db.Visits.SingleAsync(v => v.LeftAt == null);
        // Of 180 minutes 60 were used before: 120 are left from Thursday's opening.
        Assert.Equal(_office.HoldUntil.AddMinutes(120), visit.DueAt);
        Assert.Equal((null, null), (visit.HeldSince, visit.HeldUntil));
    }

    [Fact]
    public async Task Two_processes_end_a_hold_once()
    {
        await _office.DoAsync(_ticket, _andi, TicketAction.Hold);
        _office.Clock.Advance(UntilThursdaysOpening);
        await Task.WhenAll(_office.TickAsync(0), _office.TickAsync(1));
        await using var db = _office.Db();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Action == TicketAction.EndHold));
    }

    [Fact]
    public async Task It_goes_on_by_hand_too_and_the_figures_tell_the_time_with_and_without_the_hold()
    {
        await Pass(TimeSpan.FromMinutes(30));
        await _office.DoAsync(_ticket, _andi, TicketAction.Hold);
        await Pass(TimeSpan.FromMinutes(60));
        await _office.DoAsync(_ticket, _andi, TicketAction.Resume);
        await Pass(TimeSpan.FromMinutes(20));
        await _office.DoAsync(_ticket, _andi, TicketAction.AddNote, TicketAction.FinishRepair);
        await using var db = _office.Db();
        var visit = await db.Visits.SingleAsync(v => v.Step == 3);
        Assert.Equal((TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(60)), (visit.Taken, visit.Held));
    }

    [Fact]
    public async Task A_repair_that_is_finished_while_it_waits_was_on_hold_until_then()
    {
        await Pass(TimeSpan.FromMinutes(30));
        await _office.DoAsync(_ticket, _andi, TicketAction.Hold);
        await Pass(TimeSpan.FromMinutes(60));
        await _office.DoAsync(_ticket, _andi, TicketAction.AddNote, TicketAction.FinishRepair);
        await using var db = _office.Db();
        var visit = await db.Visits.SingleAsync(v => v.Step == 3);
        Assert.Equal((TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60)), (visit.Taken, visit.Held));
    }

    [Fact]
    public async Task A_repair_that_is_late_apologises_to_its_reporter_once()
    {
        await Pass(TimeSpan.FromMinutes(180));
        Assert.Contains("Mohon maaf", Assert.Single(await Told(_sari)).Content.Markup);
        await Pass(TimeSpan.FromDays(3));
        Assert.Empty(await Told(_sari));
    }

    private Task<List<OutboxMessage>> Told(Person person) => _office.TakeMessagesAsync(person);

    private async Task Pass(TimeSpan time)
    {
        _office.Clock.Advance(time);
        await _office.TickAsync();
    }
}

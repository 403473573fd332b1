using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>One visit that can't be told about stops no other's clock.</summary>
public sealed class StepTimers_isolation : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _sari = null!,
        _andi = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await OfficeWorld.OpenAsync();
        (_sari, _andi) = (await _office.PersonAsync("Sari"), await _office.PersonAsync("Andi", Roles.Staff));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task A_broken_visit_is_put_aside_and_the_others_are_told_about_in_time()
    {
        var (broken, sound) = (await _office.FileAsync(_sari), await _office.FileAsync(_sari));
        await _office.TickAsync();
        await _office.TakeMessagesAsync(_andi);
        await BreakAsync(broken);

        _office.Clock.Advance(TimeSpan.FromMinutes(30));
        await _office.TickAsync();
        var told = Assert.Single(await _office.TakeMessagesAsync(_andi));
        Assert.Contains(sound.Code, told.Content.Markup);
        await using var db = _office.Db();
        var visit = await db.Visits.SingleAsync(v => v.TicketId == broken.Id && v.LeftAt == null);
        Assert.Null(visit.OverdueToldAt);
        Assert.Equal(_office.Clock.GetUtcNow() + StepTimers.PutAside, visit.RetryAt);
    }

    [Fact]
    public async Task A_visit_that_is_mended_is_told_about_after_its_pause()
    {
        var ticket = await _office.FileAsync(_sari);
        await _office.TickAsync();
        await _office.TakeMessagesAsync(_andi);
        await BreakAsync(ticket);
        _office.Clock.Advance(TimeSpan.FromMinutes(30));
        await _office.TickAsync();
        await MendAsync(ticket);
        await _office.TickAsync();
        Assert.Empty(await _office.TakeMessagesAsync(_andi));
        _office.Clock.Advance(StepTimers.PutAside);
        await _office.TickAsync();
        Assert.Contains(ticket.Code, Assert.Single(await _office.TakeMessagesAsync(_andi)).Content.Markup);
    }

    [Fact]
    public async Task A_report_that_can_not_be_announced_holds_up_no_later_one()
    {
        var broken = await _office.FileAsync(_sari);
        await BreakAsync(broken);
        var sound = await _office.FileAsync(_sari);
        await _office.TickAsync();
        Assert.Contains(sound.Code, Assert.Single(await _office.TakeMessagesAsync(_andi)).Content.Markup);
    }

    [Fact]
    public async Task A_returned_ticket_that_can_not_be_abandoned_holds_up_no_other()
    {
        var (broken, sound) = (await _office.FileAsync(_sari), await _office.FileAsync(_sari));
        await _office.DoAsync(broken, _andi, TicketAction.Return);
        await _office.DoAsync(sound, _andi, TicketAction.Return);
        await BreakAsync(broken);
        _office.Clock.Advance(TimeSpan.FromDays(14));
        await _office.TickAsync();
        await using var db = _office.Db();
        Assert.Equal(
            TicketState.Abandoned,
            await db.Tickets.Where(t => t.Id == sound.Id).Select(t => t.State).SingleAsync()
        );
    }

    // A state that the program does not know: whatever reads the ticket fails.
    private Task BreakAsync(Ticket ticket) => SetStateAsync(ticket, "Nowhere");

    private Task MendAsync(Ticket ticket) => SetStateAsync(ticket, nameof(TicketState.Submitted));

    private async Task SetStateAsync(Ticket ticket, string state)
    {
        await using var db = _office.Db();
        await db.Database.ExecuteSqlAsync($"UPDATE \"Tickets\" SET \"State\" = {state} WHERE \"Id\" = {ticket.Id}");
    }
}

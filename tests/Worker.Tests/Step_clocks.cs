using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>80 % and 100 % of a step's time: who is told what, once.</summary>
public sealed class Step_clocks : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _sari = null!,
        _andi = null!,
        _rina = null!,
        _hadi = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await OfficeWorld.OpenAsync();
        (_sari, _andi, _rina) = (
            await _office.PersonAsync("Sari"),
            await _office.PersonAsync("Andi", Roles.Staff),
            await _office.PersonAsync("Rina", Roles.Staff)
        );
        _hadi = await _office.PersonAsync("Hadi", Roles.Head);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Nothing_before_80_percent_then_one_reminder_then_one_overdue_notice_to_actor_and_head_and_nothing_more()
    {
        var ticket = await _office.FileAsync(_sari);
        var visit = await _office.DoAsync(ticket, _andi, TicketAction.Approve);
        await TickEverywhere();
        await Forget();

        // Step 3 has 180 office minutes; it begins at 08.00, and 80 % are over at 10.24.
        await Advance(143);
        Assert.Empty(await Messages(_andi));
        await Advance(1);
        var reminder = Assert.Single(await Messages(_andi));
        Assert.Contains("sisa 36 menit (jam kerja)", reminder.Content.Markup);
        Assert.Contains(ticket.Code, reminder.Content.Markup);
        Assert.Equal(
            ["Tambah catatan", "Perbaikan selesai", "Lainnya"],
            reminder.Content.Buttons.SelectMany(row => row).Select(button => button.Label)
        );
        Assert.Equal(visit!.Id, reminder.PromptVisitId);
        await Advance(35);
        Assert.Empty(await Messages(_andi));
        await Advance(1);
        Assert.Contains("melewati batas waktu", Assert.Single(await Messages(_andi)).Content.Markup);
        var toHead = Assert.Single(await Messages(_hadi)).Content;
        Assert.Contains("melewati batas waktu", toHead.Markup);
        Assert.Contains("Petugas: <b>Andi</b>", toHead.Markup);
        Assert.Equal([ticket.Code], toHead.Buttons.SelectMany(row => row).Select(button => button.Label));
        await Advance(60 * 24 * 5);
        Assert.Empty(await Messages(_andi));
        Assert.Empty(await Messages(_hadi));
        Assert.Empty(await Messages(_rina));
        Assert.Contains("Mohon maaf", Assert.Single(await Messages(_sari)).Content.Markup);
    }

    [Fact]
    public async Task A_step_that_was_left_says_nothing()
    {
        var ticket = await _office.FileAsync(_sari);
        _office.Clock.Advance(TimeSpan.FromMinutes(23));
        await _office.DoAsync(ticket, _andi, TicketAction.Approve);
        await TickEverywhere();
        await Forget();
        await Advance(20);
        Assert.Empty(await Messages(_rina));
        Assert.Empty(await Messages(_hadi));
    }

    [Fact]
    public async Task The_whole_team_is_reminded_of_a_new_report_and_a_head_who_is_the_actor_hears_it_once()
    {
        var ticket = await _office.FileAsync(_sari);
        await TickEverywhere();
        await Forget();
        await Advance(24);
        Assert.Single(await Messages(_andi));
        Assert.Single(await Messages(_rina));
        Assert.Empty(await Messages(_hadi));

        await _office.DoAsync(
            ticket,
            _andi,
            TicketAction.Approve,
            TicketAction.AddNote,
            TicketAction.FinishRepair,
            TicketAction.Escalate
        );
        await TickEverywhere();
        await Forget();
        await Advance(60);
        Assert.Equal(
            ["Bisa ditutup", "Perbaiki lagi", "Lainnya"],
            Assert.Single(await Messages(_hadi)).Content.Buttons.SelectMany(row => row).Select(button => button.Label)
        );
        Assert.Empty(await Messages(_andi));
    }

    [Fact]
    public async Task However_many_ticks_in_two_processes_at_once_write_one_row_a_person_and_fact()
    {
        for (var number = 0; number < 3; number++)
        {
            var ticket = await _office.FileAsync(_sari);
            await _office.DoAsync(ticket, _andi, TicketAction.Approve);
        }
        await TickEverywhere();
        await Forget();
        _office.Clock.Advance(TimeSpan.FromMinutes(180));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(tick => Task.Run(() => _office.TickAsync(tick % 2))));
        Assert.Equal(3, (await Messages(_andi)).Count);
        Assert.Equal(3, (await Messages(_hadi)).Count);
    }

    [Fact]
    public async Task What_fell_due_during_a_stop_is_told_once_in_one_summary_a_person()
    {
        List<string> codes = [];
        for (var number = 0; number < 12; number++)
            codes.Add((await _office.FileAsync(_sari)).Code);
        await TickEverywhere();
        await Forget();
        _office.Clock.Advance(TimeSpan.FromHours(2));
        await TickEverywhere();
        foreach (var person in new[] { _andi, _rina, _hadi })
        {
            var summary = Assert.Single(await Messages(person)).Content;
            Assert.Contains("12 tiket melewati atau mendekati batas waktu", summary.Markup);
            Assert.Contains("terlambat 1 jam 30 menit", summary.Markup);
            Assert.Contains("dan 2 tiket lain", summary.Markup);
            Assert.Equal(codes.Take(10), summary.Buttons.SelectMany(row => row).Select(button => button.Label));
        }
        await TickEverywhere();
        Assert.Empty(await Messages(_andi));
    }

    [Fact]
    public async Task Many_at_the_same_instant_become_a_summary_too_and_few_do_not()
    {
        for (var number = 0; number < 3; number++)
            await _office.FileAsync(_sari);
        await TickEverywhere();
        await Forget();
        await Advance(24);
        Assert.Equal(3, (await Messages(_andi)).Count);
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var number = 0; number < 4; number++)
            await _office.FileAsync(_sari);
        await TickEverywhere();
        await Forget();
        await Advance(24);
        Assert.Contains("⏳ <b>4 tiket mendekati batas waktu", (await Messages(_andi))[^1].Content.Markup);
    }

    [Fact]
    public async Task Work_at_night_is_announced_without_a_sound_and_its_clock_starts_in_the_morning()
    {
        _office.Clock.Advance(TimeSpan.FromHours(12));
        await _office.FileAsync(_sari);
        await TickEverywhere();
        Assert.True(Assert.Single(await Messages(_andi)).Content.Silent);
        // Tuesday 07.30 plus 24 minutes.
        _office.Clock.Advance(TimeSpan.FromHours(11.5) + TimeSpan.FromMinutes(23));
        await TickEverywhere();
        Assert.Empty(await Messages(_andi));
        await Advance(1);
        var reminder = Assert.Single(await Messages(_andi)).Content;
        Assert.Contains("hari ini 08.00 WIB", reminder.Markup);
        Assert.False(reminder.Silent);
    }

    [Fact]
    public async Task Work_goes_to_the_category_s_team_to_all_staff_without_one_and_to_the_admins_without_staff()
    {
        var dewi = await _office.PersonAsync("Dewi", Roles.ConfiguredAdmin);
        await using (var db = _office.Db())
        {
            (await db.People.SingleAsync(p => p.Id == _andi.Id)).Teams = Teams.Application;
            (await db.People.SingleAsync(p => p.Id == _rina.Id)).Teams = Teams.Network;
            await db.SaveChangesAsync();
        }
        await _office.FileAsync(_sari, Teams.Application);
        await TickEverywhere();
        Assert.Single(await Messages(_andi));
        Assert.Empty(await Messages(_rina));

        await using (var db = _office.Db())
        {
            (await db.People.SingleAsync(p => p.Id == _andi.Id)).Roles = Roles.None;
            await db.SaveChangesAsync();
        }
        await _office.FileAsync(_sari, Teams.Application);
        await TickEverywhere();
        Assert.Single(await Messages(_rina));

        await using (var db = _office.Db())
        {
            (await db.People.SingleAsync(p => p.Id == _rina.Id)).Roles = Roles.None;
            await db.SaveChangesAsync();
        }
        Assert.Empty(await Messages(dewi));
        await _office.FileAsync(_sari, Teams.Application);
        await TickEverywhere();
        Assert.Contains("tidak ada petugas", Assert.Single(await Messages(dewi)).Content.Markup);
    }

    [Fact]
    public async Task Changed_standards_and_calendars_move_open_visits_and_leave_what_was_told()
    {
        var told = await _office.FileAsync(_sari);
        await Recompute();
        await TickEverywhere();
        await Advance(24);
        Assert.NotEmpty(await Messages(_andi));
        var fresh = await _office.FileAsync(_sari);
        await TickEverywhere();
        await Forget();

        _office.Clocks = new StepClocks(
            new HelpdeskSop(new Dictionary<int, TimeSpan> { [2] = TimeSpan.FromHours(1) }),
            OfficeCalendar.Usual()
        );
        Assert.Equal(2, await Recompute());
        Assert.Equal(0, await Recompute());
        await using (var db = _office.Db())
        {
            var visit = await db.Visits.SingleAsync(v => v.TicketId == fresh.Id && v.LeftAt == null);
            Assert.Equal(
                (TimeSpan.FromHours(1), visit.EnteredAt.AddMinutes(60), visit.EnteredAt.AddMinutes(48)),
                (visit.Target, visit.DueAt, visit.RemindAt)
            );
        }
        // 08.48 is 80 % of the older ticket's hour: it was reminded of already.
        await Advance(24);
        Assert.Empty(await Messages(_andi));
        await Advance(12);
        Assert.Contains(told.Code, Assert.Single(await Messages(_hadi)).Content.Markup);
        Assert.Contains(told.Code, Assert.Single(await Messages(_andi)).Content.Markup);
    }

    private Task<int> Recompute() =>
        _office.Gate.RunAsync(work => RecomputeClocks.RunAsync(work, CancellationToken.None), CancellationToken.None);

    private Task<List<OutboxMessage>> Messages(Person person) => _office.TakeMessagesAsync(person);

    private async Task Advance(int minutes)
    {
        _office.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await TickEverywhere();
    }

    private async Task TickEverywhere()
    {
        await _office.TickAsync(0);
        await _office.TickAsync(1);
    }

    private async Task Forget()
    {
        foreach (var person in new[] { _sari, _andi, _rina, _hadi })
            await Messages(person);
    }
}

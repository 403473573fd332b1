using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>Returned tickets, unsent reports and unanswered questions; and what people get after a stop.</summary>
public sealed class Waiting_for_people : IAsyncLifetime
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
    public async Task A_returned_ticket_has_no_due_time_is_reminded_of_once_after_3_working_days_and_abandoned_after_7()
    {
        var ticket = await _office.FileAsync(_sari);
        var visit = await _office.DoAsync(ticket, _andi, TicketAction.Return);
        Assert.Equal((null, null), (visit!.DueAt, visit.Target));
        await _office.TickAsync();
        await Messages(_sari);

        // Monday 08.00 and three working days: Thursday 08.00.
        await Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        Assert.Empty(await Messages(_sari));
        await Advance(TimeSpan.FromMinutes(1));
        var reminder = Assert.Single(await Messages(_sari));
        Assert.Equal(OutboxPurpose.ReporterNotice, reminder.Purpose);
        Assert.Contains("masih menunggu dilengkapi", reminder.Content.Markup);
        Assert.Contains("2 Des 2026, 08.00 WIB", reminder.Content.Markup);
        Assert.Equal(
            ["Lengkapi laporan", "Batalkan laporan"],
            reminder.Content.Buttons.SelectMany(row => row).Select(button => button.Label)
        );

        // Seven working days, with a week-end: Wednesday of next week.
        await Advance(TimeSpan.FromDays(6) - TimeSpan.FromMinutes(1));
        Assert.Empty(await Messages(_sari));
        await Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("ditutup karena tidak ada jawaban", Assert.Single(await Messages(_sari)).Content.Markup);
        await Advance(TimeSpan.FromDays(30));
        Assert.Empty(await Messages(_sari));
        Assert.Empty(await Messages(_hadi));
        await using var db = _office.Db();
        Assert.Equal(TicketState.Abandoned, (await db.Tickets.SingleAsync()).State);
        Assert.Null((await db.Events.OrderBy(e => e.Id).LastAsync()).ActorId);
    }

    [Fact]
    public async Task A_returned_ticket_that_is_answered_in_time_is_neither_reminded_of_nor_abandoned()
    {
        var ticket = await _office.FileAsync(_sari);
        await _office.DoAsync(ticket, _andi, TicketAction.Return);
        await Advance(TimeSpan.FromDays(2));
        await _office.DoAsync(ticket, _sari, TicketAction.Resubmit);
        await Messages(_sari);
        await Advance(TimeSpan.FromDays(20));
        Assert.Empty(await Messages(_sari));
        await using var db = _office.Db();
        Assert.Equal(TicketState.Submitted, (await db.Tickets.SingleAsync()).State);
    }

    [Fact]
    public async Task An_unsent_report_is_nudged_once_and_dropped_after_a_day_of_silence_and_said_so()
    {
        await Converse(nudge: true);
        _office.Clock.Advance(TimeSpan.FromMinutes(9));
        await TalkEverywhere();
        Assert.Empty(await Messages(_sari));
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await TalkEverywhere();
        var nudge = Assert.Single(await Messages(_sari)).Content;
        Assert.Contains("belum dikirim", nudge.Markup);
        Assert.Equal(["d:on", "d:off"], nudge.Buttons.SelectMany(row => row).Select(button => button.Data));
        _office.Clock.Advance(TimeSpan.FromHours(23));
        await TalkEverywhere();
        Assert.Empty(await Messages(_sari));
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await TalkEverywhere();
        Assert.Contains("sudah dihapus", Assert.Single(await Messages(_sari)).Content.Markup);
        await using var db = _office.Db();
        Assert.False(await db.Conversations.AnyAsync());
    }

    [Fact]
    public async Task Whoever_still_answers_keeps_the_conversation()
    {
        await Converse(nudge: false);
        _office.Clock.Advance(TimeSpan.FromHours(23));
        await using (var db = _office.Db())
        {
            (await db.Conversations.SingleAsync()).UpdatedAt = _office.Clock.GetUtcNow();
            await db.SaveChangesAsync();
        }
        _office.Clock.Advance(TimeSpan.FromHours(23));
        await TalkEverywhere();
        Assert.Empty(await Messages(_sari));
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await TalkEverywhere();
        Assert.Contains("Percakapan sebelumnya ditutup", Assert.Single(await Messages(_sari)).Content.Markup);
    }

    [Fact]
    public async Task After_a_stop_of_more_than_two_minutes_everyone_with_pending_work_gets_their_queue_once()
    {
        var downtime = DowntimeNotice();
        await downtime.BeatAsync(CancellationToken.None);
        var (first, second) = (await _office.FileAsync(_sari), await _office.FileAsync(_sari));
        await _office.DoAsync(first, _andi, TicketAction.Approve);
        await _office.TickAsync();
        foreach (var person in new[] { _sari, _andi, _hadi })
            await Messages(person);
        _office.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await downtime.BeatAsync(CancellationToken.None));

        // The process dies and comes back after three minutes: a new one knows only what is written down.
        _office.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await DowntimeNotice().BeatAsync(CancellationToken.None));
        Assert.Equal(0, await DowntimeNotice().BeatAsync(CancellationToken.None));
        var queue = Assert.Single(await Messages(_andi)).Content;
        Assert.Contains("dari hari ini 08.02 WIB sampai hari ini 08.05 WIB", queue.Markup);
        // What runs out first is on top: step 2 has 30 minutes, step 3 has 180.
        Assert.Equal([second.Code, first.Code], queue.Buttons.SelectMany(row => row).Select(button => button.Label));
        Assert.Contains("25 mnt", queue.Markup);
        Assert.Empty(await Messages(_hadi));
        Assert.Empty(await Messages(_sari));
    }

    [Fact]
    public async Task After_a_cut_network_too_and_a_single_ticket_carries_its_step_s_buttons()
    {
        var downtime = DowntimeNotice();
        await downtime.BeatAsync(CancellationToken.None);
        await _office.FileAsync(_sari);
        await _office.TickAsync();
        await Messages(_andi);
        _office.Clock.Advance(TimeSpan.FromMinutes(4));
        await Task.WhenAll(downtime.BeatAsync(CancellationToken.None), Task.CompletedTask);
        var queue = Assert.Single(await Messages(_andi));
        Assert.Equal(
            ["Setujui", "Kembalikan", "Lainnya"],
            queue.Content.Buttons.SelectMany(row => row).Select(button => button.Label)
        );
        Assert.NotNull(queue.PromptVisitId);
    }

    private DowntimeNotice DowntimeNotice() => new(_office.Gate, _office.Rules, _office.Clock);

    private async Task Converse(bool nudge)
    {
        await using var db = _office.Db();
        var now = _office.Clock.GetUtcNow();
        db.Conversations.Add(
            new Conversation
            {
                Contact = await db.Contacts.SingleAsync(contact => contact.PersonId == _sari.Id),
                Flow = nudge ? "file" : "words",
                State = "{}",
                StartedAt = now,
                UpdatedAt = now,
                NudgeAt = nudge ? now.AddMinutes(10) : null,
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task TalkEverywhere() =>
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(run => Task.Run(() => _office.Conversations(run % 2).RunAsync(CancellationToken.None)))
        );

    private async Task Advance(TimeSpan span)
    {
        _office.Clock.Advance(span);
        await _office.TickAsync(0);
        await _office.TickAsync(1);
    }

    private Task<List<OutboxMessage>> Messages(Person person) => _office.TakeMessagesAsync(person);
}

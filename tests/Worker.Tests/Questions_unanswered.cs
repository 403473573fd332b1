using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Worker.Tests;

/// <summary>A question that its reporter has not answered for a day.</summary>
public sealed class Questions_unanswered : IAsyncLifetime
{
    private OfficeWorld _office = null!;
    private Person _sari = null!,
        _andi = null!;
    private Ticket _ticket = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await OfficeWorld.OpenAsync();
        (_sari, _andi) = (await _office.PersonAsync("Sari"), await _office.PersonAsync("Andi", Roles.Staff));
        _ticket = await _office.FileAsync(_sari);
        await _office.DoAsync(_ticket, _andi, TicketAction.Approve, TicketAction.AskReporter);
        await _office.TickAsync();
        await _office.TakeMessagesAsync(_sari);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task It_is_asked_once_more_after_a_day_and_not_again_whoever_looks_at_the_same_time()
    {
        await PassAsync(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        Assert.Empty(await RemindersAsync());
        await PassAsync(TimeSpan.FromMinutes(1));
        var reminder = Assert.Single(await RemindersAsync());
        Assert.Contains("kata-kata", reminder.Content.Markup);
        Assert.Contains(_ticket.Code, reminder.Content.Markup);
        Assert.Equal("Jawab", reminder.Content.Buttons[0][0].Label);
        await PassAsync(TimeSpan.FromDays(3));
        Assert.Empty(await RemindersAsync());
    }

    [Fact]
    public async Task Who_has_answered_is_not_reminded()
    {
        await _office.DoAsync(_ticket, _sari, TicketAction.AddInformation);
        await PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(await RemindersAsync());
    }

    [Fact]
    public async Task The_next_step_does_not_answer_it()
    {
        await _office.DoAsync(_ticket, _andi, TicketAction.AddNote, TicketAction.FinishRepair);
        await PassAsync(TimeSpan.FromDays(1));
        Assert.Single(await RemindersAsync());
    }

    [Fact]
    public async Task A_closed_ticket_asks_nobody()
    {
        await _office.DoAsync(
            _ticket,
            _andi,
            TicketAction.AddNote,
            TicketAction.FinishRepair,
            TicketAction.DeclineEscalation,
            TicketAction.Close
        );
        await PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(await RemindersAsync());
    }

    [Fact]
    public async Task On_a_friday_afternoon_it_waits_for_monday()
    {
        // Asked on Monday at 08.00; asked again on Friday at 16.00, it comes on Monday at 07.30.
        await PassAsync(TimeSpan.FromDays(4) + TimeSpan.FromHours(8));
        await _office.DoAsync(_ticket, _andi, TicketAction.AskReporter);
        await RemindersAsync();
        await PassAsync(TimeSpan.FromDays(2) + TimeSpan.FromHours(15) + TimeSpan.FromMinutes(29));
        Assert.Empty(await RemindersAsync());
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await RemindersAsync());
    }

    private async Task PassAsync(TimeSpan span)
    {
        _office.Clock.Advance(span);
        await Task.WhenAll(_office.TickAsync(0), _office.TickAsync(1));
    }

    private async Task<List<OutboxMessage>> RemindersAsync() =>
        [
            .. (await _office.TakeMessagesAsync(_sari)).Where(message =>
                message.Content.Markup.Contains("masih menunggu jawaban", StringComparison.Ordinal)
            ),
        ];
}

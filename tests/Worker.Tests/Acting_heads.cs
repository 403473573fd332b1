using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Worker.Tests;

/// <summary>
/// Who stands in for the head gets the head's prompts and rights for a span, and both stand in the history.
/// </summary>
public sealed class Acting_heads : IAsyncLifetime
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
    public async Task From_begin_to_end_prompts_go_to_the_acting_head_who_decides_on_behalf_of_the_head()
    {
        var waiting = await Escalated();
        await _office.TickAsync();
        await Name(_rina, TimeSpan.Zero, TimeSpan.FromDays(1));
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(run => Task.Run(() => _office.ActingHeadTimers(run % 2).RunAsync(CancellationToken.None)))
        );
        var begins = Assert.Single(await Messages(_rina)).Content;
        Assert.Contains("menjadi Plh. Kepala Bidang menggantikan Hadi", begins.Markup);
        Assert.Contains(waiting.Code, begins.Markup);
        Assert.Equal(
            ["Bisa ditutup", "Perbaiki lagi", "Lainnya"],
            begins.Buttons.SelectMany(row => row).Select(button => button.Label)
        );
        await Messages(_hadi);

        var fresh = await Escalated();
        await _office.TickAsync();
        Assert.Contains(fresh.Code, Assert.Single(await Messages(_rina)).Content.Markup);
        Assert.Empty(await Messages(_hadi));
        await _office.DoAsync(fresh, _rina, TicketAction.Resolve);
        await using (var db = _office.Db())
        {
            var decided = await db
                .Events.Include(e => e.Actor)
                .Include(e => e.OnBehalfOf)
                .SingleAsync(e => e.TicketId == fresh.Id && e.Action == TicketAction.Resolve);
            Assert.Equal(("Rina", "Hadi"), (decided.Actor!.Name, decided.OnBehalfOf!.Name));
            Assert.Contains(
                "oleh Rina (Plh. Kepala Bidang, menggantikan Hadi)",
                TicketHistory
                    .Happened(
                        Texts.In(Language.Id, OfficeCalendar.Usual().Shown),
                        decided,
                        TicketHistory.NameOf(Texts.In(Language.Id, OfficeCalendar.Usual().Shown), decided)
                    )
                    .Markup
            );
        }

        // The head may decide too, and then in their own name.
        await _office.DoAsync(waiting, _hadi, TicketAction.Resolve);
        var last = await Escalated();
        _office.Clock.Advance(TimeSpan.FromDays(1));
        await _office.TickAsync();
        Assert.Contains(
            (await Messages(_rina)).Select(message => message.Content.Markup),
            markup => markup.Contains("telah berakhir", StringComparison.Ordinal)
        );
        Assert.Contains(last.Code, (await Messages(_hadi))[0].Content.Markup);
        await Assert.ThrowsAnyAsync<Exception>(() => _office.DoAsync(last, _rina, TicketAction.Resolve));
    }

    [Fact]
    public async Task Before_its_begin_and_after_it_was_taken_back_a_span_gives_no_right()
    {
        var ticket = await Escalated();
        await Name(_rina, TimeSpan.FromHours(2), TimeSpan.FromDays(1));
        Assert.Contains("Hadi menunjuk Bapak/Ibu", Assert.Single(await Messages(_rina)).Content.Markup);
        await _office.TickAsync();
        Assert.Single(await Messages(_hadi));
        await Assert.ThrowsAnyAsync<Exception>(() => _office.DoAsync(ticket, _rina, TicketAction.Resolve));

        await End();
        Assert.Contains("dibatalkan", Assert.Single(await Messages(_rina)).Content.Markup);
        _office.Clock.Advance(TimeSpan.FromHours(3));
        await _office.TickAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => _office.DoAsync(ticket, _rina, TicketAction.Resolve));
    }

    [Fact]
    public async Task An_acting_head_who_can_not_be_reached_or_lost_their_role_leaves_the_prompts_with_the_head()
    {
        await Name(_rina, TimeSpan.Zero, TimeSpan.FromDays(1));
        await using (var db = _office.Db())
        {
            (await db.Contacts.SingleAsync(contact => contact.PersonId == _rina.Id)).UnreachableSince =
                _office.Clock.GetUtcNow();
            await db.SaveChangesAsync();
        }
        var ticket = await Escalated();
        await _office.TickAsync();
        Assert.Contains(ticket.Code, Assert.Single(await Messages(_hadi)).Content.Markup);

        await using (var db = _office.Db())
        {
            (await db.Contacts.SingleAsync(contact => contact.PersonId == _rina.Id)).UnreachableSince = null;
            (await db.People.SingleAsync(person => person.Id == _rina.Id)).Roles = Roles.None;
            await db.SaveChangesAsync();
        }
        await Assert.ThrowsAnyAsync<Exception>(() => _office.DoAsync(ticket, _rina, TicketAction.Resolve));
    }

    [Fact]
    public async Task Naming_another_ends_the_one_before()
    {
        await Name(_rina, TimeSpan.Zero, TimeSpan.FromDays(3));
        await _office.TickAsync();
        await Name(_andi, TimeSpan.Zero, TimeSpan.FromDays(1));
        await _office.TickAsync();
        await using var db = _office.Db();
        var officers = await Officers.LoadAsync(db, _office.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(["Andi"], officers.Deciders.Select(person => person.Name));
        Assert.Contains(
            (await Messages(_rina)).Select(message => message.Content.Markup),
            markup => markup.Contains("telah berakhir", StringComparison.Ordinal)
        );
    }

    private async Task<Ticket> Escalated()
    {
        var ticket = await _office.FileAsync(_sari);
        await _office.DoAsync(
            ticket,
            _andi,
            TicketAction.Approve,
            TicketAction.AddNote,
            TicketAction.FinishRepair,
            TicketAction.Escalate
        );
        return ticket;
    }

    private Task Name(Person acting, TimeSpan after, TimeSpan until) =>
        _office.Gate.RunAsync(
            async work =>
            {
                var people = await work
                    .Db.People.Include(person => person.Contacts)
                    .ToDictionaryAsync(person => person.Id);
                await AppointActingHead.RunAsync(
                    new(people[_hadi.Id], people[acting.Id], work.Now + after, work.Now + until),
                    work,
                    CancellationToken.None
                );
            },
            CancellationToken.None
        );

    private Task End() =>
        _office.Gate.RunAsync(
            async work =>
            {
                var hadi = await work.Db.People.SingleAsync(person => person.Id == _hadi.Id);
                await EndActingHead.RunAsync(hadi, work, CancellationToken.None);
            },
            CancellationToken.None
        );

    private Task<List<OutboxMessage>> Messages(Person person) => _office.TakeMessagesAsync(person);
}

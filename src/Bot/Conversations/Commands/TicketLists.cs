using System.Globalization;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Lists of tickets: one line each, a page at a time, with a button that shows each and one for the next page.
/// </summary>
internal sealed class TicketLists(UpdateContext update)
{
    /// <summary>How many tickets a page shows.</summary>
    public const int PageLength = WorkQueues.Shown;

    private Texts Texts => update.Texts;

    /// <summary>Lists the person's own tickets: what is open first, the newest of each first.</summary>
    /// <param name="rest">Which page, as the command or its button has it; empty for the first.</param>
    public async Task ShowOwnAsync(string rest, CancellationToken cancellation)
    {
        var me = update.Person.Id;
        var mine = update.Db.Tickets.Where(ticket => ticket.ReporterId == me);
        var count = await mine.CountAsync(cancellation);
        if (count == 0)
        {
            update.Reply(Texts.MyTicketsNone);
            return;
        }
        var page = Page.Of(rest, count, PageLength);
        var shown = await mine.Include(ticket => ticket.Handler)
            .OrderByDescending(ticket => ticket.Visits.Any(visit => visit.LeftAt == null))
            .ThenByDescending(ticket => ticket.Id)
            .Skip(page.Skipped)
            .Take(PageLength)
            .ToListAsync(cancellation);
        Show(
            Texts.MyTickets(count),
            shown.Select(ticket => TicketLines.OwnLine(Texts, ticket)),
            shown,
            page,
            OwnTicketsCommand.Word
        );
    }

    /// <summary>
    /// Lists a queue: what runs out first on top, with the office time that is left, what it is about and who has it.
    /// </summary>
    /// <param name="visits">The visits; those that are over are left out.</param>
    /// <param name="list">What it is called, and by which command one gets to its next page.</param>
    /// <param name="rest">Which page; empty for the first.</param>
    public async Task ShowQueueAsync(
        IQueryable<StepVisit> visits,
        (string Command, Func<int, int, ChatText> Heading, ChatText None) list,
        string rest,
        CancellationToken cancellation
    )
    {
        var open = visits.Where(visit => visit.LeftAt == null);
        var count = await open.CountAsync(cancellation);
        if (count == 0)
        {
            update.Reply(list.None);
            return;
        }
        var now = update.Now;
        var late = await open.CountAsync(visit => visit.DueAt < now, cancellation);
        var page = Page.Of(rest, count, PageLength);
        var shown = await WorkQueues
            .InOrder(open.Include(visit => visit.Ticket.Handler))
            .Skip(page.Skipped)
            .Take(PageLength)
            .ToListAsync(cancellation);
        Show(
            list.Heading(count, late),
            shown.Select(visit => TicketLines.QueueLine(Texts, update.Clocks, visit, now)),
            shown.Select(visit => visit.Ticket),
            page,
            list.Command
        );
    }

    private void Show(
        ChatText heading,
        IEnumerable<ChatText> lines,
        IEnumerable<Ticket> tickets,
        Page page,
        string command
    )
    {
        var buttons = TicketButtons.Show(tickets);
        if (page.Next is { } next)
        {
            var more = new ButtonData.Command(command, next.ToString(CultureInfo.InvariantCulture));
            buttons = [.. buttons, [new OutgoingButton(Texts.LabelNextPage, more.ToString())]];
        }
        update.Reply(
            ChatText.Paragraphs(
                heading,
                ChatText.Lines(lines),
                page.Pages == 1 ? ChatText.Empty : Texts.PageOf(page: page.No, pages: page.Pages)
            ),
            buttons
        );
    }
}

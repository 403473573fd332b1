using Helpdesk.Core;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 7: shows tickets, to each person what they may see.</summary>
public sealed class TicketLookup(Turn turn)
{
    private const int HistoryShown = 15;

    /// <summary>How many tickets a list shows.</summary>
    public const int ListLength = 10;

    /// <summary>Shows the ticket that a text names, or says what is wrong with it.</summary>
    public async Task ShowAsync(string text, CancellationToken cancellation)
    {
        var reading = TicketCode.Find(text, out var code);
        if (reading is TicketCodeReading.None) turn.Reply(turn.Texts.NoTicketIdFound);
        else if (reading is TicketCodeReading.Mistyped) turn.Reply(turn.Texts.TicketIdMistyped(ChatText.Code(code)));
        else if (!LookupLimit.Allows(turn.Contact, turn.Now)) turn.Reply(turn.Texts.TooManyLookups(Wib.Time(turn.Contact.LookupsSince!.Value + LookupLimit.Window)));
        else if (await Tickets().SingleOrDefaultAsync(ticket => ticket.Code == code, cancellation) is { } ticket) await ShowAsync(ticket, withPhotos: false, cancellation);
        else turn.Reply(turn.Texts.TicketUnknown(ChatText.Code(code)));
    }

    /// <summary>Shows a ticket from a list, with its photos for those who may see them.</summary>
    public async Task ShowAsync(long ticketId, CancellationToken cancellation)
    {
        var ticket = await Tickets().SingleOrDefaultAsync(t => t.Id == ticketId, cancellation);
        if (ticket is null || !MaySeeAll(ticket)) turn.Refuse(turn.Texts.ButtonUnknown);
        else await ShowAsync(ticket, withPhotos: true, cancellation);
    }

    /// <summary>Lists tickets, the oldest first, each with a button that shows it.</summary>
    /// <param name="tickets">Which.</param>
    /// <param name="heading">What stands above them.</param>
    /// <param name="none">What is said when there are none.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task ListAsync(IQueryable<Ticket> tickets, Func<TextValue, ChatText> heading, ChatText none, CancellationToken cancellation)
    {
        var count = await tickets.CountAsync(cancellation);
        var shown = await tickets.OrderBy(ticket => ticket.Id).Take(ListLength).ToListAsync(cancellation);
        if (count == 0)
        {
            turn.Reply(none);
            return;
        }
        var text = ChatText.Paragraphs([heading(count), .. shown.Select(ticket => TicketViews.QueueLine(turn.Texts, ticket))]);
        turn.Reply(text, TicketViews.ShowButtons(shown));
    }

    /// <summary>Shows a queue: what runs out first on top, with the office time that is left, and a button for each ticket.</summary>
    /// <param name="visits">The open visits that wait.</param>
    /// <param name="heading">What stands above them.</param>
    /// <param name="none">What is said when there are none.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task QueueAsync(IQueryable<StepVisit> visits, Func<TextValue, ChatText> heading, ChatText none, CancellationToken cancellation)
    {
        var count = await visits.CountAsync(visit => visit.LeftAt == null, cancellation);
        if (count == 0)
        {
            turn.Reply(none);
            return;
        }
        var shown = await PendingWork.InOrder(visits.Include(visit => visit.Ticket)).Take(ListLength).ToListAsync(cancellation);
        turn.Reply(
            ChatText.Paragraphs([
                heading(count), .. shown.Select(visit => TicketViews.QueueLine(turn.Texts, turn.Clocks, visit, turn.Now)),
                count > shown.Count ? turn.Texts.TimesMore(count - shown.Count) : ChatText.Empty,
            ]),
            TicketViews.ShowButtons(shown.Select(visit => visit.Ticket)));
    }

    private IQueryable<Ticket> Tickets() => turn.Db.Tickets.Include(ticket => ticket.Visits).Include(ticket => ticket.Handler).Include(ticket => ticket.Reporter.Contacts);

    private bool MaySeeAll(Ticket ticket) => ticket.ReporterId == turn.Person.Id || (turn.Roles & (Roles.Staff | Roles.Head)) != 0;

    private async Task ShowAsync(Ticket ticket, bool withPhotos, CancellationToken cancellation)
    {
        var texts = turn.Texts;
        var all = MaySeeAll(ticket);
        var events = await turn.Db.Events.Include(e => e.Actor).Include(e => e.OnBehalfOf).Where(e => e.TicketId == ticket.Id).OrderBy(e => e.Id).ToListAsync(cancellation);
        var progress = TicketViews.Progress(texts, turn.Sop, ticket);
        if (!all)
        {
            turn.Reply(ChatText.Paragraphs(progress, TicketViews.History(texts, events, @private: false)), about: ticket);
            return;
        }

        var photos = await turn.Db.Photos.Where(photo => photo.TicketId == ticket.Id).OrderBy(photo => photo.Id).ToListAsync(cancellation);
        var usable = photos.Where(photo => photo.Status is PhotoStatus.Pending or PhotoStatus.Stored).Select(photo => photo.Id).ToList();
        var failed = photos.Count - usable.Count;
        var visit = ticket.OpenVisit;
        var text = ChatText.Paragraphs(
            progress, TicketViews.Card(texts, ticket, usable.Count),
            failed == 0 ? ChatText.Empty : texts.PhotosFailed(failed),
            ticket.ReporterId == turn.Person.Id ? ChatText.Empty : TicketViews.Reach(texts, ticket.Reporter, turn.Now),
            TicketViews.History(texts, events, @private: true, HistoryShown));
        turn.Reply(text, visit is null ? [] : await ButtonsAsync(ticket, visit, cancellation), ticket, visit);
        if (!withPhotos) return;
        foreach (var album in usable.Chunk(Ticket.MaxPhotos))
            turn.Outbox.Write(turn.Contact, OutboxPurpose.Reply, new OutgoingMessage { Markup = texts.PhotosOf(ChatText.Code(ticket.Code)).Markup, Photos = album }, ticket.Id);
    }

    private async Task<IReadOnlyList<IReadOnlyList<OutgoingButton>>> ButtonsAsync(Ticket ticket, StepVisit visit, CancellationToken cancellation)
    {
        List<SopActor> actors = [];
        if (await AdvanceTicket.InTeamAsync(turn.Db, turn.Person, ticket.Category, cancellation)) actors.AddRange([SopActor.Team, SopActor.Handler]);
        if (turn.Roles.HasFlag(Roles.Head)) actors.Add(SopActor.Head);
        if (ticket.ReporterId == turn.Person.Id) actors.Add(SopActor.Reporter);
        return [.. actors.SelectMany(actor => TicketViews.Buttons(turn.Texts, ticket, visit, actor))];
    }
}

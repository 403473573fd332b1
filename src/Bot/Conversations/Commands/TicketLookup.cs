using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 7: shows tickets, to each person what they may see.</summary>
internal sealed class TicketLookup(UpdateContext update)
{
    private const int HistoryShown = 15;

    /// <summary>How many tickets a list shows.</summary>
    public const int ListLength = 10;

    /// <summary>Shows the ticket that a text names, or says what is wrong with it.</summary>
    public async Task ShowAsync(string text, CancellationToken cancellation)
    {
        var reading = TicketCode.Find(text, out var code);
        if (reading is TicketCodeReading.None)
            update.Reply(update.Texts.NoTicketIdFound);
        else if (reading is TicketCodeReading.Mistyped)
            update.Reply(update.Texts.TicketIdMistyped(ChatText.Code(code)));
        else if (!LookupLimit.Allows(update.Contact, update.Now))
            update.Reply(
                update.Texts.TooManyLookups(
                    update.Texts.TimeOf(update.Contact.LookupsSince!.Value + LookupLimit.Window)
                )
            );
        else if (await Tickets().SingleOrDefaultAsync(ticket => ticket.Code == code, cancellation) is { } ticket)
            await ShowAsync(ticket, withPhotos: false, cancellation);
        else
            update.Reply(update.Texts.TicketUnknown(ChatText.Code(code)));
    }

    /// <summary>Shows a ticket from a list, with its photos for those who may see them.</summary>
    public async Task ShowAsync(long ticketId, CancellationToken cancellation)
    {
        var ticket = await Tickets().SingleOrDefaultAsync(t => t.Id == ticketId, cancellation);
        if (ticket is null || !MaySeeAll(ticket))
            update.Refuse(update.Texts.ButtonUnknown);
        else
            await ShowAsync(ticket, withPhotos: true, cancellation);
    }

    /// <summary>The ticket that a text names, or null; counts as a lookup of one's own or by staff does not.</summary>
    public async Task<Ticket?> FindAsync(string text, CancellationToken cancellation) =>
        TicketCode.Find(text, out var code) is TicketCodeReading.Good
            ? await Tickets().SingleOrDefaultAsync(ticket => ticket.Code == code, cancellation)
            : null;

    /// <summary>
    /// The ticket whose ID ends in the six characters of a text: the person's own or in their hands; for staff and head
    /// also any that is open.
    /// </summary>
    public async Task<Ticket?> OwnByTailAsync(string text, CancellationToken cancellation)
    {
        if (!TicketCode.IsTail(text, out var tail))
            return null;
        var me = update.Person.Id;
        var isOfficer = (update.Roles & (Roles.Staff | Roles.Head)) != 0;
        var ending = $"-{tail}";
        return await Tickets()
            .Where(ticket =>
                ticket.ReporterId == me
                || ticket.HandlerId == me
                || (isOfficer && ticket.Visits.Any(visit => visit.LeftAt == null))
            )
            .Where(ticket => ticket.Code.EndsWith(ending))
            .OrderByDescending(ticket => ticket.Id)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>
    /// Shows the person's own tickets that are open: the one with everything, several as a list. Returns false when there
    /// is none.
    /// </summary>
    public async Task<bool> ShowOwnOpenAsync(CancellationToken cancellation)
    {
        var me = update.Person.Id;
        var open = Tickets()
            .Where(ticket => ticket.ReporterId == me && ticket.Visits.Any(visit => visit.LeftAt == null));
        var newest = await open.OrderByDescending(ticket => ticket.Id).Take(2).ToListAsync(cancellation);
        if (newest is [var only])
            await ShowAsync(only, withPhotos: false, cancellation);
        else if (newest.Count > 1)
            await ListAsync(open, update.Texts.MyTickets, update.Texts.MyTicketsNone, cancellation);
        return newest.Count > 0;
    }

    /// <summary>Lists the person's own tickets.</summary>
    public Task ListOwnAsync(CancellationToken cancellation)
    {
        var me = update.Person.Id;
        var mine = update
            .Db.Tickets.Where(ticket => ticket.ReporterId == me)
            .OrderByDescending(ticket => ticket.Id)
            .Take(ListLength);
        return ListAsync(mine, update.Texts.MyTickets, update.Texts.MyTicketsNone, cancellation);
    }

    /// <summary>Lists tickets, the oldest first, each with a button that shows it.</summary>
    /// <param name="tickets">Which.</param>
    /// <param name="heading">What stands above them.</param>
    /// <param name="none">What is said when there are none.</param>
    public async Task ListAsync(
        IQueryable<Ticket> tickets,
        Func<TextValue, ChatText> heading,
        ChatText none,
        CancellationToken cancellation
    )
    {
        var count = await tickets.CountAsync(cancellation);
        var shown = await tickets.OrderBy(ticket => ticket.Id).Take(ListLength).ToListAsync(cancellation);
        if (count == 0)
        {
            update.Reply(none);
            return;
        }
        var text = ChatText.Paragraphs([
            heading(count),
            .. shown.Select(ticket => TicketViews.QueueLine(update.Texts, ticket)),
        ]);
        update.Reply(text, TicketViews.ShowButtons(shown));
    }

    /// <summary>
    /// Shows a queue: what runs out first on top, with the office time that is left, and a button for each ticket.
    /// </summary>
    /// <param name="visits">The open visits that wait.</param>
    /// <param name="heading">What stands above them.</param>
    /// <param name="none">What is said when there are none.</param>
    public async Task QueueAsync(
        IQueryable<StepVisit> visits,
        Func<TextValue, ChatText> heading,
        ChatText none,
        CancellationToken cancellation
    )
    {
        var count = await visits.CountAsync(visit => visit.LeftAt == null, cancellation);
        if (count == 0)
        {
            update.Reply(none);
            return;
        }
        var shown = await WorkQueues
            .InOrder(visits.Include(visit => visit.Ticket))
            .Take(ListLength)
            .ToListAsync(cancellation);
        update.Reply(
            ChatText.Paragraphs([
                heading(count),
                .. shown.Select(visit => TicketViews.QueueLine(update.Texts, update.Clocks, visit, update.Now)),
                count > shown.Count ? update.Texts.TimesMore(count - shown.Count) : ChatText.Empty,
            ]),
            TicketViews.ShowButtons(shown.Select(visit => visit.Ticket))
        );
    }

    private IQueryable<Ticket> Tickets() =>
        update
            .Db.Tickets.Include(ticket => ticket.Visits)
            .Include(ticket => ticket.Handler)
            .Include(ticket => ticket.Reporter.Contacts);

    private bool MaySeeAll(Ticket ticket) =>
        ticket.ReporterId == update.Person.Id || (update.Roles & (Roles.Staff | Roles.Head)) != 0;

    /// <summary>Shows a ticket.</summary>
    public async Task ShowAsync(Ticket ticket, bool withPhotos, CancellationToken cancellation)
    {
        var events = await update
            .Db.Events.Include(e => e.Actor)
            .Include(e => e.OnBehalfOf)
            .Where(e => e.TicketId == ticket.Id)
            .OrderBy(e => e.Id)
            .ToListAsync(cancellation);
        if (MaySeeAll(ticket))
            await ShowAllAsync(ticket, events, withPhotos, cancellation);
        else
            update.Reply(
                ChatText.Paragraphs(
                    TicketViews.Progress(update.Texts, update.Sop, ticket),
                    TicketViews.History(update.Texts, events, HistoryReader.Anyone)
                ),
                about: ticket
            );
    }

    private async Task ShowAllAsync(
        Ticket ticket,
        IReadOnlyList<TicketEvent> events,
        bool withPhotos,
        CancellationToken cancellation
    )
    {
        var texts = update.Texts;
        var reader = (update.Roles & (Roles.Staff | Roles.Head)) == 0 ? HistoryReader.Reporter : HistoryReader.Officer;
        var photos = await update
            .Db.Photos.Where(photo => photo.TicketId == ticket.Id)
            .Where(photo => reader == HistoryReader.Officer || photo.Contact.PersonId == update.Person.Id)
            .OrderBy(photo => photo.Id)
            .ToListAsync(cancellation);
        var usable = photos.Where(Photo.IsUsableWhenLoaded).Select(photo => photo.Id).ToList();
        var failed = photos.Count - usable.Count;
        var visit = ticket.OpenVisit;
        var text = ChatText.Paragraphs(
            TicketViews.Progress(texts, update.Sop, ticket),
            TicketViews.Card(texts, ticket, usable.Count),
            failed == 0 ? ChatText.Empty : texts.PhotosFailed(failed),
            ticket.ReporterId == update.Person.Id
                ? ChatText.Empty
                : TicketViews.Reach(texts, update.Work.Reach, ticket.Reporter, update.Now),
            TicketViews.History(texts, events, reader, HistoryShown)
        );
        update.Reply(text, await ButtonsAsync(ticket, cancellation), ticket, visit);
        if (withPhotos)
            WritePhotos(update, ticket, usable);
    }

    /// <summary>Sends a ticket's photos, an album at a time.</summary>
    public static void WritePhotos(UpdateContext update, Ticket ticket, IReadOnlyList<long> photos)
    {
        foreach (var album in photos.Chunk(Ticket.MaxPhotos))
            update.Outbox.Write(
                update.Contact,
                OutboxPurpose.Reply,
                new OutgoingMessage
                {
                    Markup = update.Texts.PhotosOf(ChatText.Code(ticket.Code)).Markup,
                    Photos = album,
                },
                ticket.Id
            );
    }

    private async Task<IReadOnlyList<IReadOnlyList<OutgoingButton>>> ButtonsAsync(
        Ticket ticket,
        CancellationToken cancellation
    )
    {
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        // After closing, only its reporter has a way on from the card itself, and not for ever.
        if (ticket.ClosedAt is { } closed && update.Now - closed > HelpdeskSop.ReopeningPatience)
            return More(ticket);
        List<SopActor> actors = [];
        if (await TeamRule.CoversAsync(update.Db, update.Person, ticket.Category, cancellation))
            actors.AddRange([SopActor.Team, SopActor.Handler]);
        if (update.Roles.HasFlag(Roles.Head))
            actors.Add(SopActor.Head);
        if (ticket.ReporterId == update.Person.Id)
            actors.Add(SopActor.Reporter);
        return
        [
            .. actors.SelectMany(actor => TicketViews.Buttons(update.Texts, ticket, visit, actor)),
            .. More(ticket),
        ];
    }

    private IReadOnlyList<IReadOnlyList<OutgoingButton>> More(Ticket ticket) =>
        (update.Roles & (Roles.Staff | Roles.Head)) == 0
            ? []
            :
            [
                [TicketViews.More(update.Texts, ticket)],
            ];
}

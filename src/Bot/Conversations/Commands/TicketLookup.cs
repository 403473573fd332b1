using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>Step 7: shows tickets, to each person what they may see.</summary>
internal sealed class TicketLookup(UpdateContext update)
{
    // The reporter's card has more above it: what was asked of them, and the way back.
    private const int HistoryShown = 3,
        HistoryShownToReporter = 2,
        NewestLookedAt = 200;

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
    /// The ticket that words name by its ID, or by the end of it: then one of the person's own or in their hands, for
    /// staff and head also any that is open or was closed not long ago. Null when they name none.
    /// </summary>
    public async Task<Ticket?> NamedInAsync(string text, CancellationToken cancellation)
    {
        if (TicketCode.Find(text, out _) is not TicketCodeReading.None)
            return await FindAsync(text, cancellation);
        foreach (var tail in TicketCode.TailsIn(text))
            if (await ByTailAsync(tail, cancellation) is { } named)
                return named;
        return null;
    }

    /// <summary>All tickets that words name, as <see cref="NamedInAsync"/> reads each, and what else they say.</summary>
    public async Task<(IReadOnlyList<Ticket> Tickets, string Others)> AllNamedInAsync(
        string text,
        int atMost,
        CancellationToken cancellation
    )
    {
        List<Ticket> found = [];
        var rest = text;
        while (found.Count < atMost && await NamedInAsync(rest, cancellation) is { } named)
        {
            var without = TicketCode.Without(rest, named.Code);
            if (without == rest)
                break;
            rest = without;
            if (!found.Contains(named))
                found.Add(named);
        }
        return (found, rest);
    }

    /// <summary>
    /// The only ticket that is open, or was closed not long ago, whose ID ends in some characters, as officers call
    /// them; null where none or several do.
    /// </summary>
    public async Task<Ticket?> OnlyByEndAsync(string end, CancellationToken cancellation)
    {
        var since = update.Now - HelpdeskSop.ReopeningPatience;
        return
            await Tickets()
                .Where(ticket => ticket.Code.EndsWith(end))
                .Where(ticket => ticket.ClosedAt > since || ticket.Visits.Any(visit => visit.LeftAt == null))
                .Take(2)
                .ToListAsync(cancellation)
                is [var only]
            ? only
            : null;
    }

    /// <summary>
    /// The only one of the newest open tickets that is about all of some words: the application or the place. Null
    /// where none or several are.
    /// </summary>
    public async Task<Ticket?> OnlyBySubjectAsync(string words, CancellationToken cancellation)
    {
        var said = Tokens.Of(words).Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        var open = await update
            .Db.Visits.Where(visit => visit.LeftAt == null)
            .OrderByDescending(visit => visit.Id)
            .Take(NewestLookedAt)
            .Select(visit => new { visit.TicketId, visit.Ticket.Location })
            .ToListAsync(cancellation);
        var about = open.Where(ticket => said.Count > 0 && said.All(Tokens.Of(ticket.Location).Contains)).ToList();
        return about is [var only]
            ? await Tickets().SingleAsync(ticket => ticket.Id == only.TicketId, cancellation)
            : null;
    }

    /// <summary>
    /// The ticket whose ID ends in the six characters of a text: the person's own or in their hands; for staff and head
    /// also any that is open.
    /// </summary>
    public async Task<Ticket?> OwnByTailAsync(string text, CancellationToken cancellation)
    {
        return TicketCode.IsTail(text, out var tail) ? await ByTailAsync(tail, cancellation) : null;
    }

    private Task<Ticket?> ByTailAsync(string tail, CancellationToken cancellation)
    {
        var (me, since) = (update.Person.Id, update.Now - HelpdeskSop.ReopeningPatience);
        var isOfficer = (update.Roles & (Roles.Staff | Roles.Head)) != 0;
        var ending = $"-{tail}";
        return Tickets()
            .Where(ticket =>
                ticket.ReporterId == me
                || ticket.HandlerId == me
                || (isOfficer && (ticket.ClosedAt > since || ticket.Visits.Any(visit => visit.LeftAt == null)))
            )
            .Where(ticket => ticket.Code.EndsWith(ending))
            .OrderByDescending(ticket => ticket.Id)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The person's open tickets, the newest first: all that there are, or two of more.</summary>
    public Task<List<Ticket>> OwnOpenAsync(CancellationToken cancellation)
    {
        var me = update.Person.Id;
        return Tickets()
            .Where(ticket => ticket.ReporterId == me && ticket.Visits.Any(visit => visit.LeftAt == null))
            .OrderByDescending(ticket => ticket.Id)
            .Take(2)
            .ToListAsync(cancellation);
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
                    TicketCards.Progress(update.Texts, update.Sop, ticket, HistoryReader.Anyone),
                    TicketHistory.History(update.Texts, events, HistoryReader.Anyone, HistoryShown)
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
            .Db.Photos.Include(photo => photo.Contact)
            .Where(photo => photo.TicketId == ticket.Id)
            .Where(photo => reader == HistoryReader.Officer || photo.Contact.PersonId == update.Person.Id)
            .OrderBy(photo => photo.Id)
            .ToListAsync(cancellation);
        var usable = TicketPhotos.Of(ticket, photos);
        var failed = photos.Count - usable.Count;
        var visit = ticket.OpenVisit;
        var atMost = reader is HistoryReader.Officer ? HistoryShown : HistoryShownToReporter;
        var text = ChatText.Paragraphs(
            TicketCards.Progress(texts, update.Sop, ticket, reader),
            TicketCards.Card(
                texts,
                ticket,
                usable.Count,
                TicketCards.LongestAgain,
                // Where the lines above it don't say it already.
                withHandler: reader is HistoryReader.Officer || visit is null
            ),
            failed == 0 ? ChatText.Empty : texts.PhotosFailed(failed),
            ticket.ReporterId == update.Person.Id
                ? ChatText.Empty
                : TicketCards.Reach(texts, update.Work.Reach, ticket.Reporter, update.Now),
            TicketHistory.History(texts, events, reader, atMost)
        );
        var isWhole = ticket.Description.Length <= TicketCards.LongestAgain && events.Count <= atMost;
        update.Reply(text, await ButtonsAsync(ticket, isWhole, cancellation), ticket, visit);
        if (withPhotos)
            WritePhotos(update, ticket, usable);
    }

    /// <summary>Sends photos of a ticket, an album at a time.</summary>
    public static void WritePhotos(UpdateContext update, Ticket ticket, TicketPhotos photos)
    {
        foreach (var album in photos.Albums(update.Texts, ticket.Code))
            update.Outbox.Write(update.Contact, OutboxPurpose.Reply, album, ticket.Id);
    }

    private async Task<IReadOnlyList<IReadOnlyList<OutgoingButton>>> ButtonsAsync(
        Ticket ticket,
        bool isWhole,
        CancellationToken cancellation
    )
    {
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        // After closing, only its reporter has a way on from the card itself, and not for ever.
        if (ticket.ClosedAt is { } closed && update.Now - closed > HelpdeskSop.ReopeningPatience)
            return More(ticket, isWhole);
        List<SopActor> actors = [];
        if (await TeamRule.CoversAsync(update.Db, update.Person, ticket.Category, cancellation))
            actors.AddRange([SopActor.Team, SopActor.Handler]);
        if (update.Roles.HasFlag(Roles.Head))
            actors.Add(SopActor.Head);
        if (ticket.ReporterId == update.Person.Id)
            actors.Add(SopActor.Reporter);
        return
        [
            .. actors.SelectMany(actor => TicketButtons.Buttons(update.Texts, ticket, visit, actor)),
            .. More(ticket, isWhole),
        ];
    }

    // What else there is to do, for officers, and to read.
    private IReadOnlyList<IReadOnlyList<OutgoingButton>> More(Ticket ticket, bool isWhole)
    {
        List<OutgoingButton> row = [];
        if ((update.Roles & (Roles.Staff | Roles.Head)) != 0)
            row.Add(TicketButtons.More(update.Texts, ticket));
        if (!isWhole)
            row.Add(new(update.Texts.LabelWhole, new ButtonData.History(ticket.Id).ToString()));
        return row.Count == 0 ? [] : [row];
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Bot.Conversations;

/// <summary>What officers want on a ticket now and then: other ways on, its photos, all of its history.</summary>
internal sealed class MoreOnTicket(UpdateContext update)
{
    // What an exit wants is asked for once it is chosen.
    private static readonly GivenEvidence Anything = new(
        "…",
        VisitNotes: 1,
        VisitPhotos: 1,
        HasColleague: true,
        Teams.Network
    );

    /// <summary>Offers what else can be done on a ticket.</summary>
    public async Task OfferAsync(long ticketId, CancellationToken cancellation)
    {
        if (await SeenByOfficerAsync(ticketId, cancellation) is not { } ticket)
            return;
        var texts = update.Texts;
        var visit = ticket.Visits.OrderBy(v => v.Id).Last();
        var actor = new TicketActor(
            update.Person.Id,
            update.Roles,
            await TeamRule.CoversAsync(update.Db, update.Person, ticket.Category, cancellation)
        );
        var ownNote = await StandingNotes.LastOfAsync(update.Db, visit.Id, update.Person, cancellation);
        var given = Anything with { Until = update.Now.AddDays(1), HasOwnNote = ownNote is not null };
        var exits = HelpdeskSop
            .ExitsOf(ticket.State)
            .Where(exit => exit.Offer is SopOffer.UnderMore)
            .Where(exit => TicketWorkflow.Decide(new(ticket, exit.Action, actor, given, update.Now)).Allowed)
            .Select(exit => new OutgoingButton(
                texts.ActionLabel(exit.Action),
                new ButtonData.Act(ticket.Id, visit.Id, exit.Action).ToString()
            ));
        var looks = new[]
        {
            new OutgoingButton(texts.LabelShowPhotos, new ButtonData.Photos(ticket.Id).ToString()),
            new OutgoingButton(texts.LabelHistory, new ButtonData.History(ticket.Id).ToString()),
        };
        update.Reply(
            texts.AskMore(ChatText.Code(ticket.Code)),
            [.. exits.Concat(looks).Chunk(2)],
            ticket,
            visit.LeftAt is null ? visit : null
        );
    }

    /// <summary>Shows a ticket's photos, whatever state it is in.</summary>
    public async Task ShowPhotosAsync(long ticketId, CancellationToken cancellation)
    {
        if (await SeenByOfficerAsync(ticketId, cancellation) is not { } ticket)
            return;
        var photos = await TicketPhotos.LoadAsync(update.Db, ticketId, cancellation);
        if (photos.Count == 0)
            update.Reply(update.Texts.TicketHasNoPhotos(ChatText.Code(ticket.Code)), about: ticket);
        TicketLookup.WritePhotos(update, ticket, photos);
    }

    /// <summary>
    /// Shows the whole report, and everything that happened on it; to its reporter, what is theirs to know.
    /// </summary>
    public async Task ShowHistoryAsync(long ticketId, CancellationToken cancellation)
    {
        if (await SeenAsync(ticketId, orByReporter: true, cancellation) is not { } ticket)
            return;
        var reader = IsOfficer ? HistoryReader.Officer : HistoryReader.Reporter;
        var events = await update
            .Db.Events.Include(e => e.Actor)
            .Include(e => e.OnBehalfOf)
            .Where(e => e.TicketId == ticketId)
            .OrderBy(e => e.Id)
            .ToListAsync(cancellation);
        var photos = await update
            .Db.Photos.Where(Photo.IsUsable)
            .CountAsync(photo => photo.TicketId == ticketId, cancellation);
        update.Reply(
            ChatText.Paragraphs(
                TicketCards.Progress(update.Texts, update.Sop, ticket, reader),
                TicketCards.Card(update.Texts, ticket, photos),
                TicketHistory.History(update.Texts, events, reader)
            ),
            about: ticket
        );
    }

    private bool IsOfficer => (update.Roles & (Roles.Staff | Roles.Head)) != 0;

    private Task<Ticket?> SeenByOfficerAsync(long ticketId, CancellationToken cancellation) =>
        SeenAsync(ticketId, orByReporter: false, cancellation);

    private async Task<Ticket?> SeenAsync(long ticketId, bool orByReporter, CancellationToken cancellation)
    {
        var ticket = await update
            .Db.Tickets.Include(t => t.Visits)
            .Include(t => t.Handler)
            .SingleOrDefaultAsync(t => t.Id == ticketId, cancellation);
        if (ticket is not null && (IsOfficer || (orByReporter && ticket.ReporterId == update.Person.Id)))
            return ticket;
        update.Refuse(update.Texts.ButtonUnknown);
        return null;
    }
}

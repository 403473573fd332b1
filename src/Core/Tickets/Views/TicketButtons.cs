using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>The buttons below what is shown of a ticket.</summary>
internal static class TicketButtons
{
    /// <summary>The buttons for one kind of actor on an open visit, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> Buttons(
        Texts texts,
        Ticket ticket,
        StepVisit visit,
        SopActor actor
    ) =>
        [
            .. HelpdeskSop
                .ExitsOf(ticket.State)
                .Where(exit => exit.By == actor && exit.Offer is SopOffer.OnPrompt)
                .Where(exit => exit.Withdrawn is not { } withdrawn || withdrawn == visit.WithdrawnAt is not null)
                .Select(exit => new OutgoingButton(
                    texts.ActionLabel(exit.Action),
                    new ButtonData.Act(ticket.Id, visit.Id, exit.Action).ToString()
                ))
                .Chunk(2),
        ];

    /// <summary>The buttons of a step's prompt: its own, and what is wanted now and then behind one more.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> PromptButtons(
        Texts texts,
        Ticket ticket,
        StepVisit visit,
        SopActor actor
    ) =>
        actor is SopActor.Reporter
            ? Buttons(texts, ticket, visit, actor)
            : [.. Buttons(texts, ticket, visit, actor), [More(texts, ticket)]];

    /// <summary>The button that offers what else can be done.</summary>
    public static OutgoingButton More(Texts texts, Ticket ticket) =>
        new(texts.LabelMore, new ButtonData.More(ticket.Id).ToString());

    /// <summary>The buttons under the notice that a ticket is closed: the rating, and the way back.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> AfterClosing(
        Texts texts,
        Ticket ticket,
        StepVisit closing
    ) =>
        [
            [
                .. Enumerable
                    .Range(TicketRating.Worst, TicketRating.Best)
                    .Select(stars => new OutgoingButton(
                        stars.ToString(texts.Culture),
                        new ButtonData.Rate(ticket.Id, closing.Id, stars).ToString()
                    )),
            ],
            .. Buttons(texts, ticket, closing, SopActor.Reporter),
        ];

    /// <summary>The button by which a reporter answers a question.</summary>
    public static OutgoingButton Answer(Texts texts, Ticket ticket, StepVisit visit) =>
        new(texts.LabelAnswer, new ButtonData.Act(ticket.Id, visit.Id, TicketAction.AddInformation).ToString());

    /// <summary>The button by which a reporter adds to an open ticket.</summary>
    public static OutgoingButton AddInformation(Texts texts, Ticket ticket, StepVisit visit) =>
        new(texts.LabelAddInformation, new ButtonData.Act(ticket.Id, visit.Id, TicketAction.AddInformation).ToString());

    /// <summary>Buttons that show tickets, two in a row.</summary>
    public static IReadOnlyList<IReadOnlyList<OutgoingButton>> Show(IEnumerable<Ticket> tickets) =>
        [
            .. tickets
                .Select(ticket => new OutgoingButton(ticket.Code, new ButtonData.Show(ticket.Id).ToString()))
                .Chunk(2),
        ];
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>A ticket in one line of a list.</summary>
internal static class TicketLines
{
    private const int Location = 40,
        QueuedOffice = 20,
        QueuedProblem = 28;

    /// <summary>One line of a person's own tickets.</summary>
    public static ChatText OwnLine(Texts texts, Ticket ticket)
    {
        var (code, state) = (ChatText.Code(ticket.Code), texts.StateNameOutside(ticket.State));
        var (location, filedOn) = (Excerpt.Of(ticket.Location, Location), texts.DayOf(ticket.FiledAt));
        return ticket is { Handler: { } handler, ClosedAt: null }
            ? texts.OwnLineHandled(
                code: code,
                state: state,
                location: location,
                filedOn: filedOn,
                handler: handler.Name
            )
            : texts.OwnLine(code: code, state: state, location: location, filedOn: filedOn);
    }

    /// <summary>
    /// One line of a queue: the office time that is left of the open step, and what one must know to choose.
    /// </summary>
    public static ChatText QueueLine(Texts texts, StepClocks clocks, StepVisit visit, DateTimeOffset now)
    {
        var ticket = visit.Ticket;
        var left =
            visit.HeldUntil is { } held ? texts.ShortHeld(texts.DayOf(held))
            : visit.DueAt is { } due ? texts.ShortLeft(clocks.Left(due, now))
            : texts.StateName(ticket.State);
        var (code, category) = (ChatText.Code(ticket.Code), texts.CategoryName(ticket.Category));
        var (office, problem) = (
            Excerpt.Of(ticket.Office, QueuedOffice),
            TicketCards.OneLine(ticket.Description, QueuedProblem)
        );
        var sign = Sign(ticket.State);
        return ticket.Handler is { } handler
            ? texts.QueueLine(
                sign: sign,
                left: left,
                code: code,
                category: category,
                office: office,
                problem: problem,
                handler: handler.Name.Split(' ')[0]
            )
            : texts.QueueLineOpen(
                sign: sign,
                left: left,
                code: code,
                category: category,
                office: office,
                problem: problem
            );
    }

    // The same sign as stands before the announcement of the step.
    private static string Sign(TicketState state) =>
        state switch
        {
            TicketState.Submitted => "🆕",
            TicketState.Returned => "↩️",
            TicketState.InRepair => "🔧",
            TicketState.AwaitingEscalationDecision => "❓",
            TicketState.Escalated => "⚖️",
            TicketState.ReadyToClose => "☑️",
            _ => "✅",
        };
}

using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>What the reporter reads of the repair when a ticket is closed.</summary>
internal static class WhatWasDone
{
    /// <summary>What the history of a ticket is searched for.</summary>
    public static readonly IReadOnlyList<TicketAction> Told =
    [
        TicketAction.InformReporter,
        TicketAction.Reopen,
        TicketAction.ReopenMistaken,
    ];

    /// <summary>
    /// The last that staff told the reporter, or null. What was told before the ticket was opened again was read at the
    /// closing before.
    /// </summary>
    /// <remarks>What was told of a returned report is no repair.</remarks>
    /// <param name="history">Events in order, those of <see cref="Told"/> at least.</param>
    public static string? In(IEnumerable<TicketEvent> history) =>
        history.LastOrDefault(e =>
            e.Action is { } action && Told.Contains(action) && e.From is not TicketState.Returned
        )
            is { Action: TicketAction.InformReporter } told
            ? told.Words
            : null;
}

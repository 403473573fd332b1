namespace Helpdesk.Core.Tickets;

/// <summary>How content a reporter was when a ticket was closed. One for each closing; the last word counts.</summary>
internal sealed class TicketRating
{
    /// <summary>The fewest stars.</summary>
    public const int Worst = 1;

    /// <summary>The most stars.</summary>
    public const int Best = 5;

    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>The ticket.</summary>
    public required long TicketId { get; init; }

    /// <summary>The visit of step 6 that closed it. Unique.</summary>
    public required long VisitId { get; init; }

    /// <summary>From <see cref="Worst"/> to <see cref="Best"/>.</summary>
    public required int Stars { get; set; }

    /// <summary>What the reporter wrote to it, or null.</summary>
    public string? Comment { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }
}

using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tickets;

/// <summary>One visit of a step: the clocks, the figures and the audit all read it.</summary>
internal sealed class StepVisit
{
    /// <summary>The key; buttons carry it, so that a button of a past visit is known as such.</summary>
    public long Id { get; private set; }

    /// <summary>The ticket.</summary>
    public long TicketId { get; private set; }

    /// <summary>The ticket.</summary>
    public Ticket Ticket { get; init; } = null!;

    /// <summary>The step's number.</summary>
    public int Step { get; init; }

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>
    /// The standard time that was in force for it, or null where nothing is measured: a returned ticket waits for its
    /// reporter.
    /// </summary>
    public TimeSpan? Target { get; set; }

    /// <summary>
    /// When its actor is to be reminded (UTC), or null for never. Computed anew when calendar or standards change.
    /// </summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>
    /// When its standard time runs out (UTC), or null for never. Computed anew when calendar or standards change.
    /// </summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When a returned ticket is closed as abandoned (UTC), or null for never.</summary>
    public DateTimeOffset? AbandonAt { get; set; }

    /// <summary>When whoever must act was told (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? AnnouncedAt { get; set; }

    /// <summary>When its actor was reminded (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>
    /// When actor and head were told that time ran out (UTC), or null. Claimed by a conditional update.
    /// </summary>
    public DateTimeOffset? OverdueToldAt { get; set; }

    /// <summary>
    /// Not to be told about before (UTC), because telling has failed; null as long as it has not. Only while it is
    /// open.
    /// </summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>When the hold began that it is on (UTC), or null.</summary>
    public DateTimeOffset? HeldSince { get; internal set; }

    /// <summary>When it goes on by itself (UTC), or null while it is not on hold.</summary>
    public DateTimeOffset? HeldUntil { get; internal set; }

    /// <summary>Office time of the holds that are over: no part of <see cref="Taken"/>.</summary>
    public TimeSpan Held { get; internal set; }

    /// <summary>When the reporter said that the trouble is gone (UTC), or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>When it ended (UTC), or null while it is open.</summary>
    public DateTimeOffset? LeftAt { get; internal set; }

    /// <summary>Who ended it, or null for the clock.</summary>
    public long? LeftById { get; internal set; }

    /// <summary>What ended it. Null for the visit that filing writes, and while open.</summary>
    public TicketAction? Outcome { get; internal set; }

    /// <summary>
    /// Time taken without holds, or null while open: office time, for step 1 plain time. With <see cref="Held"/> it is
    /// what the reporter lived through.
    /// </summary>
    public TimeSpan? Taken { get; set; }
}

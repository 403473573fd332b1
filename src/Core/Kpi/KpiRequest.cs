using Helpdesk.Core.People;

namespace Helpdesk.Core.Kpi;

/// <summary>A report of figures that is to be told, once: asked for by someone, or regular.</summary>
internal sealed class KpiRequest
{
    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Which regular report, or null when someone asked. With <see cref="First"/> it is unique.</summary>
    public RegularReport? Regular { get; init; }

    /// <summary>The first day of the span, at the office.</summary>
    public DateOnly First { get; init; }

    /// <summary>The last day of the span, included.</summary>
    public DateOnly Last { get; init; }

    /// <summary>Whereto the answer goes; null for a regular report, which goes to the heads.</summary>
    public long? ContactId { get; private set; }

    /// <summary>Whereto the answer goes.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Whose own figures are asked for; null for everyone's.</summary>
    public long? StaffId { get; init; }

    /// <summary>
    /// Whether the details are asked for: by step, category and person. Else the summary, with the workbook.
    /// </summary>
    public bool InDetail { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was told (UTC), or null. Claimed by a conditional update.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>A request by someone.</summary>
    /// <param name="to">Whereto the answer goes.</param>
    /// <param name="days">The span.</param>
    /// <param name="staff">Whose own figures, or null for everyone's.</param>
    /// <param name="inDetail">Whether the details are asked for.</param>
    /// <param name="now">The instant of asking (UTC).</param>
    public static KpiRequest By(Contact to, DaySpan days, Person? staff, bool inDetail, DateTimeOffset now) =>
        new()
        {
            Contact = to,
            First = days.First,
            Last = days.Last,
            StaffId = staff?.Id,
            InDetail = inDetail,
            RequestedAt = now,
        };
}

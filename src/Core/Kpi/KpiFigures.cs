using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Kpi;

/// <summary>Target against realisation for some visits.</summary>
/// <param name="Count">How many were ended.</param>
/// <param name="Median">The median of the time taken; of an even count, the mean of the two in the middle. Null when
/// there are none.</param>
/// <param name="Ninetieth">The 90th percentile: the shortest time in which at least nine of ten were ended. Null when
/// there are none.</param>
/// <param name="OnTime">How many were ended within their target.</param>
/// <param name="OverdueNow">How many are open and overdue.</param>
/// <param name="Returned">How many ended with the report returned.</param>
/// <param name="Escalated">How many ended with the ticket escalated.</param>
internal sealed record KpiFigures(
    int Count,
    TimeSpan? Median,
    TimeSpan? Ninetieth,
    int OnTime,
    int OverdueNow,
    int Returned,
    int Escalated
)
{
    /// <summary>
    /// The median of the time with holds, as the reporters lived through it; null where nothing was on hold.
    /// </summary>
    public TimeSpan? MedianWithHolds { get; init; }

    /// <summary>The share on time, from 0 to 1; null when none were ended.</summary>
    public double? Share => Count == 0 ? null : (double)OnTime / Count;

    /// <summary>The figures of visits.</summary>
    /// <param name="ended">Those that were ended.</param>
    /// <param name="overdueNow">How many others are open and overdue.</param>
    public static KpiFigures Of(IReadOnlyCollection<KpiVisit> ended, int overdueNow)
    {
        var taken = ended.Select(visit => visit.Taken!.Value).Order().ToList();
        return new(
            ended.Count,
            MedianOf(taken),
            taken.Count == 0 ? null : taken[(int)Math.Ceiling(0.9 * taken.Count) - 1],
            ended.Count(visit => visit.OnTime),
            overdueNow,
            ended.Count(visit => visit.Outcome is TicketAction.Return),
            ended.Count(visit => visit.Outcome is TicketAction.Escalate)
        )
        {
            MedianWithHolds = ended.Any(visit => visit.Held > TimeSpan.Zero)
                ? MedianOf([.. ended.Select(visit => visit.Taken!.Value + visit.Held).Order()])
                : null,
        };
    }

    private static TimeSpan? MedianOf(List<TimeSpan> ordered) =>
        ordered.Count == 0 ? null
        : ordered.Count % 2 == 1 ? ordered[ordered.Count / 2]
        : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
}

using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Kpi;

/// <summary>
/// Target against realisation in a span: by step, and by category, office and staff member on each step.
/// </summary>
internal sealed class KpiReport
{
    private readonly HelpdeskSop _sop;
    private readonly IReadOnlyList<KpiVisit> _overdue;

    /// <summary>The report on visits.</summary>
    /// <param name="sop">The procedure, for the targets.</param>
    /// <param name="days">The span.</param>
    /// <param name="at">When the figures were read (UTC); "overdue now" is meant then.</param>
    /// <param name="staff">Whose own figures they are, or null for everyone's.</param>
    /// <param name="ended">The visits that were ended in the span, in order.</param>
    /// <param name="overdue">The visits that are overdue now.</param>
    public KpiReport(
        HelpdeskSop sop,
        DaySpan days,
        DateTimeOffset at,
        string? staff,
        IReadOnlyList<KpiVisit> ended,
        IReadOnlyList<KpiVisit> overdue
    ) => (_sop, Days, At, Staff, Ended, _overdue) = (sop, days, at, staff, ended, overdue);

    /// <summary>The span.</summary>
    public DaySpan Days { get; }

    /// <summary>
    /// Whole tickets in the span and in the one before it; null where only one person's steps are told.
    /// </summary>
    public (KpiTickets Now, KpiTickets Before)? Tickets { get; init; }

    /// <summary>How the office's steps went in the span before.</summary>
    public KpiFigures? AllBefore { get; init; }

    /// <summary>When the figures were read (UTC).</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whose own figures they are, or null for everyone's.</summary>
    public string? Staff { get; }

    /// <summary>The visits that were ended in the span, in order.</summary>
    public IReadOnlyList<KpiVisit> Ended { get; }

    /// <summary>
    /// All visits of the office's steps together, without the reporters' filing: counts and shares can be added up over
    /// steps, times can't.
    /// </summary>
    public KpiFigures All => OfOffice(_sop, Ended, _overdue.Count);

    /// <summary>The same for any visits.</summary>
    public static KpiFigures OfOffice(HelpdeskSop sop, IEnumerable<KpiVisit> ended, int overdueNow) =>
        KpiFigures.Of([.. ended.Where(visit => sop.Step(visit.Step).HasClock)], overdueNow);

    /// <summary>One row a step.</summary>
    public IReadOnlyList<KpiRow> BySteps => Rows(_ => true, _ => null);

    /// <summary>One row a category and step.</summary>
    /// <param name="name">What a category is called.</param>
    public IReadOnlyList<KpiRow> ByCategory(Func<Teams, string> name) => Rows(_ => true, visit => name(visit.Category));

    /// <summary>One row an office and step.</summary>
    public IReadOnlyList<KpiRow> ByOffice => Rows(_ => true, visit => visit.Office);

    /// <summary>One row a staff member (or head) and step. People of one name are told apart by a number.</summary>
    public IReadOnlyList<KpiRow> ByStaff
    {
        get
        {
            var named = Ended
                .Concat(_overdue)
                .Where(visit => visit.StaffId is not null)
                .GroupBy(visit => visit.StaffId!.Value)
                .OrderBy(person => person.Key)
                .GroupBy(person => person.First().Staff!)
                .SelectMany(same =>
                    same.Select(
                        (person, index) => (person.Key, Name: index == 0 ? same.Key : $"{same.Key} ({index + 1})")
                    )
                )
                .ToDictionary(person => person.Key, person => person.Name);
            return Rows(visit => visit.StaffId is not null, visit => named[visit.StaffId!.Value]);
        }
    }

    private List<KpiRow> Rows(Func<KpiVisit, bool> which, Func<KpiVisit, string?> group)
    {
        var ended = Ended.Where(which).ToLookup(visit => (Group: group(visit), visit.Step));
        var overdue = _overdue.Where(which).ToLookup(visit => (Group: group(visit), visit.Step));
        return
        [
            .. ended
                .Select(visits => visits.Key)
                .Union(overdue.Select(visits => visits.Key))
                .OrderBy(key => key.Group, StringComparer.Ordinal)
                .ThenBy(key => key.Step)
                .Select(key => new KpiRow(
                    key.Group,
                    key.Step,
                    _sop.Step(key.Step).Standard,
                    KpiFigures.Of([.. ended[key]], overdue[key].Count())
                )),
        ];
    }
}

namespace Helpdesk.Core.Sop;

/// <summary>
/// When the office is open: the week, periods that differ, and days on which it is closed whatever the weekday.
/// </summary>
/// <param name="Week">The hours of each weekday; one that is missing is closed.</param>
/// <param name="Periods">Periods with hours of their own; they don't overlap.</param>
/// <param name="Holidays">National holidays, cuti bersama, and days of the office's own.</param>
internal sealed record OfficeHours(
    IReadOnlyDictionary<DayOfWeek, OfficeDay> Week,
    IReadOnlyList<OfficePeriod> Periods,
    IReadOnlySet<DateOnly> Holidays
)
{
    /// <summary>
    /// The hours that the SOP counts: Monday to Thursday and Friday, with a break at noon; no periods, no holidays.
    /// </summary>
    public static readonly OfficeHours Usual = new(
        new Dictionary<DayOfWeek, OfficeDay>
        {
            [DayOfWeek.Monday] = OfficeDay.Read("07:30-12:00, 13:00-16:00")!,
            [DayOfWeek.Tuesday] = OfficeDay.Read("07:30-12:00, 13:00-16:00")!,
            [DayOfWeek.Wednesday] = OfficeDay.Read("07:30-12:00, 13:00-16:00")!,
            [DayOfWeek.Thursday] = OfficeDay.Read("07:30-12:00, 13:00-16:00")!,
            [DayOfWeek.Friday] = OfficeDay.Read("07:30-11:30, 13:00-16:30")!,
        },
        [],
        new HashSet<DateOnly>()
    );

    /// <summary>Round the clock, every day of the year.</summary>
    public static readonly OfficeHours Always = new(
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => OfficeDay.Whole),
        [],
        new HashSet<DateOnly>()
    );

    /// <summary>The hours of a date.</summary>
    public OfficeDay On(DateOnly date)
    {
        if (Holidays.Contains(date))
            return OfficeDay.Closed;
        var period = Periods.FirstOrDefault(p => p.First <= date && date <= p.Last);
        if (period?.Days.GetValueOrDefault(date.DayOfWeek) is { } own)
            return own;
        return Week.GetValueOrDefault(date.DayOfWeek) ?? OfficeDay.Closed;
    }

    /// <summary>
    /// Everything that decides when the office is open, in one text: two calendars that differ, differ in it.
    /// </summary>
    public override string ToString() =>
        string.Join(
            "; ",
            Enum.GetValues<DayOfWeek>()
                .Select(day => $"{day} {Week.GetValueOrDefault(day)}")
                .Concat(
                    Periods
                        .OrderBy(period => period.First)
                        .Select(period =>
                            $"{period.First:O}/{period.Last:O} {string.Join(" ", period.Days.OrderBy(day => day.Key).Select(day => $"{day.Key} {day.Value}"))}"
                        )
                )
                .Concat(Holidays.Order().Select(date => date.ToString("O")))
        );
}

using Helpdesk.Core.Sop;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>OfficeCalendar:*</c>. Lists are held by place, so that a wrong entry can be named.</summary>
internal sealed class OfficeCalendarOptions
{
    /// <summary>Whether office time passes round the clock; then only the zone counts. Default: false.</summary>
    public bool AlwaysOpen { get; init; }

    /// <summary>The zone in which hours are meant. Default: western Indonesia's.</summary>
    public string TimeZone { get; init; } = OfficeCalendar.UsualZone;

    /// <summary>
    /// The hours of each weekday. One that is not named keeps its usual ones, so that one setting can change one day.
    /// </summary>
    public WeekHours Hours { get; init; } = [];

    /// <summary>Dates with hours of their own. Default: none.</summary>
    public Dictionary<string, OfficePeriodOptions> Periods { get; init; } = [];

    /// <summary>Whether the holidays that ship with the helpdesk count. Default: true.</summary>
    public bool NationalHolidays { get; init; } = true;

    /// <summary>More days on which the office is closed, each a date or a range. Default: none.</summary>
    public Dictionary<string, string> Holidays { get; init; } = [];

    /// <summary>Days on which it is open although they are holidays, each a date or a range. Default: none.</summary>
    public Dictionary<string, string> WorkingDays { get; init; } = [];

    /// <summary>The calendar.</summary>
    /// <exception cref="ArgumentException">Time would never pass by these hours, or not be known.</exception>
    public OfficeCalendar ToCalendar() =>
        new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), AlwaysOpen ? OfficeHours.Always : ToHours());

    /// <summary>The hours, whether or not the office is always open.</summary>
    public OfficeHours ToHours()
    {
        Dictionary<DayOfWeek, OfficeDay> week = new(OfficeHours.Usual.Week);
        foreach (var (weekday, day) in Hours.ToDays())
            week[weekday] = day;
        return new OfficeHours(week, [.. Periods.Values.Select(period => period.ToPeriod())], ToHolidays());
    }

    private HashSet<DateOnly> ToHolidays()
    {
        HashSet<DateOnly> days = NationalHolidays
            ? [.. Core.Sop.NationalHolidays.Shipped().SelectMany(year => year.Dates)]
            : [];
        days.UnionWith(Holidays.Values.SelectMany(text => OfficeDates.ReadRange(text)!));
        days.ExceptWith(WorkingDays.Values.SelectMany(text => OfficeDates.ReadRange(text)!));
        return days;
    }
}

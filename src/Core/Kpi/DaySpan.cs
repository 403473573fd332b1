namespace Helpdesk.Core.Kpi;

/// <summary>Days in a row, at the office.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included; not before <paramref name="First"/>.</param>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>The week from Monday to Sunday that a day is in.</summary>
    public static DaySpan WeekOf(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(monday, monday.AddDays(6));
    }

    /// <summary>The month that a day is in.</summary>
    public static DaySpan MonthOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(first, first.AddMonths(1).AddDays(-1));
    }
}

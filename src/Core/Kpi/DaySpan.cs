using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Kpi;

/// <summary>Days in a row, at the office.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included; not before <paramref name="First"/>.</param>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>The span of the same kind that comes before: the month before a month, else as many days.</summary>
    public DaySpan Before =>
        this == MonthOf(First)
            ? MonthOf(First.AddDays(-1))
            : new(First.AddDays(First.DayNumber - Last.DayNumber - 1), First.AddDays(-1));

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

    /// <summary>The span that a button names.</summary>
    /// <param name="span">Which.</param>
    /// <param name="today">The date at the office.</param>
    public static DaySpan Of(FiguresSpan span, DateOnly today) =>
        span switch
        {
            FiguresSpan.ThisWeek => WeekOf(today),
            FiguresSpan.LastWeek => WeekOf(today.AddDays(-7)),
            FiguresSpan.ThisMonth => MonthOf(today),
            FiguresSpan.LastMonth => MonthOf(MonthOf(today).First.AddDays(-1)),
            _ => throw new ArgumentOutOfRangeException(nameof(span), span, "Not a span of figures."),
        };
}

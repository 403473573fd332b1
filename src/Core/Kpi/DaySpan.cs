using System.Globalization;
using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Kpi;

/// <summary>Days in a row, at the office.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included; not before <paramref name="First"/>.</param>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>Both days, for logs; a record's own text would hold the span before it, and the one before that.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{First:yyyy-MM-dd}/{Last:yyyy-MM-dd}");

    /// <summary>Whether it is a whole month of the calendar.</summary>
    public bool IsMonth => this == MonthOf(First);

    /// <summary>Whether it is a whole quarter of a year (<i>triwulan</i>).</summary>
    public bool IsQuarter => this == QuarterOf(First);

    /// <summary>Whether it is a whole year.</summary>
    public bool IsYear => this == YearOf(First.Year);

    /// <summary>
    /// The span of the same kind that comes before: the month before a month, and so on; else as many days.
    /// </summary>
    public DaySpan Before =>
        IsMonth ? MonthOf(First.AddDays(-1))
        : IsQuarter ? QuarterOf(First.AddDays(-1))
        : IsYear ? YearOf(First.Year - 1)
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

    /// <summary>The quarter that a day is in.</summary>
    public static DaySpan QuarterOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        return new(first, first.AddMonths(3).AddDays(-1));
    }

    /// <summary>A year.</summary>
    public static DaySpan YearOf(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>The span that a button names.</summary>
    /// <param name="span">Which.</param>
    /// <param name="today">The date at the office.</param>
    public static DaySpan Of(FiguresSpan span, DateOnly today) =>
        span switch
        {
            FiguresSpan.ThisWeek => WeekOf(today),
            FiguresSpan.LastWeek => WeekOf(today.AddDays(-7)),
            FiguresSpan.ThisMonth => MonthOf(today),
            FiguresSpan.LastMonth => MonthOf(today).Before,
            FiguresSpan.ThisQuarter => QuarterOf(today),
            FiguresSpan.LastQuarter => QuarterOf(today).Before,
            _ => throw new ArgumentOutOfRangeException(nameof(span), span, "Not a span of figures."),
        };
}

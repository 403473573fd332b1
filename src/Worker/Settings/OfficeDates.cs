using System.Globalization;

namespace Helpdesk.Worker.Settings;

/// <summary>Reads dates and ranges of dates in the settings.</summary>
internal static class OfficeDates
{
    private const int LongestRange = 366;

    /// <summary>Reads <c>2026-12-18</c>; null when it is no date.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>
    /// Reads <c>2026-12-18</c> or <c>2026-12-28/2026-12-31</c>, a year at most; null when it is neither.
    /// </summary>
    public static IReadOnlyList<DateOnly>? ReadRange(string text)
    {
        var ends = text.Split('/', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || Read(ends[0]) is not { } first || Read(ends[^1]) is not { } last)
            return null;
        var days = last.DayNumber - first.DayNumber;
        return days is < 0 or > LongestRange ? null : [.. Enumerable.Range(0, days + 1).Select(first.AddDays)];
    }
}

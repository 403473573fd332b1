using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Conversations;

/// <summary>Days as people type them, in both languages: <c>minggu lalu</c>, <c>24 Nov 2026</c>, <c>1-11-2026 sampai 15-11-2026</c>.</summary>
public static partial class TypedDays
{
    private static readonly string[] Formats = ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy-M-d", "d MMM yyyy", "d MMMM yyyy", "d MMM", "d MMMM"];
    private static readonly string[] MonthFormats = ["MMM yyyy", "MMMM yyyy", "M-yyyy", "yyyy-M"];
    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("id-ID"), CultureInfo.GetCultureInfo("en-GB")];

    // Other years are typing errors.
    private const int FirstYear = 2000, LastYear = 2100;

    /// <summary>The span that a text names, or null when it names none within this century.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The date at the office.</param>
    public static DaySpan? Read(string text, DateOnly today)
    {
        var words = Spaces().Replace(text.Trim().ToLowerInvariant(), " ");
        DaySpan? named = words switch
        {
            "hari ini" or "today" => new DaySpan(today, today),
            "kemarin" or "yesterday" => new DaySpan(today.AddDays(-1), today.AddDays(-1)),
            "besok" or "tomorrow" => new DaySpan(today.AddDays(1), today.AddDays(1)),
            "minggu ini" or "this week" => DaySpan.WeekOf(today),
            "minggu lalu" or "last week" => DaySpan.WeekOf(today.AddDays(-7)),
            "bulan ini" or "this month" => DaySpan.MonthOf(today),
            "bulan lalu" or "last month" => DaySpan.MonthOf(DaySpan.MonthOf(today).First.AddDays(-1)),
            "tahun ini" or "this year" => new DaySpan(new(today.Year, 1, 1), new(today.Year, 12, 31)),
            _ => Month(words) ?? Range(words, today),
        };
        return named is { First.Year: >= FirstYear, Last.Year: < LastYear } ? named : null;
    }

    private static DaySpan? Month(string words) =>
        Cultures.Select(culture => DateOnly.TryParseExact(words, MonthFormats, culture, DateTimeStyles.None, out var day) ? DaySpan.MonthOf(day) : (DaySpan?)null).FirstOrDefault(month => month is not null);

    private static DaySpan? Range(string words, DateOnly today)
    {
        // "1-5 Des 2026" is short for both dates.
        if (DaysOfAMonth().Match(words) is { Success: true } days) words = $"{days.Groups[1].Value} {days.Groups[3].Value} - {days.Groups[2].Value} {days.Groups[3].Value}";
        var ends = Until().Split(words);
        if (ends.Length is 0 or > 2 || Date(ends[0], today) is not { } first || Date(ends[^1], today) is not { } last) return null;
        return first <= last ? new DaySpan(first, last) : null;
    }

    private static DateOnly? Date(string words, DateOnly today)
    {
        foreach (var culture in Cultures)
            if (DateOnly.TryParseExact(words.Trim(), Formats, culture, DateTimeStyles.None, out var date))
                return words.Any(char.IsDigit) && Year().IsMatch(words) ? date : new DateOnly(today.Year, date.Month, Math.Min(date.Day, DateTime.DaysInMonth(today.Year, date.Month)));
        return null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s(?:-|–|—|s/d|s\.d\.?|sampai(?: dengan)?|hingga|to|until)\s")]
    private static partial Regex Until();

    [GeneratedRegex(@"^(\d{1,2}) ?(?:-|–|s/d|s\.d\.?|sampai|hingga|to) ?(\d{1,2}) (\p{L}.*)$")]
    private static partial Regex DaysOfAMonth();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Year();
}

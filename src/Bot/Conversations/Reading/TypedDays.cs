using System.Globalization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// Days as people type them, in both languages: <c>minggu lalu</c>, <c>24 Nov 2026</c>, <c>1-11-2026 sampai
/// 15-11-2026</c>.
/// </summary>
internal static partial class TypedDays
{
    private static readonly string[] Formats =
    [
        "d-M-yyyy",
        "d/M/yyyy",
        "d.M.yyyy",
        "yyyy-M-d",
        "d MMM yyyy",
        "d MMMM yyyy",
        "d MMM",
        "d MMMM",
        "d/M",
    ];
    private static readonly string[] MonthFormats = ["MMM yyyy", "MMMM yyyy", "M-yyyy", "yyyy-M"];
    private static readonly CultureInfo[] Cultures =
    [
        CultureInfo.GetCultureInfo("id-ID"),
        CultureInfo.GetCultureInfo("en-GB"),
    ];

    // Other years are typing errors.
    private const int FirstYear = 2000,
        LastYear = 2100,
        DaysOfAWeek = 7;

    /// <summary>The span that a text names, or null when it names none within this century.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The date at the office.</param>
    public static DaySpan? Read(string text, DateOnly today)
    {
        var words = Spelling()
            .Replace(
                Spaces().Replace(text.Trim().ToLowerInvariant(), " "),
                month =>
                    month.Value switch
                    {
                        "nop" or "nopember" => "november",
                        "agt" or "ags" => "agustus",
                        "pebruari" => "februari",
                        _ => "september",
                    }
            );
        DaySpan? named = words switch
        {
            "hari ini" or "today" => new DaySpan(today, today),
            "kemarin" or "yesterday" => new DaySpan(today.AddDays(-1), today.AddDays(-1)),
            "besok" or "tomorrow" => new DaySpan(today.AddDays(1), today.AddDays(1)),
            "minggu ini" or "this week" => DaySpan.WeekOf(today),
            "minggu lalu" or "last week" => DaySpan.WeekOf(today.AddDays(-7)),
            "bulan ini" or "this month" => DaySpan.MonthOf(today),
            "bulan lalu" or "last month" => DaySpan.MonthOf(DaySpan.MonthOf(today).First.AddDays(-1)),
            "tahun ini" or "this year" => DaySpan.YearOf(today.Year),
            "tahun lalu" or "last year" => DaySpan.YearOf(today.Year - 1),
            "triwulan ini" or "this quarter" => DaySpan.QuarterOf(today),
            "triwulan lalu" or "last quarter" => DaySpan.QuarterOf(today).Before,
            _ => LastDays(words, today)
                ?? Quarter(words, today)
                ?? Month(Named().Replace(words, ""), today)
                ?? Range(words, today),
        };
        return named is { First.Year: >= FirstYear, Last.Year: < LastYear } ? named : null;
    }

    /// <summary>
    /// The day ahead that a text names: a date, <c>besok</c>, <c>3 hari</c>, a weekday, <c>minggu depan</c>. A date
    /// without a year that has passed is next year's. Null when it names none.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The date at the office.</param>
    public static DateOnly? Ahead(string text, DateOnly today)
    {
        var words = Beside().Replace(Spaces().Replace(text.Trim().ToLowerInvariant(), " "), "").Trim();
        if (DaysAhead().Match(words) is { Success: true } ahead)
            return today.AddDays(
                int.Parse(ahead.Groups[1].Value, CultureInfo.InvariantCulture)
                    * (ahead.Groups[2].Value is "minggu" or "week" or "weeks" ? DaysOfAWeek : 1)
            );
        if (words is "lusa" or "the day after tomorrow")
            return today.AddDays(2);
        if (words is "minggu depan" or "next week")
            return today.AddDays(DaysOfAWeek);
        foreach (var culture in Cultures)
            for (var days = 1; days <= DaysOfAWeek; days++)
                if (today.AddDays(days).ToString("dddd", culture).Equals(words, StringComparison.OrdinalIgnoreCase))
                    return OfWeekday(today.AddDays(days), isNextWeeks: NextWeeks().IsMatch(text), today);
        if (Read(words, today) is not { } span || span.First != span.Last)
            return null;
        return span.First < today && !Year().IsMatch(words) ? span.First.AddYears(1) : span.First;
    }

    // On a Tuesday "kamis" is the day after tomorrow, and "kamis depan" the Thursday of next week.
    private static DateOnly OfWeekday(DateOnly day, bool isNextWeeks, DateOnly today) =>
        isNextWeeks && MondayOf(day) == MondayOf(today) ? day.AddDays(DaysOfAWeek) : day;

    private static DateOnly MondayOf(DateOnly day) =>
        day.AddDays(-(((int)day.DayOfWeek + DaysOfAWeek - 1) % DaysOfAWeek));

    [GeneratedRegex(@"\b(?:depan|dpn|next)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextWeeks();

    /// <summary>
    /// The days ahead that a text names by how many they are, or by the first and the last: <c>3 hari</c>, <c>mulai
    /// besok dua hari</c>, <c>besok sampai jumat</c>. Null when it does not.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The date at the office.</param>
    public static DaySpan? SpanAhead(string text, DateOnly today)
    {
        var words = Spaces().Replace(text.Trim().ToLowerInvariant(), " ");
        if (words is "minggu depan" or "next week")
            return DaySpan.WeekOf(today.AddDays(DaysOfAWeek));
        if (HowMany().Match(words) is { Success: true } many)
        {
            var first = many.Groups["from"].Value is "besok" or "tomorrow" ? today.AddDays(1) : today;
            var named = Array.IndexOf(Numbers, many.Groups["no"].Value);
            var days = named >= 0 ? named + 1 : int.Parse(many.Groups["no"].Value, CultureInfo.InvariantCulture);
            return days is > 0 ? new DaySpan(first, first.AddDays(days - 1)) : null;
        }
        return
            FromTo().Match(words) is { Success: true } span
            && DayOf(span.Groups["from"].Value, today) is { } begins
            && Ahead(span.Groups["to"].Value, today) is { } ends
            && begins <= ends
            ? new DaySpan(begins, ends)
            : null;
    }

    /// <summary>
    /// The longest run of words in a text by which a reading finds days, and what it found; null when none does.
    /// </summary>
    public static (string Words, T Days)? Within<T>(string text, Func<string, T?> read)
        where T : struct
    {
        var said = text.Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var length = said.Length; length > 0; length--)
        for (var from = 0; from + length <= said.Length; from++)
            if (string.Join(' ', said.Skip(from).Take(length)) is var run && read(run) is { } days)
                return (run, days);
        return null;
    }

    private static DateOnly? DayOf(string text, DateOnly today) =>
        text is "hari ini" or "today" or "sekarang" ? today : Ahead(text, today);

    private static readonly string[] Numbers = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh"];

    [GeneratedRegex(
        @"^(?:mulai )?(?<from>hari ini|besok|today|tomorrow)? ?(?:selama )?(?<no>\d{1,3}|satu|dua|tiga|empat|lima|enam|tujuh) (?:hari|days?)$"
    )]
    private static partial Regex HowMany();

    [GeneratedRegex(
        @"^(?:mulai |dari )?(?<from>[a-z]+(?: ini| depan| dpn)?) (?:sampai|sampe|hingga|sd|until|to|-) (?<to>.+)$"
    )]
    private static partial Regex FromTo();

    // "triwulan 4", "tw iv 2026", "q4": of this year where none is named.
    private static DaySpan? Quarter(string words, DateOnly today)
    {
        if (QuarterOfAYear().Match(words) is not { Success: true } quarter)
            return null;
        var no = quarter.Groups["no"].Value switch
        {
            "i" => 1,
            "ii" => 2,
            "iii" => 3,
            "iv" => 4,
            var digit => int.Parse(digit, CultureInfo.InvariantCulture),
        };
        var year = quarter.Groups["year"] is { Success: true } named
            ? int.Parse(named.Value, CultureInfo.InvariantCulture)
            : today.Year;
        return year is >= FirstYear and < LastYear ? DaySpan.QuarterOf(new DateOnly(year, no * 3, 1)) : null;
    }

    private static DaySpan? LastDays(string words, DateOnly today) =>
        DaysBack().Match(words) is { Success: true } back
        && int.Parse(back.Groups[1].Value, CultureInfo.InvariantCulture) is > 0 and var days
            ? new DaySpan(today.AddDays(1 - days), today)
            : null;

    private static DaySpan? Month(string words, DateOnly today) =>
        words.Length == 4
        && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= FirstYear and < LastYear
            ? DaySpan.YearOf(year)
        : words.All(char.IsLetter) ? MonthOfAYear($"{words} {today.Year}")
        : MonthOfAYear(words);

    private static DaySpan? MonthOfAYear(string words) =>
        Cultures
            .Select(culture =>
                DateOnly.TryParseExact(words, MonthFormats, culture, DateTimeStyles.None, out var day)
                    ? DaySpan.MonthOf(day)
                    : (DaySpan?)null
            )
            .FirstOrDefault(month => month is not null);

    private static DaySpan? Range(string words, DateOnly today)
    {
        // "1-5 Des 2026" is short for both dates.
        if (DaysOfAMonth().Match(words) is { Success: true } days)
            words = $"{days.Groups[1].Value} {days.Groups[3].Value} - {days.Groups[2].Value} {days.Groups[3].Value}";
        var ends = Until().Split(words);
        if (ends.Length is 0 or > 2 || Date(ends[0], today) is not { } first || Date(ends[^1], today) is not { } last)
            return null;
        return first <= last ? new DaySpan(first, last) : null;
    }

    private static DateOnly? Date(string words, DateOnly today)
    {
        foreach (var culture in Cultures)
            if (DateOnly.TryParseExact(words.Trim(), Formats, culture, DateTimeStyles.None, out var date))
                return words.Any(char.IsDigit) && Year().IsMatch(words)
                    ? date
                    : new DateOnly(
                        today.Year,
                        date.Month,
                        Math.Min(date.Day, DateTime.DaysInMonth(today.Year, date.Month))
                    );
        return null;
    }

    [GeneratedRegex(@"^(\d{1,3}) (hari|minggu|days?|weeks?)$")]
    private static partial Regex DaysAhead();

    [GeneratedRegex(
        @"^(?:sampai|hingga|sd|tunggu|hari|until|tgl|tanggal|next(?! week)) |(?: lagi| depan| dpn)$(?<!minggu depan)"
    )]
    private static partial Regex Beside();

    [GeneratedRegex(
        @"^(?:triwulan|tri wulan|kuartal|quarter|tw|q)\.? ?(?:ke-? ?)?(?<no>[1-4]|i{1,3}|iv)(?: (?:tahun )?(?<year>\d{4}))?$"
    )]
    private static partial Regex QuarterOfAYear();

    [GeneratedRegex(@"^(?:bulan|tahun|year) (?!ini$|lalu$)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(?:nop|nopember|agt|ags|pebruari|sept)\b")]
    private static partial Regex Spelling();

    [GeneratedRegex(@"^(?:last )?(\d{1,3}) (?:hari terakhir|days)$")]
    private static partial Regex DaysBack();

    // A hyphen needs no spaces after a year that stands behind a month's name.
    [GeneratedRegex(@"\s(?:-|–|—|s/d|s\.d\.?|sampai(?: dengan)?|hingga|to|until)\s|(?<=\p{L} \d{4})\s?[-–]\s?(?=\d)")]
    private static partial Regex Until();

    [GeneratedRegex(@"^(\d{1,2}) ?(?:-|–|s/d|s\.d\.?|sd|sampai|hingga|to) ?(\d{1,2}) (\p{L}.*)$")]
    private static partial Regex DaysOfAMonth();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Year();
}

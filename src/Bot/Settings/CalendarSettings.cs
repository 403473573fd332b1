using System.Globalization;
using Helpdesk.Core.Sop;

namespace Helpdesk.Bot.Settings;

/// <summary>Reads and checks <c>OfficeCalendar:*</c>.</summary>
/// <param name="calendar">The section.</param>
/// <param name="wrong">Is told of each wrong value: the setting's name, the value, what is allowed.</param>
internal sealed class CalendarSettings(IConfigurationSection calendar, Action<string, string, string> wrong)
{
    private const string DateFormat = "yyyy-MM-dd",
        Dates = "dates such as \"2026-12-18\", or ranges such as \"2026-12-28/2026-12-31\"";

    /// <summary>The calendar; any calendar when something is wrong.</summary>
    /// <param name="alwaysOpen">Whether it is 24/7: then only the zone counts.</param>
    public OfficeCalendar Read(bool alwaysOpen)
    {
        var zone = Zone();
        var week = Days(calendar.GetSection("Hours"), OfficeHours.Usual.Week);
        var periods = calendar.GetSection("Periods").GetChildren().Select(Period).OfType<OfficePeriod>().ToList();
        var holidays = Holidays();
        if (week.Values.All(day => day.Slots.Count == 0))
        {
            wrong($"{calendar.Path}:Hours", "closed on every weekday", "at least one weekday that is open");
            week = new(OfficeHours.Usual.Week);
        }
        foreach (
            var (one, other) in periods
                .SelectMany((one, index) => periods.Skip(index + 1).Select(other => (one, other)))
                .Where(pair => pair.one.First <= pair.other.Last && pair.other.First <= pair.one.Last)
        )
            wrong(
                $"{calendar.Path}:Periods",
                $"{Write(one.First)} to {Write(one.Last)} and {Write(other.First)} to {Write(other.Last)}",
                "periods that don't overlap"
            );
        if (
            periods.Any(period =>
                periods.Any(other => other != period && period.First <= other.Last && other.First <= period.Last)
            )
        )
            periods = [];
        return new OfficeCalendar(zone, alwaysOpen ? OfficeHours.Always : new OfficeHours(week, periods, holidays));
    }

    private TimeZoneInfo Zone()
    {
        var id = calendar["TimeZone"] is { Length: > 0 } named ? named : OfficeCalendar.UsualZone;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            return zone;
        wrong($"{calendar.Path}:TimeZone", id, "the name of a time zone, such as Asia/Jakarta");
        return TimeZoneInfo.Utc;
    }

    // A weekday that is not named keeps its hours, so that one setting can change one day.
    private Dictionary<DayOfWeek, OfficeDay> Days(
        IConfigurationSection hours,
        IReadOnlyDictionary<DayOfWeek, OfficeDay> standard
    )
    {
        Dictionary<DayOfWeek, OfficeDay> days = new(standard);
        foreach (var section in hours.GetChildren())
        {
            var value = section.Value ?? string.Join(", ", section.GetChildren().Select(slot => slot.Value));
            if (
                !Enum.TryParse<DayOfWeek>(section.Key, ignoreCase: true, out var weekday)
                || !Enum.IsDefined(weekday)
                || int.TryParse(section.Key, out _)
            )
                wrong(section.Path, value, "a weekday from Monday to Sunday");
            else if (OfficeDay.Read(value) is { } day)
                days[weekday] = day;
            else
                wrong(section.Path, value, OfficeDay.HowTo);
        }
        return days;
    }

    private OfficePeriod? Period(IConfigurationSection period)
    {
        var (first, last) = (Date(period.GetSection("From")), Date(period.GetSection("To")));
        var days = Days(period.GetSection("Hours"), new Dictionary<DayOfWeek, OfficeDay>());
        if (first is null || last is null)
            return null;
        if (first <= last)
            return new OfficePeriod(first.Value, last.Value, days);
        wrong(
            $"{period.Path}:To",
            Write(last.Value),
            $"a date that is not before {period.Path}:From, {Write(first.Value)}"
        );
        return null;
    }

    private DateOnly? Date(IConfigurationSection section)
    {
        if (TryDate(section.Value, out var date))
            return date;
        wrong(section.Path, section.Value ?? "", "a date such as \"2027-02-08\"");
        return null;
    }

    private HashSet<DateOnly> Holidays()
    {
        var national =
            calendar["NationalHolidays"] is not { Length: > 0 } value
            || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        if (!national && !string.Equals(calendar["NationalHolidays"], "false", StringComparison.OrdinalIgnoreCase))
            wrong($"{calendar.Path}:NationalHolidays", calendar["NationalHolidays"]!, "true or false");
        var days = national ? NationalHolidays.Shipped().SelectMany(year => year.Dates).ToHashSet() : [];
        days.UnionWith(Listed("Holidays"));
        days.ExceptWith(Listed("WorkingDays"));
        return days;
    }

    private IEnumerable<DateOnly> Listed(string name)
    {
        foreach (var entry in calendar.GetSection(name).GetChildren().Where(entry => entry.Value is { Length: > 0 }))
        {
            var ends = entry.Value!.Split('/', StringSplitOptions.TrimEntries);
            if (
                ends.Length > 2
                || !TryDate(ends[0], out var first)
                || !TryDate(ends[^1], out var last)
                || last < first
                || last.DayNumber - first.DayNumber > 366
            )
            {
                wrong(entry.Path, entry.Value!, Dates);
                continue;
            }
            for (var date = first; date <= last; date = date.AddDays(1))
                yield return date;
        }
    }

    private static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static string Write(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);
}

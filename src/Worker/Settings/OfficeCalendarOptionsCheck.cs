using Helpdesk.Core.Sop;
using Microsoft.Extensions.Options;

namespace Helpdesk.Worker.Settings;

/// <summary>Checks <c>OfficeCalendar:*</c>.</summary>
internal sealed class OfficeCalendarOptionsCheck : IValidateOptions<OfficeCalendarOptions>
{
    private const string Dates = "dates such as \"2026-12-18\", or ranges such as \"2026-12-28/2026-12-31\"";

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OfficeCalendarOptions options)
    {
        var faults = new SettingFaults();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            faults.Wrong("OfficeCalendar:TimeZone", options.TimeZone, "the name of a time zone, such as Asia/Jakarta");
        options.Hours.Check(faults, "OfficeCalendar:Hours");
        foreach (var (place, period) in options.Periods)
            period.Check(faults, $"OfficeCalendar:Periods:{place}");
        CheckDates(faults, "OfficeCalendar:Holidays", options.Holidays);
        CheckDates(faults, "OfficeCalendar:WorkingDays", options.WorkingDays);
        if (faults.Sentences.Count == 0)
            CheckWhole(faults, options);
        return faults.Result;
    }

    private static void CheckDates(SettingFaults faults, string path, Dictionary<string, string> dates)
    {
        foreach (var (place, text) in dates.Where(date => OfficeDates.ReadRange(date.Value) is null))
            faults.Wrong($"{path}:{place}", text, Dates);
    }

    // What each part can't show by itself, the calendar knows.
    private static void CheckWhole(SettingFaults faults, OfficeCalendarOptions options)
    {
        var hours = options.ToHours();
        if (!MakeCalendar(hours with { Periods = [] }))
            faults.Wrong("OfficeCalendar:Hours", "closed on every weekday", "at least one weekday that is open");
        else if (!MakeCalendar(hours))
            faults.Wrong(
                "OfficeCalendar:Periods",
                string.Join(" and ", options.Periods.Values.Select(period => $"{period.From} to {period.To}")),
                "periods that don't overlap"
            );
    }

    private static bool MakeCalendar(OfficeHours hours)
    {
        try
        {
            return new OfficeCalendar(TimeZoneInfo.Utc, hours).Zone == TimeZoneInfo.Utc;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

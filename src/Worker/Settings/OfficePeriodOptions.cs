using Helpdesk.Core.Sop;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>OfficeCalendar:Periods:{n}:*</c>: dates with hours of their own, such as Ramadan.</summary>
internal sealed class OfficePeriodOptions
{
    /// <summary>The first day, yyyy-MM-dd.</summary>
    public string From { get; init; } = "";

    /// <summary>The last day, included, yyyy-MM-dd.</summary>
    public string To { get; init; } = "";

    /// <summary>The hours of the weekdays that differ. Default: none does.</summary>
    public WeekHours Hours { get; init; } = [];

    /// <summary>The period.</summary>
    public OfficePeriod ToPeriod() =>
        new(
            OfficeDates.Read(From)!.Value,
            OfficeDates.Read(To)!.Value,
            Hours.ToDays().ToDictionary(day => day.Weekday, day => day.Day)
        );

    /// <summary>Says what can't be read.</summary>
    /// <param name="faults">Is told.</param>
    /// <param name="path">The setting's name.</param>
    public void Check(SettingFaults faults, string path)
    {
        foreach (var (end, text) in new[] { ("From", From), ("To", To) })
            if (OfficeDates.Read(text) is null)
                faults.Wrong($"{path}:{end}", text, "a date such as \"2027-02-08\"");
        if (OfficeDates.Read(To) < OfficeDates.Read(From))
            faults.Wrong($"{path}:To", To, $"a date that is not before {path}:From, {From}");
        Hours.Check(faults, $"{path}:Hours");
    }
}

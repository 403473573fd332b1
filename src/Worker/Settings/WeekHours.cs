using Helpdesk.Core.Sop;

namespace Helpdesk.Worker.Settings;

/// <summary>Office hours by the English name of the weekday.</summary>
internal sealed class WeekHours() : Dictionary<string, DaySlots>(StringComparer.OrdinalIgnoreCase)
{
    /// <summary>The hours of the weekdays that are named.</summary>
    public IEnumerable<(DayOfWeek Weekday, OfficeDay Day)> ToDays() =>
        this.Select(day => (Weekday(day.Key)!.Value, day.Value.ToDay()!));

    /// <summary>Says what can't be read.</summary>
    /// <param name="faults">Is told.</param>
    /// <param name="path">The setting's name.</param>
    public void Check(SettingFaults faults, string path)
    {
        foreach (var (weekday, slots) in this)
            if (Weekday(weekday) is null)
                faults.Wrong($"{path}:{weekday}", $"{slots}", "a weekday from Monday to Sunday");
            else if (slots.ToDay() is null)
                faults.Wrong($"{path}:{weekday}", $"{slots}", OfficeDay.HowTo);
    }

    // Enum.TryParse would take numbers too.
    private static DayOfWeek? Weekday(string name) =>
        Enum.GetValues<DayOfWeek>()
            .Cast<DayOfWeek?>()
            .FirstOrDefault(day => name.Equals($"{day}", StringComparison.OrdinalIgnoreCase));
}

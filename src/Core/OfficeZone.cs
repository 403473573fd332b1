using System.Globalization;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core;

/// <summary>
/// Instants are UTC everywhere; people are shown the office's time, with its zone's abbreviation: WIB, WITA or WIT in
/// Indonesia, the distance from UTC elsewhere.
/// </summary>
internal sealed class OfficeZone(TimeZoneInfo zone)
{
    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["Asia/Jakarta"] = "WIB",
        ["Asia/Pontianak"] = "WIB",
        ["Asia/Makassar"] = "WITA",
        ["Asia/Ujung_Pandang"] = "WITA",
        ["Asia/Jayapura"] = "WIT",
    };

    /// <summary>An instant as the clock on the office's wall shows it.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>For example <c>22 Nov 2026</c>.</summary>
    public string Date(DateTimeOffset instant, CultureInfo culture) => Local(instant).ToString("d MMM yyyy", culture);

    /// <summary>For example <c>14.05 WIB</c>.</summary>
    public string Time(DateTimeOffset instant) => $"{Clock(instant)} {Abbreviation(instant)}";

    /// <summary>For example <c>14.05</c>.</summary>
    public string Clock(DateTimeOffset instant) => Local(instant).ToString("HH'.'mm", CultureInfo.InvariantCulture);

    /// <summary>The day on the office's calendar.</summary>
    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>Hours of one day, for example <c>07.30–12.00, 13.00–16.00 WIB</c>.</summary>
    public string Slots(DateOnly day, IEnumerable<OfficeSlot> slots)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        var shown = slots.Select(slot => $"{Clock(slot.From)}–{Clock(slot.To)}");
        return $"{string.Join(", ", shown)} {Abbreviation(new DateTimeOffset(noon, zone.GetUtcOffset(noon)))}";
    }

    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}.{time.Minutes:00}");

    private string Abbreviation(DateTimeOffset instant)
    {
        if (Abbreviations.TryGetValue(zone.Id, out var known))
            return known;
        var offset = zone.GetUtcOffset(instant);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\.mm}"
        );
    }
}

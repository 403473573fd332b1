using System.Globalization;

namespace Helpdesk.Core;

/// <summary>Instants are UTC everywhere; people are shown Waktu Indonesia Barat (UTC+7, no summer time).</summary>
internal static class Wib
{
    /// <summary>WIB's distance from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>For example <c>22 Nov 2026</c>.</summary>
    public static string Date(DateTimeOffset instant, CultureInfo culture) =>
        instant.ToOffset(Offset).ToString("d MMM yyyy", culture);

    /// <summary>For example <c>14.05 WIB</c>.</summary>
    public static string Time(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("HH'.'mm 'WIB'", CultureInfo.InvariantCulture);

    /// <summary>For example <c>22 Nov 2026, 14.05 WIB</c>.</summary>
    public static string DateAndTime(DateTimeOffset instant, CultureInfo culture) =>
        $"{Date(instant, culture)}, {Time(instant)}";
}

using System.Globalization;

namespace Helpdesk.Core.Sop;

/// <summary>One stretch of office time within a day, local time.</summary>
/// <param name="From">Since midnight.</param>
/// <param name="To">Since midnight, after <paramref name="From"/>, at most 24 hours.</param>
internal readonly record struct OfficeSlot(TimeSpan From, TimeSpan To)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Clock(From)}-{Clock(To)}";

    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");
}

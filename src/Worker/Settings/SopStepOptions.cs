using System.Globalization;

namespace Helpdesk.Worker.Settings;

/// <summary>Settings <c>Sop:Steps:{no}:*</c>.</summary>
internal sealed class SopStepOptions
{
    /// <summary>
    /// The standard time in office time, <c>hh:mm:ss</c>, from 00:00:01 to 23:59:59. Default: the SOP document's.
    /// </summary>
    public string? Standard { get; init; }

    /// <summary>The standard time; null when it can't be read.</summary>
    public TimeSpan? ToStandard() =>
        TimeSpan.TryParseExact(Standard, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var standard)
        && standard > TimeSpan.Zero
            ? standard
            : null;
}

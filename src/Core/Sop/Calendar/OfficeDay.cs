using System.Globalization;

namespace Helpdesk.Core.Sop;

/// <summary>
/// The office hours of one day: slots in order that don't overlap, or none when the office is closed.
/// </summary>
internal sealed class OfficeDay
{
    /// <summary>No office hours.</summary>
    public static readonly OfficeDay Closed = new([]);

    /// <summary>Midnight to midnight.</summary>
    public static readonly OfficeDay Whole = new([new(TimeSpan.Zero, TimeSpan.FromHours(24))]);

    /// <summary>How a day is written, for whoever wrote it wrongly.</summary>
    public const string HowTo =
        "slots such as \"07:30-12:00, 13:00-16:00\" that don't overlap, up to 24:00, or \"closed\"";

    private OfficeDay(IReadOnlyList<OfficeSlot> slots) => Slots = slots;

    /// <summary>The slots, the earliest first.</summary>
    public IReadOnlyList<OfficeSlot> Slots { get; }

    /// <summary>
    /// Reads <c>07:30-12:00, 13:00-16:00</c> or <c>closed</c>; null when it is neither, or slots overlap or end before
    /// they begin.
    /// </summary>
    public static OfficeDay? Read(string text)
    {
        if (string.Equals(text.Trim(), "closed", StringComparison.OrdinalIgnoreCase))
            return Closed;
        List<OfficeSlot> slots = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || Clock(ends[0]) is not { } from || Clock(ends[1]) is not { } to || from >= to)
                return null;
            slots.Add(new OfficeSlot(from, to));
        }
        slots.Sort((one, other) => one.From.CompareTo(other.From));
        return slots.Zip(slots.Skip(1)).Any(pair => pair.First.To > pair.Second.From) ? null : new OfficeDay(slots);
    }

    /// <inheritdoc/>
    public override string ToString() => Slots.Count == 0 ? "closed" : string.Join(", ", Slots);

    private static TimeSpan? Clock(string text) =>
        text == "24:00" ? TimeSpan.FromHours(24)
        : TimeOnly.TryParseExact(
            text,
            ["HH:mm", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.ToTimeSpan()
        : null;
}

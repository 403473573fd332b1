namespace Helpdesk.Core.Sop;

/// <summary>
/// Counts office time: turns "30 office minutes from now" into an instant, and two instants into office time. Two laws
/// hold: <c>Measure(a, Add(a, d)) = d</c>, and <c>Add(a, Measure(a, b)) = b</c> for every b after a slot's opening, up
/// to and including its closing: what is due at closing time is due that day, not at the next opening.
/// </summary>
internal sealed class OfficeCalendar
{
    /// <summary>The zone in which hours are meant unless the settings say otherwise.</summary>
    public const string UsualZone = "Asia/Jakarta";

    private readonly OfficeHours _hours;

    /// <summary>A calendar.</summary>
    /// <param name="zone">The zone in which the hours are meant.</param>
    /// <param name="hours">The hours; some weekday is open in the usual week.</param>
    /// <exception cref="ArgumentException">The week is empty, a period ends before it begins, or periods overlap: time
    /// would never pass, or not be known.</exception>
    public OfficeCalendar(TimeZoneInfo zone, OfficeHours hours)
    {
        if (hours.Week.Values.All(day => day.Slots.Count == 0))
            throw new ArgumentException("No weekday has office hours.", nameof(hours));
        var periods = hours.Periods.OrderBy(period => period.First).ToList();
        if (
            periods.Any(period => period.Last < period.First)
            || periods.Zip(periods.Skip(1)).Any(pair => pair.First.Last >= pair.Second.First)
        )
            throw new ArgumentException("A period ends before it begins, or two overlap.", nameof(hours));
        (Zone, _hours) = (zone, hours);
    }

    /// <summary>The usual hours with the national holidays that ship with the helpdesk.</summary>
    public static OfficeCalendar Usual() =>
        new(
            TimeZoneInfo.FindSystemTimeZoneById(UsualZone),
            OfficeHours.Usual with
            {
                Holidays = NationalHolidays.Shipped().SelectMany(year => year.Dates).ToHashSet(),
            }
        );

    /// <summary>The zone in which the hours are meant.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>How times are shown to people.</summary>
    public OfficeZone Shown => new(Zone);

    /// <summary>The instant at which so much office time has passed; the earliest such instant.</summary>
    /// <param name="from">From when; need not be within office hours.</param>
    /// <param name="officeTime">How much; zero gives <paramref name="from"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan officeTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(officeTime, TimeSpan.Zero);
        if (officeTime == TimeSpan.Zero)
            return from;
        foreach (var (opens, closes) in SlotsFrom(from))
        {
            var begins = opens > from ? opens : from;
            if (officeTime <= closes - begins)
                return begins + officeTime;
            officeTime -= closes - begins;
        }
        throw new InvalidOperationException("The calendar ends.");
    }

    /// <summary>The office time between two instants; negative when the second is earlier.</summary>
    public TimeSpan Measure(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
            return -Measure(to, from);
        var measured = TimeSpan.Zero;
        foreach (var (opens, closes) in SlotsFrom(from))
        {
            if (opens >= to)
                break;
            measured += (closes < to ? closes : to) - (opens > from ? opens : from);
        }
        return measured;
    }

    /// <summary>Whether the office is open.</summary>
    public bool IsOpen(DateTimeOffset at) => SlotsFrom(at).First().Opens <= at;

    /// <summary>The hours of a date, the earliest first; empty when the office is closed.</summary>
    public IReadOnlyList<OfficeSlot> SlotsOn(DateOnly date) => _hours.On(date).Slots;

    /// <summary>The next time that the office opens after an instant: in the morning, or after the break.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset after) => SlotsFrom(after).First(slot => slot.Opens > after).Opens;

    /// <summary>The instant itself when the office is open then, else the next opening.</summary>
    public DateTimeOffset WhenOpen(DateTimeOffset at) => IsOpen(at) ? at : NextOpening(at);

    /// <summary>
    /// The same time of day some working days later, moved to the next opening when the office is closed then.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        var local = TimeZoneInfo.ConvertTime(from, Zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        while (days > 0)
        {
            date = date.AddDays(1);
            if (_hours.On(date).Slots.Count > 0)
                days--;
        }
        return WhenOpen(InstantOf(date, local.TimeOfDay));
    }

    /// <summary>The date that it is at the office.</summary>
    public DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which a date begins at the office.</summary>
    public DateTimeOffset BeginningOf(DateOnly date) => InstantOf(date, TimeSpan.Zero);

    /// <summary>Whether any holiday of a year is known.</summary>
    public bool KnowsHolidaysOf(int year) => _hours.Holidays.Any(date => date.Year == year);

    /// <inheritdoc/>
    public override string ToString() => $"{Zone.Id}: {_hours}";

    // From the slot that is open at the instant, or the next one, on.
    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> SlotsFrom(DateTimeOffset instant)
    {
        for (var date = DateOf(instant); ; date = date.AddDays(1))
            foreach (var slot in _hours.On(date).Slots)
            {
                // Where clocks are put forward, a slot can shrink to nothing.
                var (opens, closes) = (InstantOf(date, slot.From), InstantOf(date, slot.To));
                if (closes > instant && closes > opens)
                    yield return (opens, closes);
            }
    }

    private DateTimeOffset InstantOf(DateOnly date, TimeSpan time)
    {
        var local = date.ToDateTime(TimeOnly.MinValue) + time;
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

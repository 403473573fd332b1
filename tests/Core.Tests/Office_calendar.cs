using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tests;

public sealed class Office_calendar
{
    private const int Cases = 100_000;
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    /// <summary>The usual hours, the holidays of 2026 and 2027, and Ramadan 1448 with hours of its own.</summary>
    private static readonly OfficeCalendar Calendar = new(
        Jakarta,
        OfficeHours.Usual with
        {
            Holidays = NationalHolidays.Shipped().SelectMany(year => year.Dates).ToHashSet(),
            Periods =
            [
                new(
                    new(2027, 2, 8),
                    new(2027, 3, 9),
                    new Dictionary<DayOfWeek, OfficeDay>
                    {
                        [DayOfWeek.Monday] = Day("08:00-12:00, 12:30-15:00"),
                        [DayOfWeek.Tuesday] = Day("08:00-12:00, 12:30-15:00"),
                        [DayOfWeek.Wednesday] = Day("08:00-12:00, 12:30-15:00"),
                        [DayOfWeek.Thursday] = Day("08:00-12:00, 12:30-15:00"),
                        [DayOfWeek.Friday] = Day("08:00-11:30, 12:30-15:30"),
                    }
                ),
            ],
        }
    );

    [Theory]
    // Within a slot, over the break, over the evening.
    [InlineData("2026-11-23 08:00", 30, "2026-11-23 08:30")]
    [InlineData("2026-11-23 11:50", 30, "2026-11-23 13:20")]
    [InlineData("2026-11-23 15:50", 30, "2026-11-24 07:50")]
    // Due at closing time, and at the break: that day, not the next opening.
    [InlineData("2026-11-23 15:30", 30, "2026-11-23 16:00")]
    [InlineData("2026-11-23 11:30", 30, "2026-11-23 12:00")]
    [InlineData("2026-11-23 07:30", 450, "2026-11-23 16:00")]
    // From outside: before opening, in the break, at night, on a Saturday.
    [InlineData("2026-11-23 05:00", 30, "2026-11-23 08:00")]
    [InlineData("2026-11-23 12:15", 30, "2026-11-23 13:30")]
    [InlineData("2026-11-23 22:00", 30, "2026-11-24 08:00")]
    [InlineData("2026-11-28 10:00", 30, "2026-11-30 08:00")]
    // Friday has hours of its own, and the week-end passes.
    [InlineData("2026-11-27 11:20", 20, "2026-11-27 13:10")]
    [InlineData("2026-11-27 16:20", 20, "2026-11-30 07:40")]
    [InlineData("2026-11-27 16:00", 30, "2026-11-27 16:30")]
    // A single holiday (17 August 2026 is a Monday), after a week-end.
    [InlineData("2026-08-14 16:20", 20, "2026-08-18 07:40")]
    // A long holiday: Nyepi and Idul Fitri 2026, 18 to 24 March, with the week-end inside.
    [InlineData("2026-03-17 15:00", 180, "2026-03-25 09:30")]
    // Christmas with cuti bersama, then the year's end.
    [InlineData("2026-12-23 15:50", 30, "2026-12-28 07:50")]
    [InlineData("2026-12-31 15:50", 30, "2027-01-04 07:50")]
    // Into Ramadan, within it, and out of it (8 March is Nyepi, 10 and 11 Idul Fitri).
    [InlineData("2027-02-05 16:20", 20, "2027-02-08 08:10")]
    [InlineData("2027-02-09 11:50", 30, "2027-02-09 12:50")]
    [InlineData("2027-02-12 15:20", 20, "2027-02-15 08:10")]
    [InlineData("2027-03-09 14:50", 20, "2027-03-12 07:40")]
    // No time.
    [InlineData("2026-11-28 10:00", 0, "2026-11-28 10:00")]
    public void Office_minutes_from_an_instant_and_back(string from, int minutes, string due)
    {
        Assert.Equal(At(due), Calendar.Add(At(from), TimeSpan.FromMinutes(minutes)));
        Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.Measure(At(from), At(due)));
        Assert.Equal(TimeSpan.FromMinutes(-minutes), Calendar.Measure(At(due), At(from)));
    }

    [Theory]
    [InlineData("2026-11-23 16:00", "2026-11-24 07:30", 0)]
    [InlineData("2026-11-28 00:00", "2026-11-29 23:59", 0)]
    [InlineData("2026-11-23 00:00", "2026-11-30 00:00", 2250)]
    [InlineData("2026-03-17 23:00", "2026-03-25 06:00", 0)]
    [InlineData("2027-02-08 00:00", "2027-02-15 00:00", 1950)]
    [InlineData("2026-12-24 08:00", "2026-12-28 07:31", 1)]
    public void Office_time_between_two_instants(string from, string until, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.Measure(At(from), At(until)));

    [Theory]
    [InlineData("2026-11-23 08:00", 3, "2026-11-26 08:00")]
    [InlineData("2026-11-26 10:00", 3, "2026-12-01 10:00")]
    [InlineData("2026-11-23 20:00", 3, "2026-11-27 07:30")]
    [InlineData("2026-11-23 12:30", 1, "2026-11-24 13:00")]
    [InlineData("2026-12-23 09:00", 3, "2026-12-30 09:00")]
    [InlineData("2026-11-28 10:00", 1, "2026-11-30 10:00")]
    public void Working_days_later(string from, int days, string then) =>
        Assert.Equal(At(then), Calendar.AddWorkingDays(At(from), days));

    [Theory]
    [
        InlineData("2026-11-23 07:29:59", false, "2026-11-23 07:30"),
        InlineData("2026-11-23 07:30", true, "2026-11-23 13:00")
    ]
    [
        InlineData("2026-11-23 12:00", false, "2026-11-23 13:00"),
        InlineData("2026-11-23 15:59", true, "2026-11-24 07:30")
    ]
    [
        InlineData("2026-12-23 16:00", false, "2026-12-28 07:30"),
        InlineData("2026-11-27 11:45", false, "2026-11-27 13:00")
    ]
    public void Open_or_not_and_when_it_opens_next(string at, bool open, string next)
    {
        Assert.Equal(open, Calendar.IsOpen(At(at)));
        Assert.Equal(At(next), Calendar.NextOpening(At(at)));
        Assert.Equal(open ? At(at) : At(next), Calendar.WhenOpen(At(at)));
    }

    [Fact]
    public void Always_open_counts_plain_time()
    {
        var always = new OfficeCalendar(Jakarta, OfficeHours.Always);
        var from = At("2026-12-24 23:30");
        Assert.True(always.IsOpen(from));
        Assert.Equal(from.AddHours(30), always.Add(from, TimeSpan.FromHours(30)));
        Assert.Equal(TimeSpan.FromDays(40), always.Measure(from, from.AddDays(40)));
        Assert.Equal(from.AddDays(7), always.AddWorkingDays(from, 7));
    }

    [Fact]
    public void A_zone_with_summer_time_counts_what_has_really_passed()
    {
        var berlin = new OfficeCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), OfficeHours.Always);
        var (spring, autumn) = (new DateOnly(2026, 3, 29), new DateOnly(2026, 10, 25));
        Assert.Equal(
            TimeSpan.FromHours(23),
            berlin.Measure(berlin.BeginningOf(spring), berlin.BeginningOf(spring.AddDays(1)))
        );
        Assert.Equal(
            TimeSpan.FromHours(25),
            berlin.Measure(berlin.BeginningOf(autumn), berlin.BeginningOf(autumn.AddDays(1)))
        );
    }

    [Theory]
    [
        InlineData("07:30-12:00, 13:00-16:00", "07:30-12:00, 13:00-16:00"),
        InlineData("13:00-16:00,7:30-12:00", "07:30-12:00, 13:00-16:00")
    ]
    [
        InlineData("00:00-24:00", "00:00-24:00"),
        InlineData("Closed", "closed"),
        InlineData("07:30-12:00, 12:00-16:00", "07:30-12:00, 12:00-16:00")
    ]
    [
        InlineData("07:30-12:00, 11:59-16:00", null),
        InlineData("12:00-07:30", null),
        InlineData("07:30-07:30", null),
        InlineData("", null)
    ]
    [
        InlineData("07:30", null),
        InlineData("07.30-12.00", null),
        InlineData("07:30-25:00", null),
        InlineData("24:00-24:00", null)
    ]
    public void A_day_s_hours_are_read_or_refused(string text, string? read) =>
        Assert.Equal(read, OfficeDay.Read(text)?.ToString());

    [Fact]
    public void A_calendar_in_which_time_would_not_pass_can_not_be_made()
    {
        var none = new Dictionary<DayOfWeek, OfficeDay>();
        Assert.Throws<ArgumentException>(() => new OfficeCalendar(Jakarta, OfficeHours.Usual with { Week = none }));
        Assert.Throws<ArgumentException>(() =>
            new OfficeCalendar(
                Jakarta,
                OfficeHours.Usual with
                {
                    Periods = [new(new(2027, 2, 2), new(2027, 2, 1), none)],
                }
            )
        );
        Assert.Throws<ArgumentException>(() =>
            new OfficeCalendar(
                Jakarta,
                OfficeHours.Usual with
                {
                    Periods =
                    [
                        new(new(2027, 2, 1), new(2027, 2, 5), none),
                        new(new(2027, 2, 5), new(2027, 2, 9), none),
                    ],
                }
            )
        );
    }

    [Fact]
    public void The_holidays_of_this_year_and_the_next_are_known() =>
        Assert.Equal(
            [(2026, false, 25), (2027, true, 17)],
            NationalHolidays.Shipped().Select(year => (year.Year, year.Provisional, year.Days.Count))
        );

    [Fact]
    public void Measuring_what_was_added_gives_what_was_added() =>
        Prop.ForAll(
                Arb.From(
                    from calendar in Calendars
                    from begin in Instants
                    from span in Spans
                    select (calendar, begin, span)
                ),
                it => it.calendar.Measure(it.begin, it.calendar.Add(it.begin, it.span)) == it.span
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public void Adding_what_was_measured_to_an_office_instant_gives_that_instant() =>
        Prop.ForAll(
                Arb.From(
                    from calendar in Calendars
                    from begin in Instants
                    from within in Instants
                    // Inside office hours: after an opening, up to and including the closing.
                    let end = calendar.IsOpen(within) ? within.AddTicks(1) : calendar.NextOpening(within).AddMinutes(1)
                    where end >= begin
                    select (calendar, begin, end)
                ),
                it => it.calendar.Add(it.begin, it.calendar.Measure(it.begin, it.end)) == it.end
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    private static Gen<DateTimeOffset> Instants { get; } =
        from second in Gen.Choose(0, 730 * 24 * 3600)
        select new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second);

    private static Gen<TimeSpan> Spans { get; } =
        Gen.OneOf(
            Gen.Choose(0, 600).Select(minutes => TimeSpan.FromMinutes(minutes)),
            Gen.Choose(0, 200_000).Select(seconds => TimeSpan.FromSeconds(seconds))
        );

    // The calendar above, round the clock, and weeks with any slots at any minute, some days closed.
    private static Gen<OfficeCalendar> Calendars { get; } =
        Gen.OneOf(
            Gen.Constant(Calendar),
            Gen.Constant(new OfficeCalendar(Jakarta, OfficeHours.Always)),
            from days in Days.ListOf(6)
            select new OfficeCalendar(
                Jakarta,
                OfficeHours.Usual with
                {
                    Week = days.Append(Day("09:00-10:00"))
                        .Select((day, index) => (index, day))
                        .ToDictionary(it => (DayOfWeek)it.index, it => it.day),
                }
            )
        );

    private static Gen<OfficeDay> Days =>
        from ends in Gen.Choose(0, 24 * 60).ListOf(6)
        let edges = ends.Distinct().Order().ToList()
        select edges.Count < 2
            ? OfficeDay.Closed
            : Day(
                string.Join(
                    ", ",
                    edges.Chunk(2).Where(pair => pair.Length == 2).Select(pair => $"{Clock(pair[0])}-{Clock(pair[1])}")
                )
            );

    private static string Clock(int minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static OfficeDay Day(string text) => OfficeDay.Read(text)!;

    private static DateTimeOffset At(string wib) =>
        new DateTimeOffset(DateTime.Parse(wib, CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();
}

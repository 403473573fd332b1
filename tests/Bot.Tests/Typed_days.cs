using System.Globalization;
using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Kpi;

namespace Helpdesk.Bot.Tests;

public sealed class Typed_days
{
    // A Tuesday.
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_span_can_be_written_to_a_log() => Assert.Equal("2026-11-23/2026-11-29", $"{DaySpan.WeekOf(Today)}");

    [Theory]
    [InlineData("kamis", "2026-11-26"), InlineData("kamis depan", "2026-12-03"), InlineData("Jumat dpn", "2026-12-04")]
    [InlineData("senin depan", "2026-11-30"), InlineData("senin", "2026-11-30"), InlineData("selasa", "2026-12-01")]
    [InlineData("selasa depan", "2026-12-01"), InlineData("next thursday", "2026-12-03")]
    [InlineData("minggu depan", "2026-12-01"), InlineData("next week", "2026-12-01")]
    public void A_weekday_is_the_nearest_and_of_next_week_where_it_is_said(string typed, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), TypedDays.Ahead(typed, Today));

    [Theory]
    [
        InlineData("hari ini", "2026-11-24", "2026-11-24"),
        InlineData("Kemarin", "2026-11-23", "2026-11-23"),
        InlineData("today", "2026-11-24", "2026-11-24")
    ]
    [
        InlineData("minggu ini", "2026-11-23", "2026-11-29"),
        InlineData("  Minggu   lalu ", "2026-11-16", "2026-11-22"),
        InlineData("last week", "2026-11-16", "2026-11-22")
    ]
    [
        InlineData("bulan ini", "2026-11-01", "2026-11-30"),
        InlineData("bulan lalu", "2026-10-01", "2026-10-31"),
        InlineData("tahun ini", "2026-01-01", "2026-12-31")
    ]
    [
        InlineData("24 Nov 2026", "2026-11-24", "2026-11-24"),
        InlineData("24 november 2026", "2026-11-24", "2026-11-24"),
        InlineData("17 Agustus 2026", "2026-08-17", "2026-08-17")
    ]
    [
        InlineData("24-11-2026", "2026-11-24", "2026-11-24"),
        InlineData("1/2/2027", "2027-02-01", "2027-02-01"),
        InlineData("2026-11-24", "2026-11-24", "2026-11-24")
    ]
    [InlineData("28 Nov", "2026-11-28", "2026-11-28"), InlineData("5 December 2026", "2026-12-05", "2026-12-05")]
    [
        InlineData("1 Nov 2026 - 15 Nov 2026", "2026-11-01", "2026-11-15"),
        InlineData("1-11-2026 sampai 15-11-2026", "2026-11-01", "2026-11-15")
    ]
    [
        InlineData("1 Des 2026 s.d. 5 Des 2026", "2026-12-01", "2026-12-05"),
        InlineData("1-5 Des 2026", "2026-12-01", "2026-12-05"),
        InlineData("28 Des 2026 s/d 2 Jan 2027", "2026-12-28", "2027-01-02")
    ]
    [
        InlineData("November 2026", "2026-11-01", "2026-11-30"),
        InlineData("Feb 2027", "2027-02-01", "2027-02-28"),
        InlineData("Juli 2026", "2026-07-01", "2026-07-31")
    ]
    [
        InlineData("1-15 Nov 2026", "2026-11-01", "2026-11-15"),
        InlineData("1 Des 2026-5 Des 2026", "2026-12-01", "2026-12-05"),
        InlineData("nov", "2026-11-01", "2026-11-30")
    ]
    [
        InlineData("2026", "2026-01-01", "2026-12-31"),
        InlineData("1 Nop 2026", "2026-11-01", "2026-11-01"),
        InlineData("triwulan ini", "2026-10-01", "2026-12-31")
    ]
    [
        InlineData("triwulan lalu", "2026-07-01", "2026-09-30"),
        InlineData("7 hari terakhir", "2026-11-18", "2026-11-24"),
        InlineData("last 7 days", "2026-11-18", "2026-11-24")
    ]
    [InlineData("17 Agt 2026", "2026-08-17", "2026-08-17"), InlineData("5 Sept 2026", "2026-09-05", "2026-09-05")]
    public void What_people_write_is_understood(string text, string first, string last) =>
        Assert.Equal(
            new DaySpan(
                DateOnly.Parse(first, CultureInfo.InvariantCulture),
                DateOnly.Parse(last, CultureInfo.InvariantCulture)
            ),
            TypedDays.Read(text, Today)
        );

    [Theory]
    [
        InlineData(""),
        InlineData("kapan saja"),
        InlineData("32 Nov 2026"),
        InlineData("15 Nov 2026 - 1 Nov 2026"),
        InlineData("30 Feb 2027"),
        InlineData("1 Nov 2026 - 2 Nov 2026 - 3 Nov 2026")
    ]
    [
        InlineData("99999999999"),
        InlineData("- - -"),
        InlineData("15-5 Des 2026"),
        InlineData("1 Nov 20266"),
        InlineData("1-1-0001"),
        InlineData("31 Des 9999"),
        InlineData("Jan 0001")
    ]
    public void What_names_no_days_is_refused(string text) => Assert.Null(TypedDays.Read(text, Today));
}

using System.Globalization;
using Helpdesk.Core.Kpi;
using Helpdesk.Core.Messages;
using Helpdesk.Core.People;
using Helpdesk.Core.Sop;

namespace Helpdesk.Core.Tests;

/// <summary>
/// The figures of 20,000 tickets against a computation of their own, and the workbook as LibreOffice reads it.
/// </summary>
public sealed class Kpi_figures
{
    private static readonly Texts Indonesian = Texts.In(Language.Id, OfficeCalendar.Usual().Shown);

    /// <summary>A row of figures as the independent computation has it; times in minutes.</summary>
    private sealed record Expected(
        string Group,
        int Step,
        int Count,
        double? Median,
        double? Ninetieth,
        double Target,
        double? Share,
        int Overdue,
        int Returned,
        int Escalated
    );

    [Fact]
    public async Task Every_figure_equals_an_independent_computation_and_the_workbook_s_numbers_read_back()
    {
        using var database = new CoreDatabase();
        var quarter = new QuarterOfTickets(database.Connection);
        var report = await Report(database, staffId: null);

        Same(quarter, _ => "", report.BySteps);
        Same(quarter, visit => visit.Category, report.ByCategory(Indonesian.TeamName));
        Same(quarter, visit => visit.Office, report.ByOffice);
        Same(quarter, visit => visit.Staff, report.ByStaff);
        Assert.Equal(quarter.Ended.Count(visit => visit.Step > 1), report.All.Count);
        Assert.Equal(quarter.Ended.Count(visit => visit.Step > 1 && visit.Minutes <= visit.Target), report.All.OnTime);

        await ReadBackAsync(quarter, KpiWorkbook.Write(Indonesian, report));
    }

    [Fact]
    public async Task Own_figures_hold_only_what_one_did_oneself()
    {
        using var database = new CoreDatabase();
        var quarter = new QuarterOfTickets(database.Connection);
        var report = await Report(database, staffId: 4);
        var mine = quarter.Ended.Where(visit => visit.Staff == "Staf 03").ToList();
        Assert.Equal(mine.Count, report.All.Count);
        Assert.Equal(quarter.Overdue.Count(visit => visit.Staff == "Staf 03"), report.All.OverdueNow);
        Assert.Equal(["Staf 03"], report.ByStaff.Select(row => row.Group).Distinct());
    }

    [Fact]
    public void The_chat_text_is_at_most_ten_lines_and_the_details_show_bars_and_fit_into_one_message()
    {
        var entered = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        KpiVisit Visit(int minutes, TicketAction outcome) =>
            new(
                "HD-2611-7K3QXM",
                Teams.Network,
                "Dinas Kesehatan",
                2,
                7,
                "Andi & <Prasetyo>",
                entered,
                entered.AddMinutes(minutes),
                null,
                TimeSpan.FromMinutes(30),
                TimeSpan.FromMinutes(minutes),
                outcome is TicketAction.Return ? TimeSpan.FromMinutes(60) : TimeSpan.Zero,
                outcome
            );
        var report = new KpiReport(
            HelpdeskSop.AsWritten,
            DaySpan.WeekOf(new(2026, 11, 24)),
            entered,
            null,
            [Visit(10, TicketAction.Approve), Visit(30, TicketAction.Return), Visit(40, TicketAction.Approve)],
            []
        );
        var summary = KpiText.Summary(Indonesian, report).Markup;
        Assert.Contains("Kinerja 23 Nov 2026 – 29 Nov 2026", summary);
        Assert.Contains("Tepat waktu: <b>66%</b> (2 dari 3 langkah)", summary);
        Assert.Contains("Dikembalikan: 1", summary);
        Assert.InRange(summary.Split('\n').Length, 1, 10);
        var text = KpiText.Detail(Indonesian, report).Markup;
        Assert.Contains("<code>███████░░░</code> 66% tepat waktu (2 dari 3)", text);
        Assert.Contains("Biasanya 30 menit, 90% selesai dalam 40 menit, target 30 menit", text);
        Assert.Contains("Dengan masa tunda: biasanya 40 menit", text);
        Assert.Contains("Andi &amp; &lt;Prasetyo&gt;: 2 dari 3 langkah tepat waktu", text);
        Assert.True(text.Length < 4096);
        Assert.Contains(
            "Belum ada langkah yang selesai",
            KpiText
                .Summary(Indonesian, new KpiReport(HelpdeskSop.AsWritten, report.Days, entered, "Andi", [], []))
                .Markup
        );
    }

    private static async Task<KpiReport> Report(CoreDatabase database, long? staffId)
    {
        await using var db = database.Open();
        var calendar = OfficeCalendar.Usual();
        var (from, until) = (
            calendar.BeginningOf(QuarterOfTickets.Days.First),
            calendar.BeginningOf(QuarterOfTickets.Days.Last.AddDays(1))
        );
        var (ended, overdue) = await KpiVisit.ReadAsync(
            db,
            from,
            until,
            QuarterOfTickets.Now,
            staffId,
            CancellationToken.None
        );
        return new KpiReport(HelpdeskSop.AsWritten, QuarterOfTickets.Days, QuarterOfTickets.Now, null, ended, overdue);
    }

    private static void Same(QuarterOfTickets quarter, Func<Known, string?> group, IReadOnlyList<KpiRow> rows)
    {
        var actual = rows.Select(row => new Expected(
                row.Group ?? "",
                row.Step,
                row.Figures.Count,
                row.Figures.Median?.TotalMinutes,
                row.Figures.Ninetieth?.TotalMinutes,
                row.Target.TotalMinutes,
                row.Figures.Share,
                row.Figures.OverdueNow,
                row.Figures.Returned,
                row.Figures.Escalated
            ))
            .ToList();
        var expected = Compute(quarter, group);
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(
                one with
                {
                    Median = null,
                    Ninetieth = null,
                    Share = null,
                },
                other with
                {
                    Median = null,
                    Ninetieth = null,
                    Share = null,
                }
            );
            Close(one.Median, other.Median);
            Close(one.Ninetieth, other.Ninetieth);
            Close(one.Share, other.Share);
        }
    }

    // By counting how many lie below, not by picking from a sorted list.
    private static List<Expected> Compute(QuarterOfTickets quarter, Func<Known, string?> group)
    {
        List<Expected> rows = [];
        var keys = quarter
            .Ended.Concat(quarter.Overdue)
            .Where(visit => group(visit) is not null)
            .Select(visit => (Group: group(visit)!, visit.Step))
            .ToHashSet();
        foreach (var key in keys.OrderBy(key => key.Group, StringComparer.Ordinal).ThenBy(key => key.Step))
        {
            var visits = quarter.Ended.Where(visit => group(visit) == key.Group && visit.Step == key.Step).ToList();
            var byTime = visits
                .GroupBy(visit => visit.Minutes)
                .OrderBy(time => time.Key)
                .Select(time => (Minutes: time.Key, Count: time.Count()))
                .ToList();
            double AtRank(int rank) // 1 is the shortest
            {
                var below = 0;
                return byTime.First(time => (below += time.Count) >= rank).Minutes;
            }

            var count = visits.Count;
            rows.Add(
                new Expected(
                    key.Group,
                    key.Step,
                    count,
                    count == 0 ? null
                        : count % 2 == 1 ? AtRank((count + 1) / 2)
                        : (AtRank(count / 2) + AtRank((count / 2) + 1)) / 2,
                    count == 0 ? null : AtRank(((9 * count) + 9) / 10),
                    new[] { 10.0, 30, 180, 10, 60, 5 }[key.Step - 1],
                    count == 0 ? null : visits.Count(visit => visit.Minutes <= visit.Target) / (double)count,
                    quarter.Overdue.Count(visit => group(visit) == key.Group && visit.Step == key.Step),
                    visits.Count(visit => visit.Outcome == nameof(TicketAction.Return)),
                    visits.Count(visit => visit.Outcome == nameof(TicketAction.Escalate))
                )
            );
        }
        return rows;
    }

    private static async Task ReadBackAsync(QuarterOfTickets quarter, byte[] workbook)
    {
        var (summary, visits) = await Spreadsheet.ReadAsync(workbook, "Ringkasan", "Rincian per langkah");
        List<Expected> expected =
        [
            .. Compute(quarter, _ => ""),
            .. Compute(quarter, visit => visit.Category),
            .. Compute(quarter, visit => visit.Office),
            .. Compute(quarter, visit => visit.Staff),
        ];
        var rows = summary.Where(row => row.Length > 10 && int.TryParse(row[2], out _)).ToList();
        Assert.Equal(expected.Count, rows.Count);
        foreach (var (one, row) in expected.Zip(rows))
        {
            Assert.Equal(
                (one.Group, one.Step, one.Count, one.Overdue, one.Returned, one.Escalated),
                (row[0], Whole(row[2]), Whole(row[3]), Whole(row[8]), Whole(row[9]), Whole(row[10]))
            );
            Close(one.Median, Number(row[4]));
            Close(one.Ninetieth, Number(row[5]));
            Close(one.Target, Number(row[6]));
            Close(one.Share, Number(row[7]), 0.0001);
        }
        Assert.Equal(quarter.Ended.Count, visits.Count - 1);
        Close(quarter.Ended.Sum(visit => visit.Minutes), visits.Skip(1).Sum(row => Number(row[10])!.Value), 0.01);
        Assert.Equal(
            quarter.Ended.Count(visit => visit.Minutes <= visit.Target),
            visits.Skip(1).Count(row => row[11] == "ya")
        );
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // LibreOffice writes a share as a percentage.
    private static double? Number(string text) =>
        text.Length == 0 ? null
        : text.EndsWith('%') ? double.Parse(text[..^1], CultureInfo.InvariantCulture) / 100
        : double.Parse(text, CultureInfo.InvariantCulture);

    private static void Close(double? expected, double? actual, double within = 1e-6)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null)
            Assert.InRange(actual!.Value, expected.Value - within, expected.Value + within);
    }
}

using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Kpi;

/// <summary>A report as texts for a chat: a summary of at most ten lines, and the details.</summary>
internal static class KpiText
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    private const int BarLength = 10,
        GroupsShown = 10;

    /// <summary>The summary: this span against the one before.</summary>
    public static ChatText Summary(Texts texts, KpiReport report) =>
        ChatText.Paragraphs(
            texts.KpiHead(span: Span(texts, report.Days), whose: report.Staff ?? texts.KpiEveryone),
            ChatText.Lines([.. Tickets(texts, report), .. Steps(texts, report)])
        );

    /// <summary>The details: by step; by category and person only for everyone's figures.</summary>
    public static ChatText Detail(Texts texts, KpiReport report) =>
        ChatText.Paragraphs([
            texts.KpiDetailHead(span: Span(texts, report.Days), whose: report.Staff ?? texts.KpiEveryone),
            report.Ended.Count == 0 ? texts.KpiNothing : ChatText.Empty,
            .. report.BySteps.Where(row => row.Figures.Count > 0).Select(row => Step(texts, row)),
            report.Staff is null
                ? Groups(texts, texts.KpiByCategory, report.ByCategory(texts.CategoryName))
                : ChatText.Empty,
            report.Staff is null ? Groups(texts, texts.KpiByStaff, report.ByStaff) : ChatText.Empty,
        ]);

    /// <summary>For example <c>November 2026</c>, <c>triwulan IV 2026</c>, <c>16 Nov 2026 – 22 Nov 2026</c>.</summary>
    public static string Span(Texts texts, DaySpan days) =>
        days switch
        {
            { IsMonth: true } => days.First.ToString("MMMM yyyy", texts.Culture),
            { IsQuarter: true } => texts.QuarterName(
                no: Quarters[(days.First.Month - 1) / 3],
                year: days.First.ToString("yyyy", texts.Culture)
            ),
            { IsYear: true } => days.First.ToString("yyyy", texts.Culture),
            _ when days.First == days.Last => texts.Day(days.First),
            _ => $"{texts.Day(days.First)} – {texts.Day(days.Last)}",
        };

    private static IEnumerable<ChatText> Tickets(Texts texts, KpiReport report)
    {
        if (report.Tickets is not var (now, before))
            yield break;
        yield return texts.KpiReceived(
            received: now.Received,
            receivedBefore: before.Received,
            finished: now.Finished,
            finishedBefore: before.Finished
        );
        yield return texts.KpiOpen(open: now.Open, late: now.Late);
        if (now.MeanToFinish is { } mean)
            yield return before.MeanToFinish is { } meanBefore
                ? texts.KpiMeanBefore(mean: texts.Span(mean), before: texts.Span(meanBefore))
                : texts.KpiMean(texts.Span(mean));
        if (now.MeanStars is { } stars)
            yield return texts.KpiRatings(stars: stars.ToString("0.0", texts.Culture), count: now.Ratings);
        if (now.Reopened > 0)
            yield return texts.KpiReopened(now.Reopened);
    }

    private static IEnumerable<ChatText> Steps(Texts texts, KpiReport report)
    {
        var all = report.All;
        if (report.Ended.Count == 0)
            yield return texts.KpiNothing;
        else if (all.Count > 0)
            yield return report.AllBefore is { Count: > 0 } before
                ? texts.KpiAllBefore(share: Percent(all), onTime: all.OnTime, count: all.Count, before: Percent(before))
                : texts.KpiAll(share: Percent(all), onTime: all.OnTime, count: all.Count);
        if (report.Ended.Count > 0)
            yield return texts.KpiReturnedEscalated(returned: all.Returned, escalated: all.Escalated);
        // Everyone's figures say it of whole tickets already.
        if (report.Tickets is null && all.OverdueNow > 0)
            yield return texts.KpiOverdueNow(all.OverdueNow);
    }

    private static ChatText Step(Texts texts, KpiRow row) =>
        ChatText.Lines(
            Measured(texts, row),
            row.Figures.MedianWithHolds is { } lived ? texts.KpiWithHolds(texts.Span(lived)) : ChatText.Empty
        );

    private static ChatText Measured(Texts texts, KpiRow row) =>
        texts.KpiStep(
            step: row.Step,
            title: texts.StepTitle(row.Step),
            bar: Bar(row.Figures),
            share: Percent(row.Figures),
            onTime: row.Figures.OnTime,
            count: row.Figures.Count,
            median: row.Figures.Median is { } median ? texts.Span(median) : "–",
            ninetieth: row.Figures.Ninetieth is { } ninetieth ? texts.Span(ninetieth) : "–",
            target: texts.Span(row.Target)
        );

    // Over all steps of a group only counts mean something; the reporters' own step is not the office's.
    private static ChatText Groups(Texts texts, ChatText heading, IReadOnlyList<KpiRow> rows)
    {
        var lines = rows.Where(row => row.Step > 1)
            .GroupBy(row => row.Group)
            .Select(group =>
                (
                    Name: group.Key,
                    All: new KpiFigures(
                        group.Sum(row => row.Figures.Count),
                        null,
                        null,
                        group.Sum(row => row.Figures.OnTime),
                        group.Sum(row => row.Figures.OverdueNow),
                        0,
                        0
                    )
                )
            )
            .OrderByDescending(group => group.All.Count)
            .ThenBy(group => group.Name, StringComparer.Ordinal)
            .Take(GroupsShown)
            .Select(group => texts.KpiGroup(name: group.Name, onTime: group.All.OnTime, count: group.All.Count))
            .ToList();
        return lines.Count == 0 ? ChatText.Empty : ChatText.Lines([heading, .. lines]);
    }

    private static ChatText Bar(KpiFigures figures)
    {
        var full = (int)Math.Round((figures.Share ?? 0) * BarLength, MidpointRounding.AwayFromZero);
        return ChatText.Code(new string('█', full) + new string('░', BarLength - full));
    }

    private static string Percent(KpiFigures figures) =>
        figures.Share is { } share ? $"{Math.Floor(share * 100):0}%" : "–";
}

using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Kpi;

/// <summary>A report as a short text for a chat, with bars.</summary>
internal static class KpiText
{
    private const int BarLength = 10,
        GroupsShown = 10;

    /// <summary>The text; by category and person only for everyone's figures.</summary>
    public static ChatText Of(Texts texts, KpiReport report)
    {
        var all = report.All;
        var head = texts.KpiHead(span: Span(texts, report.Days), whose: report.Staff ?? texts.KpiEveryone);
        var overdue = all.OverdueNow == 0 ? ChatText.Empty : texts.KpiOverdueNow(all.OverdueNow);
        if (report.Ended.Count == 0)
            return ChatText.Paragraphs(head, Tickets(texts, report), texts.KpiNothing, overdue);
        return ChatText.Paragraphs([
            head,
            Tickets(texts, report),
            ChatText.Lines(
                all.Count == 0 ? ChatText.Empty : texts.KpiAll(bar: Bar(all), share: Percent(all), count: all.Count),
                overdue,
                texts.KpiReturnedEscalated(returned: all.Returned, escalated: all.Escalated)
            ),
            .. report.BySteps.Where(row => row.Figures.Count > 0).Select(row => Step(texts, row)),
            report.Staff is null
                ? Groups(texts, texts.KpiByCategory, report.ByCategory(texts.TeamName))
                : ChatText.Empty,
            report.Staff is null ? Groups(texts, texts.KpiByStaff, report.ByStaff) : ChatText.Empty,
        ]);
    }

    /// <summary>For example <c>16 Nov 2026 – 22 Nov 2026</c>.</summary>
    public static string Span(Texts texts, DaySpan days) =>
        days.First == days.Last ? texts.Day(days.First) : $"{texts.Day(days.First)} – {texts.Day(days.Last)}";

    private static ChatText Tickets(Texts texts, KpiReport report)
    {
        if (report.Tickets is not var (now, before))
            return ChatText.Empty;
        return ChatText.Lines(
            texts.KpiReceived(
                received: now.Received,
                receivedBefore: before.Received,
                finished: now.Finished,
                finishedBefore: before.Finished
            ),
            texts.KpiOpen(open: now.Open, late: now.Late),
            now.MeanToFinish is { } mean ? texts.KpiMean(texts.Span(mean)) : ChatText.Empty,
            now.MeanStars is { } stars
                ? texts.KpiRatings(stars: stars.ToString("0.0", texts.Culture), count: now.Ratings)
                : ChatText.Empty,
            now.Reopened > 0 ? texts.KpiReopened(now.Reopened) : ChatText.Empty
        );
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
            .Select(group =>
                texts.KpiGroup(bar: Bar(group.All), share: Percent(group.All), count: group.All.Count, name: group.Name)
            )
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

using System.Globalization;
using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Kpi;

/// <summary>Figures in one language, ready to be sent.</summary>
/// <param name="Text">The summaries, or the details, in one message.</param>
/// <param name="Buttons">What stands below it.</param>
/// <param name="Files">The workbooks, with their names and captions; none where details are told.</param>
internal sealed record RenderedFigures(
    ChatText Text,
    IReadOnlyList<IReadOnlyList<OutgoingButton>> Buttons,
    IReadOnlyList<(string Name, ChatText Caption, byte[] Bytes)> Files
)
{
    /// <summary>Writes the figures.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="reports">What they are of; several are told in one message.</param>
    /// <param name="inDetail">Whether the details are told.</param>
    public static RenderedFigures Of(Texts texts, IReadOnlyList<KpiReport> reports, bool inDetail) =>
        inDetail
            ? new(ChatText.Paragraphs(reports.Select(report => KpiText.Detail(texts, report))), [], [])
            : new(
                ChatText.Paragraphs(reports.Select(report => KpiText.Summary(texts, report))),
                [.. Details(texts, reports), .. OtherSpans(texts)],
                [
                    .. reports.Select(report =>
                        (
                            FileName(report.Days),
                            texts.KpiFile(KpiText.Span(texts, report.Days)),
                            KpiWorkbook.Write(texts, report)
                        )
                    ),
                ]
            );

    private static string FileName(DaySpan days) =>
        string.Create(CultureInfo.InvariantCulture, $"kinerja-{days.First:yyyy-MM-dd}-{days.Last:yyyy-MM-dd}.xlsx");

    // With several spans in one message each says which it is.
    private static IEnumerable<IReadOnlyList<OutgoingButton>> Details(Texts texts, IReadOnlyList<KpiReport> reports) =>
        reports.Select(report =>
            (IReadOnlyList<OutgoingButton>)
                [
                    new OutgoingButton(
                        reports.Count == 1
                            ? texts.LabelDetail
                            : $"{texts.LabelDetail} {KpiText.Span(texts, report.Days)}",
                        new ButtonData.FiguresInDetail(report.Days.First, report.Days.Last).ToString()
                    ),
                ]
        );

    private static IEnumerable<IReadOnlyList<OutgoingButton>> OtherSpans(Texts texts)
    {
        OutgoingButton Span(string label, FiguresSpan span) => new(label, new ButtonData.Figures(span).ToString());
        yield return [Span(texts.LabelThisWeek, FiguresSpan.ThisWeek), Span(texts.LabelLastWeek, FiguresSpan.LastWeek)];
        yield return
        [
            Span(texts.LabelThisMonth, FiguresSpan.ThisMonth),
            Span(texts.LabelLastMonth, FiguresSpan.LastMonth),
        ];
        yield return
        [
            Span(texts.LabelThisQuarter, FiguresSpan.ThisQuarter),
            Span(texts.LabelLastQuarter, FiguresSpan.LastQuarter),
        ];
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Helpdesk.Core.Messages;

namespace Helpdesk.Core.Kpi;

/// <summary>A report as an .xlsx: a sheet with the figures, and one with the visits from which they come.</summary>
internal static class KpiWorkbook
{
    /// <summary>The raw visits that a file holds at most; more would not open well, and the file says so.</summary>
    public const int MostVisits = 200_000;

    private const uint Plain = 0,
        Bold = 1,
        Minutes = 2,
        Share = 3,
        Instant = 4;

    /// <summary>Writes the workbook. Times are in minutes, instants in the office's zone.</summary>
    public static byte[] Write(Texts texts, KpiReport report)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = Styles();
            var sheets = new Sheets();
            Add(
                workbook,
                sheets,
                texts.SheetSummary,
                [28, 44, 10, 12, 12, 12, 12, 12, 12, 12],
                sheet => Summary(sheet, texts, report)
            );
            Add(
                workbook,
                sheets,
                texts.SheetVisits,
                [16, 12, 34, 10, 40, 26, 18, 18, 18, 12, 12, 12, 30, 12],
                sheet => Visits(sheet, texts, report)
            );
            workbook.Workbook = new Workbook(sheets);
        }
        return file.ToArray();
    }

    private static void Summary(Rows sheet, Texts texts, KpiReport report)
    {
        sheet.Row([new(texts.SheetTitle(KpiText.Span(texts, report.Days)), Bold)]);
        sheet.Row([new(report.Staff ?? texts.KpiEveryone)]);
        sheet.Row([new(texts.SheetReadAt(texts.When(report.At)))]);
        if (report.Ended.Count > MostVisits)
            sheet.Row([new(texts.SheetCut(shown: MostVisits, count: report.Ended.Count))]);
        Section(sheet, texts, texts.SheetBySteps, report.BySteps);
        Section(sheet, texts, texts.SheetByCategory, report.ByCategory(texts.TeamName));
        Section(sheet, texts, texts.SheetByOffice, report.ByOffice);
        Section(sheet, texts, texts.SheetByStaff, report.ByStaff);
    }

    private static void Section(Rows sheet, Texts texts, string title, IReadOnlyList<KpiRow> rows)
    {
        sheet.Row();
        sheet.Row([new(title, Bold)]);
        sheet.Row([
            .. new[]
            {
                texts.ColumnGroup,
                texts.ColumnStepTitle,
                texts.ColumnStep,
                texts.ColumnCount,
                texts.ColumnMedian,
                texts.ColumnNinetieth,
                texts.ColumnTarget,
                texts.ColumnShare,
                texts.ColumnOverdue,
                texts.ColumnReturned,
                texts.ColumnEscalated,
            }.Select(column => new Cell(column, Bold)),
        ]);
        foreach (var (group, step, target, figures) in rows)
            sheet.Row(
                new(group ?? ""),
                new(texts.StepTitle(step)),
                new(step),
                new(figures.Count),
                Of(figures.Median),
                Of(figures.Ninetieth),
                Of(target),
                figures.Share is { } share ? new(share, Share) : new(""),
                new(figures.OverdueNow),
                new(figures.Returned),
                new(figures.Escalated)
            );
    }

    private static void Visits(Rows sheet, Texts texts, KpiReport report)
    {
        sheet.Row([
            .. new[]
            {
                texts.ColumnTicket,
                texts.ColumnCategory,
                texts.ColumnOffice,
                texts.ColumnStep,
                texts.ColumnStepTitle,
                texts.ColumnStaff,
                texts.ColumnEntered,
                texts.ColumnDue,
                texts.ColumnLeft,
                texts.ColumnTarget,
                texts.ColumnTaken,
                texts.ColumnOnTime,
                texts.ColumnOutcome,
                texts.ColumnTakenWithHolds,
            }.Select(column => new Cell(column, Bold)),
        ]);
        var (yes, no) = (texts.Yes, texts.No);
        foreach (var visit in report.Ended.Take(MostVisits))
            sheet.Row(
                new(visit.Code),
                new(texts.CategoryName(visit.Category)),
                new(visit.Office),
                new(visit.Step),
                new(texts.StepTitle(visit.Step)),
                new(visit.Staff ?? ""),
                Of(texts, visit.EnteredAt),
                Of(texts, visit.DueAt),
                Of(texts, visit.LeftAt),
                Of(visit.Target),
                Of(visit.Taken),
                new(visit.OnTime ? yes : no),
                new(visit.Outcome is { } outcome ? texts.ActionDoneName(outcome) : texts.DoneFile),
                Of(visit.Taken + visit.Held)
            );
    }

    private static Cell Of(TimeSpan? span) => span is { } time ? new(time.TotalMinutes, Minutes) : new("");

    private static Cell Of(Texts texts, DateTimeOffset? instant) =>
        instant is { } at ? new(texts.Local(at).ToOADate(), Instant) : new("");

    private static void Add(
        WorkbookPart workbook,
        Sheets sheets,
        string name,
        IReadOnlyList<double> widths,
        Action<Rows> write
    )
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(
                new Columns(
                    widths.Select(
                        (width, index) =>
                            new Column
                            {
                                Min = (uint)index + 1,
                                Max = (uint)index + 1,
                                Width = width,
                                CustomWidth = true,
                            }
                    )
                )
            );
            writer.WriteStartElement(new SheetData());
            write(new Rows(writer));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        sheets.Append(
            new Sheet
            {
                Id = workbook.GetIdOfPart(part),
                SheetId = (uint)sheets.ChildElements.Count + 1,
                Name = name,
            }
        );
    }

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd hh:mm" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = 2, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }
            )
        );

    /// <summary>A cell: words or a number, in one of the styles.</summary>
    private readonly record struct Cell(string? Words, double Number, uint Style)
    {
        public Cell(string words, uint style = Plain)
            : this(words, 0, style) { }

        public Cell(double number, uint style = Plain)
            : this(null, number, style) { }
    }

    private sealed class Rows(OpenXmlWriter writer)
    {
        public void Row(params Cell[] cells)
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in cells)
                writer.WriteElement(
                    cell.Words is { } words
                        ? new DocumentFormat.OpenXml.Spreadsheet.Cell(
                            new InlineString(
                                new Text(CleanText.Of(words)) { Space = SpaceProcessingModeValues.Preserve }
                            )
                        )
                        {
                            DataType = CellValues.InlineString,
                            StyleIndex = cell.Style,
                        }
                        : new DocumentFormat.OpenXml.Spreadsheet.Cell(
                            new CellValue(cell.Number.ToString("R", CultureInfo.InvariantCulture))
                        )
                        {
                            StyleIndex = cell.Style,
                        }
                );
            writer.WriteEndElement();
        }
    }
}

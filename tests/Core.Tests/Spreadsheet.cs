using System.Diagnostics;

namespace Helpdesk.Core.Tests;

/// <summary>
/// A workbook's sheets as LibreOffice reads them. Without it the test is skipped, and says how to install it; CI
/// installs it.
/// </summary>
internal static class Spreadsheet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Comma, quotes, UTF-8; cells as they are and not as they are shown; a file for each sheet.
    private const string AllSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    public static async Task<(List<string[]> First, List<string[]> Second)> ReadAsync(
        byte[] workbook,
        string first,
        string second
    )
    {
        var office = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
        if (office is null)
            Assert.Skip("LibreOffice is missing. Install it with: apt-get install libreoffice-calc-nogui");
        var folder = Directory.CreateTempSubdirectory("helpdesk-kpi-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "kpi.xlsx"), workbook);
            var start = new ProcessStartInfo(
                office,
                [
                    "--headless",
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to",
                    AllSheets,
                    "--outdir",
                    folder,
                    Path.Combine(folder, "kpi.xlsx"),
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(Patience);
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await said);
            return (
                Rows(await File.ReadAllLinesAsync(Path.Combine(folder, $"kpi-{first}.csv"))),
                Rows(await File.ReadAllLinesAsync(Path.Combine(folder, $"kpi-{second}.csv")))
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // No value of the generated quarter holds a quote or a line's end.
    private static List<string[]> Rows(string[] lines) =>
        [
            .. lines.Select(line =>
                line.Split('"')
                    .SelectMany((part, index) => index % 2 == 1 ? [part.Replace(',', ';')] : new[] { part })
                    .Aggregate("", string.Concat)
                    .Split(',')
            ),
        ];
}

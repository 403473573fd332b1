using System.Collections.Frozen;

namespace Helpdesk.Bot.Conversations;

/// <summary>Figures as heads and staff ask for them: <c>berapa tiket bulan ini?</c>, <c>triwulan 4</c>.</summary>
internal static class FiguresAskedFor
{
    private const string ThisMonth = "bulan ini";
    private const int LongestName = 2;

    private static readonly FrozenSet<string> Asking = Set(
        "berapa brp jumlah total rekap rekapan rekapitulasi statistik ringkasan kinerja capaian dibanding dibandingkan naik turun many "
            + "summary figures report"
    );

    private static readonly FrozenSet<string> Beside = Set(
        "tiket laporan aduan masuk selesai ada jumlahnya banyak lihat minta tampilkan kirim untuk di pada selama how tickets "
            + "reports per petugas staf teknisi orang yang telat terlambat atau dan dengan tepat waktu rata-rata lama ya dong deh sih nih pak bu min kak mas mbak tolong mohon coba gimana bagaimana kita please"
    );

    private static readonly FrozenSet<string> OfPeople = Set("petugas staf teknisi orang kinerja capaian rata-rata");

    private static readonly FrozenSet<string> Beginning = Set("triwulan tri kuartal quarter tw bulan minggu tahun");

    /// <summary>The span of which a text asks for the figures, or null.</summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="today">The date at the office.</param>
    public static string? SpanIn(string text, DateOnly today)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('?', '!', ',', '.').ToLowerInvariant())
            .Where(word => word.Length > 0)
            .ToList();
        var span = words.Where(word => !Asking.Contains(word) && !Beside.Contains(word)).ToList();
        // "berapa per petugas?", with no span: this month's, as where nothing stands behind the command.
        if (span.Count == 0)
            return words.Any(Asking.Contains) && words.Any(OfPeople.Contains) ? ThisMonth : null;
        if (!(words.Any(Asking.Contains) || Beginning.Contains(words.First(word => word != "laporan"))))
            return null;
        // "kinerja rina bulan ini": whom it is about stands in the figures, and the span behind the name.
        return Enumerable
            .Range(0, Math.Min(span.Count, LongestName + 1))
            .Select(skipped => string.Join(' ', span.Skip(skipped)))
            .FirstOrDefault(named => TypedDays.Read(named, today) is not null);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}

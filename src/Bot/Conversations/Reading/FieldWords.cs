using System.Collections.Frozen;

namespace Helpdesk.Bot.Conversations;

/// <summary>The parts of a report as people call them when they want one changed: <c>ubah nomor hp</c>.</summary>
internal static class FieldWords
{
    private const int MostWords = 5;
    private static readonly FrozenSet<string> Verbs = Set(
        "ubah ganti edit ralat koreksi betulkan benerin rubah change"
    );
    private static readonly FrozenSet<string> Beside = Set(
        "yang yg pak bu mas mbak kak min ya dong mau saya sy tolong no itu"
    );
    private static readonly FrozenDictionary<string, FilingStep> Fields = new (FilingStep Step, string Words)[]
    {
        (FilingStep.Category, "kategori kategorinya"),
        (FilingStep.Name, "nama namanya"),
        (FilingStep.Office, "opd kantor instansi dinas"),
        (FilingStep.Phone, "telepon telpon telp tlp hp hpnya nomor nomornya nomer"),
        (FilingStep.Location, "lokasi lokasinya tempat tempatnya aplikasi aplikasinya"),
        (FilingStep.What, "uraian uraiannya keterangan deskripsi"),
        (FilingStep.Photos, "foto fotonya gambar"),
    }
        .SelectMany(field => field.Words.Split(' ').Select(word => KeyValuePair.Create(word, field.Step)))
        .ToFrozenDictionary();

    /// <summary>The one part that a text names and nothing else, or null.</summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="withVerb">Whether it must also say that something is to be changed.</param>
    public static FilingStep? Named(string text, bool withVerb)
    {
        var words = text.ToLowerInvariant()
            .Split([' ', ',', '.', '!', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            words.Length is 0 or > MostWords
            || (withVerb && !words.Any(Verbs.Contains))
            || !words.All(word => Verbs.Contains(word) || Beside.Contains(word) || Fields.ContainsKey(word))
        )
            return null;
        var named = words.Where(Fields.ContainsKey).Select(word => Fields[word]).Distinct().ToList();
        return named is [var only] ? only : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>The parts of a report as people call them when they want one changed: <c>ubah nomor hp</c>.</summary>
internal static partial class FieldWords
{
    private const int MostWords = 5;
    private static readonly FrozenSet<string> Verbs = Set(
        "ubah diubah ganti diganti edit ralat koreksi betulkan benerin rubah salah keliru kliru klero klentu lepat hapus change"
    );
    private static readonly FrozenSet<string> Beside = Set(
        "yg yang pak bu mas mbak kak min ya iya tp tapi dong mau saya sy aku kulo tolong no nya itu lho e eh tuh tu kan maaf ngapunten nuwun sewu jg juga boten mboten bukan"
    );
    private static readonly FrozenSet<string> Becomes = Set(
        "yang yg jadi jd dadi menjadi ke bener benar betul betulnya benernya harusnya hrsnya hrse seharusnya mestinya mustinya cukup adalah dengan dgn ingkang sing leres lerese leresipun is to into"
    );
    private static readonly FrozenDictionary<string, FilingStep> Fields = new (FilingStep Step, string Words)[]
    {
        (FilingStep.Category, "kategori kategorinya"),
        (FilingStep.Name, "nama namanya namane nami naminipun"),
        (FilingStep.Office, "opd kantor instansi dinas"),
        (
            FilingStep.Phone,
            "telepon telpon telp tlp tlpnya telpnya teleponnya hp hpnya nope nomor nomornya nomer nomere"
        ),
        (FilingStep.Location, "lokasi lokasinya lokasine tempat tempatnya aplikasi aplikasinya"),
        (FilingStep.What, "uraian uraiannya uraiane keterangan deskripsi"),
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
            || !words.All(word => Verbs.Contains(word) || Beside.Contains(word) || FieldOf(word) is not null)
        )
            return null;
        var named = words.Select(FieldOf).OfType<FilingStep>().Distinct().ToList();
        return named is [var only] ? only : null;
    }

    /// <summary>Nothing but that what was given before was wrong: <c>keliru mas, yang betul</c>.</summary>
    public static bool SaysItIsWrong(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(word => word.Value).ToList();
        return words.Any(Verbs.Contains)
            && words.All(word => Verbs.Contains(word) || Beside.Contains(word) || Becomes.Contains(word));
    }

    // "nomernya", "telpone": the part with what means "that one".
    private static FilingStep? FieldOf(string word)
    {
        if (Fields.TryGetValue(word, out var field))
            return field;
        foreach (var suffix in Suffixes)
            if (
                word.EndsWith(suffix, StringComparison.Ordinal) && Fields.TryGetValue(word[..^suffix.Length], out field)
            )
                return field;
        return null;
    }

    private static readonly string[] Suffixes = ["nipun", "ipun", "nya", "ne", "e", "ku"];

    /// <summary>
    /// The part that is to be changed, and to what: <c>ubah nama, yang benar Sari Wulandari</c>. Null when a text does
    /// not say both.
    /// </summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="isReview">Whether the whole report is looked over: then a part's name with words behind it is
    /// enough, as in <c>lokasinya ruang keuangan</c>.</param>
    public static (FilingStep Field, string To)? Change(string text, bool isReview = false)
    {
        if (OnBehalfOf().Match(Trailing().Replace(text, "")) is { Success: true, Groups: var groups })
            return (FilingStep.Name, groups["name"].Value);
        FilingStep? field = null;
        var (hasVerb, becomes, isNamed) = (false, false, false);
        foreach (Match word in Word().Matches(text))
        {
            var spelled = word.Value.ToLowerInvariant();
            if (Verbs.Contains(spelled))
                (hasVerb, becomes) = (true, becomes || (isNamed && spelled != "salah"));
            else if (FieldOf(spelled) is { } named && (field ?? named) == named)
                // "Aplikasi ganti sandi gagal" is what happens.
                (field, isNamed) = (named, !spelled.StartsWith("aplikasi", StringComparison.Ordinal));
            else if (Becomes.Contains(spelled))
                becomes |= field is not null;
            // "lokasi dan telepon juga keliru" says of neither what it is to be.
            else if (spelled is "dan" or "juga" or "jg")
                return null;
            else if (!Beside.Contains(spelled))
                return
                    field is { } found and not FilingStep.Photos
                    && (found is not FilingStep.What || TellsAnew().IsMatch(text))
                    && (
                        hasVerb || isReview && isNamed
                            ? becomes || isReview || IsPlain(found)
                            : becomes && IsPlain(found)
                    )
                    ? (found, Trailing().Replace(NotThis().Replace(text[word.Index..], "${to}"), ""))
                    : null;
        }
        return null;
    }

    // "uraiannya kok jadi ada pertanyaan saya" complains of it, and is not what happens.
    [GeneratedRegex(
        @"^(?:\S+ )?(?:uraian|keterangan|deskripsi)(?:nya|ne|e)?\s*(?::|(?:jadi|menjadi|diganti|diubah|ganti|adalah)\b(?! ada\b))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex TellsAnew();

    // "nama saya bukan Joko, tapi Darto"
    [GeneratedRegex(
        @"^[^,]{1,40},?\s+(?:tapi|tp|tetapi|melainkan|nanging)\s+(?<to>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NotThis();

    // "bukan aku, atas nama Budi Santoso"
    [GeneratedRegex(
        @"^(?:bukan (?:saya|aku|sy|kulo)[\s,.]*)?(?:ini |itu )?(?:atas nama|a/n|an\.)\s+(?<name>[\p{L}.’']+(?: [\p{L}.’']+){0,3})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OnBehalfOf();

    [GeneratedRegex(
        @"(?:[\s,.]+(?:aja|saja|pak|bu|min|mas|mbak|kak|ya|nggih|njih))+[\s,.]*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Trailing();

    // "Betulkan aplikasi SIPD" is what is wanted of us; "ubah nama Sari" can mean only one thing.
    private static bool IsPlain(FilingStep field) =>
        field is FilingStep.Name or FilingStep.Phone or FilingStep.Category;

    [GeneratedRegex(@"[^\s,.:;!/]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}

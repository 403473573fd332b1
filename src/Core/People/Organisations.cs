using System.Text.Json;

namespace Helpdesk.Core.People;

/// <summary>The offices of the regency, read from an editable file.</summary>
internal sealed class Organisations
{
    /// <summary>How many suggestions are shown.</summary>
    public const int MaxSuggestions = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
    private readonly List<Entry> _entries;

    /// <summary>A directory of these offices.</summary>
    public Organisations(IEnumerable<Organisation> offices) =>
        _entries = [
            .. offices.Select(office => new Entry(office, Fold(office.Name), [.. office.Abbreviations.Select(Fold)])),
        ];

    /// <summary>The offices that ship with the helpdesk.</summary>
    public static Organisations Shipped()
    {
        using var stream = typeof(Organisations).Assembly.GetManifestResourceStream("organisations.json")!;
        return new Organisations(JsonSerializer.Deserialize<List<Organisation>>(stream, Json)!);
    }

    /// <summary>
    /// The office that a text names exactly, by its name or an abbreviation; null when none or several do.
    /// </summary>
    public Organisation? Exact(string text)
    {
        var wanted = Fold(text);
        var found = _entries
            .Where(entry => entry.Name == wanted || entry.Abbreviations.Contains(wanted))
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0].Office : null;
    }

    /// <summary>Up to five offices that a text may mean, the closest first.</summary>
    public IReadOnlyList<Organisation> Suggest(string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        return
        [
            .. _entries
                .Select(entry => (entry, Score: words.Sum(word => entry.Match(word))))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.entry.Name.Length)
                .ThenBy(found => found.entry.Name, StringComparer.Ordinal)
                .Take(MaxSuggestions)
                .Select(found => found.entry.Office),
        ];
    }

    private static string Fold(string text) =>
        string.Join(
            ' ',
            new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private sealed record Entry(Organisation Office, string Name, IReadOnlyList<string> Abbreviations)
    {
        private static readonly HashSet<string> Common =
        [
            "dinas",
            "badan",
            "kantor",
            "kecamatan",
            "kelurahan",
            "dan",
            "kabupaten",
            "banyuwangi",
            "bagian",
            "daerah",
        ];
        private readonly string[] _words = Name.Split(' ');

        // A whole word counts more than the beginning of one, and words that half the list has count little.
        public int Match(string word)
        {
            var weight = Common.Contains(word) ? 1 : 4;
            if (_words.Contains(word) || Abbreviations.Contains(word))
                return 2 * weight;
            var begins =
                word.Length >= 3
                && (
                    _words.Any(own => own.StartsWith(word, StringComparison.Ordinal))
                    || Abbreviations.Any(own => own.StartsWith(word, StringComparison.Ordinal))
                );
            return begins ? weight : 0;
        }
    }
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.People;

/// <summary>The offices of the regency and their units, by what people call them.</summary>
internal sealed partial class Organisations
{
    /// <summary>How many suggestions are shown.</summary>
    public const int MaxSuggestions = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["kec"] = "kecamatan",
        ["kel"] = "kelurahan",
        ["ds"] = "desa",
        ["pkm"] = "puskesmas",
        ["pusk"] = "puskesmas",
        ["puskes"] = "puskesmas",
    }.ToFrozenDictionary();

    private readonly List<Entry> _entries;

    /// <summary>A directory of these offices.</summary>
    public Organisations(IEnumerable<Organisation> offices) =>
        _entries = [
            .. offices.Select(office => new Entry(office, Fold(office.Name), [.. office.Abbreviations.Select(Fold)])),
        ];

    /// <summary>The offices that ship with the helpdesk.</summary>
    public static Organisations Shipped() => new(ShippedOffices());

    /// <summary>The same as a list, each office before its units.</summary>
    public static IReadOnlyList<Organisation> ShippedOffices()
    {
        using var stream = typeof(Organisations).Assembly.GetManifestResourceStream("organisations.json")!;
        return
        [
            .. JsonSerializer
                .Deserialize<List<ShippedOffice>>(stream, Json)!
                .SelectMany(office =>
                    new[] { new Organisation(office.Name, office.Abbreviations) }.Concat(
                        (office.Units ?? []).Select(unit => new Organisation(unit, [], office.Name))
                    )
                ),
        ];
    }

    /// <summary>
    /// The office that stands on a ticket or is remembered of a person, as it is called now; null when it is in no
    /// list. An office keeps its former names as abbreviations.
    /// </summary>
    /// <param name="full">The name as it stands on a ticket.</param>
    public Organisation? Called(string full)
    {
        if (_entries.Find(entry => entry.Office.Full == full) is { } entry)
            return entry.Office;
        if (Schools.Named(full) is { Full: var school } named && school == full)
            return named;
        if (UnitOfAnOffice().Match(full) is not { Success: true } parts)
            return Exact(full);
        var (unit, parent) = (Fold(parts.Groups["unit"].Value), Exact(parts.Groups["office"].Value));
        return parent is null
            ? null
            : _entries
                .Find(of => of.Office.Parent == parent.Name && (of.Name == unit || of.Abbreviations.Contains(unit)))
                ?.Office;
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
        return found switch
        {
            [var only] => only.Office,
            [] => Schools.Named(text),
            _ => null,
        };
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
                .ThenBy(found => found.entry.Office.Parent is not null)
                .ThenBy(found => found.entry.Name.Length)
                .ThenBy(found => found.entry.Name, StringComparer.Ordinal)
                .Take(MaxSuggestions)
                .Select(found => found.entry.Office),
        ];
    }

    /// <summary>All offices with every word of a text in their names, those of the same beginning together.</summary>
    public IReadOnlyList<Organisation> Naming(string text)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. _entries
                .Where(entry => words.Length > 0 && words.All(entry.IsCalledBy))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => entry.Office),
        ];
    }

    [GeneratedRegex(@"^(?<unit>.+) \((?<office>.+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitOfAnOffice();

    // "Kec. Genteng", "pkm sobo": the kind of office is written out.
    private static string Fold(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        if (words.Length > 1 && Kinds.TryGetValue(words[0], out var kind))
            words[0] = kind;
        return string.Join(' ', words);
    }

    private sealed record ShippedOffice(
        string Name,
        IReadOnlyList<string> Abbreviations,
        IReadOnlyList<string>? Units = null
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
            "desa",
            "puskesmas",
            "dan",
            "kabupaten",
            "banyuwangi",
            "bagian",
            "daerah",
        ];
        private readonly string[] _words = Name.Split(' ');

        /// <summary>
        /// Whether a word stands in its name, or in what it is or was also called, or begins one that does.
        /// </summary>
        public bool IsCalledBy(string word) =>
            _words
                .Concat(Abbreviations.SelectMany(also => also.Split(' ')))
                .Any(own => own.StartsWith(word, StringComparison.Ordinal));

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

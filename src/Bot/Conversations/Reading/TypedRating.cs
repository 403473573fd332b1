using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>
/// A rating from 1 to 5 as people type it: <c>4</c>, <c>lima</c>, <c>bintang 5</c>, <c>5/5</c>, stars.
/// </summary>
internal static partial class TypedRating
{
    private const int Star = 0x2B50,
        AsEmoji = 0xFE0F,
        LongestSentence = 12,
        LongestWithStars = 30;

    private static readonly string[] Words = ["satu", "dua", "tiga", "empat", "lima"],
        InJavanese = ["siji", "loro", "telu", "papat", "limo"],
        InHighJavanese = ["setunggal", "kalih", "tigo", "sekawan", "gangsal"];

    private static readonly FrozenSet<string> Named =
        "nilai nilainya nilaine bintang rating skor skornya star stars layanan layanannya layanane pelayanan pelayanannya pelayanane"
            .Split(' ')
            .ToFrozenSet();

    private static readonly FrozenSet<string> Beside =
        "kasih saya beri poin dari 5 sukani maringi paringi kangge bukan tidak mawon ganti diganti ubah diubah rubah ngrubah mengubah dados jadi menjadi bisa saget saged"
            .Split(' ')
            .Concat(Named)
            .ToFrozenSet();

    /// <summary>The rating that a text gives and nothing else, or null.</summary>
    public static int? Read(string text)
    {
        var runes = text.EnumerateRunes().Where(rune => rune.Value != AsEmoji && !Rune.IsWhiteSpace(rune)).ToList();
        if (runes.Count is >= TicketRating.Worst and <= TicketRating.Best && runes.All(rune => rune.Value == Star))
            return runes.Count;
        var words = Tokens.Of(OutOfFive().Replace(text, "$1")).ToList();
        var meant = words.Where(word => !Vocabulary.Fillers.Contains(word)).ToList();
        // "5 dari 5": the first is the rating, what follows is out of how many.
        return
            meant.FirstOrDefault(word => NumberOf(word) is not null) is { } number
            && meant.All(word => word == number || Beside.Contains(word))
            ? NumberOf(number)
            : null;
    }

    /// <summary>Whether a text that gives a rating says that it is one: <c>nilainya 5</c>, not <c>5</c>.</summary>
    public static bool IsNamed(string text) => Tokens.Of(text).Any(Named.Contains);

    /// <summary>
    /// The rating that a sentence gives among other words, or null: <c>lumayan mas, bintang lima</c>.
    /// </summary>
    public static int? Within(string text)
    {
        var words = Tokens.Of(OutOfFive().Replace(text, "$1"));
        for (var at = 0; at + 1 < words.Count && words.Count <= LongestWithStars; at++)
            if (
                words[at] is "bintang" or "nilai" or "nilainya" or "rating" or "skor"
                && NumberOf(words[at + 1]) is { } stars
            )
                return stars;
        // "apik mas, 4", "5 mas apik"
        return words.Count is > 1 and <= LongestSentence && Verdicts.IsVerdict(text)
            ? NumberOf(words[^1]) ?? NumberOf(words[0])
            : null;
    }

    private static int? NumberOf(string word) =>
        Array.IndexOf(Words, word) is >= 0 and var at ? at + 1
        : Array.IndexOf(InJavanese, word) is >= 0 and var place ? place + 1
        : Array.IndexOf(InHighJavanese, word) is >= 0 and var high ? high + 1
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= TicketRating.Worst and <= TicketRating.Best
            ? number
        : null;

    [GeneratedRegex(@"([1-5])\s*/\s*5\b", RegexOptions.CultureInvariant)]
    private static partial Regex OutOfFive();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Bot.Conversations;

/// <summary>What people type: whether it can be read, and which option it names.</summary>
internal static partial class TypedWords
{
    private const int ShortestFuzzyLabel = 5;

    private static readonly string[] NumberWords =
    [
        "satu|siji|setunggal|pertama|kesatu|one|first",
        "dua|loro|kalih|kedua|two|second",
        "tiga|telu|tigo|ketiga|three|third",
        "empat|papat|sekawan|keempat|four|fourth",
        "lima|limo|gangsal|kelima|five|fifth",
        "enam|keenam|six|sixth",
        "tujuh|ketujuh|seven",
        "delapan|kedelapan|eight",
        "sembilan|kesembilan|nine",
        "sepuluh|kesepuluh|ten",
    ];

    /// <summary>Whether there is anything to read: a letter or a digit.</summary>
    public static bool Readable(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>What is wrong with a line or text that someone typed, or null when nothing is.</summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="atLeast">Fewest characters.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="atMost">Most characters.</param>
    public static ChatText? Objection(string text, int atLeast, Texts texts, int atMost = Ticket.MaxText) =>
        text switch
        {
            _ when !Readable(text) => texts.WordsUnreadable,
            _ when text.Length < atLeast => texts.WordsTooShort(atLeast),
            _ => TooLong(text, texts, atMost),
        };

    /// <summary>Whether a text is longer than is kept, in words; null when it is not.</summary>
    public static ChatText? TooLong(string text, Texts texts, int atMost = Ticket.MaxText) =>
        text.Length > atMost ? texts.WordsTooLong(length: text.Length, atMost: atMost) : null;

    /// <summary>Whether a text is a label, with or without the emoji before it, in any case.</summary>
    public static bool IsLabel(string text, string label) =>
        string.Equals(Bare(text), Bare(label), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Which of some labels a text names, from 0: by the label, by its number however people write that ("2", "2.",
    /// "2️⃣", "no 2", "yang kedua", "2 pak"), by both, or by the label with one letter wrong; null when it names none.
    /// </summary>
    public static int? Choice(string text, IReadOnlyList<string> labels)
    {
        for (var at = 0; at < labels.Count; at++)
            if (IsLabel(text, labels[at]))
                return at;
        if (NumberIn(text) is var (place, words) && place is >= 1 && place <= labels.Count)
            return words.Length == 0 || IsLabel(words, labels[place - 1]) ? place - 1 : null;
        var near = Enumerable.Range(0, labels.Count).Where(at => IsNearly(Bare(text), Bare(labels[at]))).ToList();
        return near is [var only] ? only : null;
    }

    /// <summary>Whether a text is a number and nothing else, as one answers with to numbered options.</summary>
    public static bool IsNumber(string text) => NumberIn(text) is { Words: "" };

    private static (int Place, string Words)? NumberIn(string text)
    {
        var plain = Plain(text);
        if (Numbered().Match(plain) is { Success: true } numbered)
            return (
                int.Parse(numbered.Groups["no"].Value, CultureInfo.InvariantCulture),
                numbered.Groups["rest"].Value.Trim()
            );
        for (var at = 0; at < NumberWords.Length; at++)
            if (Regex.IsMatch(plain, $@"^(?:{Lead}\s*){{0,2}}(?:{NumberWords[at]}){Tail}$", Options))
                return (at + 1, "");
        return null;
    }

    // Keycaps and full-width digits are digits; what only frames them goes.
    private static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (rune.Value is not (0x20E3 or 0xFE0F))
                result.Append(rune.Value == 0x1F51F ? "10" : rune.ToString());
        return result.ToString().Trim();
    }

    private static bool IsNearly(string text, string label)
    {
        var (a, b) = (text.ToUpperInvariant(), label.ToUpperInvariant());
        if (b.Length < ShortestFuzzyLabel || Math.Abs(a.Length - b.Length) > 1 || b.All(char.IsDigit))
            return false;
        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
            same++;
        // One letter more, one less, another one, or two that changed places.
        string Rest(string of, int skipped) => same + skipped <= of.Length ? of[(same + skipped)..] : "";
        return Rest(a, 1) == Rest(b, 1) && a.Length == b.Length
            || Rest(a, 1) == Rest(b, 0) && a.Length == b.Length + 1
            || Rest(a, 0) == Rest(b, 1) && a.Length + 1 == b.Length
            || a.Length == b.Length
                && same + 1 < a.Length
                && a[same] == b[same + 1]
                && a[same + 1] == b[same]
                && Rest(a, 2) == Rest(b, 2);
    }

    private static string Bare(string label) =>
        label.TrimStart([.. label.TakeWhile(c => !char.IsLetterOrDigit(c))]).Trim().TrimEnd('.', '!', ',', '?', ' ');

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Lead =
        @"(?:no(?:mor|mer|\.)?|pilih(?:an)?|opsi|option|number|yang|yg|ingkang|sing|ke|angka|jawab(?:an)?|saya pilih|the)";
    private const string Tail =
        @"[).,:!]*(?:\s+(?:pak|bu|min|ya|aja|saja|dong|kak|mas|mbak|please|gan|deh|nggih|mawon)[,.]?)*(?:\s*(?:terima kasih|terimakasih|makasih|matur nuwun)(?: banyak)?)?[.!]*";

    [GeneratedRegex(
        $@"^(?:{Lead}[\s\-]*){{0,2}}[#(]?\s*(?<no>[1-9][0-9]?)(?:{Tail}|[.)]?\s+(?<rest>\S.*))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbered();
}

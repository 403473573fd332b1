using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// A ticket's ID as people see it: <c>HD-</c>, year and month of filing at the office, a hyphen, five random characters
/// of Crockford base32 and a check character over the nine before it. Random, so that one can't be guessed from
/// another.
/// </summary>
internal static partial class TicketCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int RandomLength = 5;
    private const int TailLength = RandomLength + 1;

    /// <summary>A new random ID.</summary>
    /// <param name="filed">The date of filing at the office.</param>
    public static string New(DateOnly filed)
    {
        var month = filed.ToString("yyMM", CultureInfo.InvariantCulture);
        return Compose(month, RandomNumberGenerator.GetString(Alphabet, RandomLength));
    }

    /// <summary>
    /// Finds a ticket ID anywhere in a text; tolerates case, spaces, missing hyphens, O for 0, I and L for 1.
    /// </summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="code">The ID in its canonical form when the result is <see cref="TicketCodeReading.Good"/>;
    /// otherwise what was read.</param>
    public static TicketCodeReading Find(string text, out string code)
    {
        code = "";
        var found = Beginning().Match(text.ToUpperInvariant());
        if (!found.Success)
            return TicketCodeReading.None;
        var month = Canonical(found.Groups["month"].Value);
        var runs = Runs().Matches(found.Groups["rest"].Value).Select(run => Canonical(run.Value)).ToList();
        if (runs.Count == 0)
            return TicketCodeReading.None;

        for (var taken = 1; taken <= runs.Count && taken <= TailLength; taken++)
        {
            var tail = string.Concat(runs.Take(taken));
            code = $"HD-{month}-{tail}";
            if (tail.Length == TailLength && code == Compose(month, tail[..RandomLength]))
                return TicketCodeReading.Good;
            if (tail.Length > TailLength)
                break;
        }

        code = $"HD-{month}-{runs[0]}";
        // "HD 1000 GB penuh" is a full disk, not an ID.
        var plausible =
            month[2..] is ['0', >= '1'] or ['1', <= '2'] && runs[0].Length is >= TailLength - 2 and <= TailLength + 2;
        return plausible || Alone().IsMatch(text.ToUpperInvariant())
            ? TicketCodeReading.Mistyped
            : TicketCodeReading.None;
    }

    /// <summary>
    /// The ticket that a text names beside the one that it should be about, by its ID or, where it was filed in the
    /// same month or the one before, by the last six characters; null when it names none.
    /// </summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="code">The ticket that was asked about.</param>
    public static string? Another(string text, string code)
    {
        if (Find(text, out var named) is not TicketCodeReading.None)
            return named == code ? null : named;
        var month = code[3..7];
        var before = month[2..] == "01" ? $"{Before(month[..2])}12" : $"{month[..2]}{Before(month[2..])}";
        foreach (Match word in Tails().Matches(text.ToUpperInvariant()))
        {
            var tail = Canonical(word.Value);
            foreach (var of in new[] { month, before })
                if (Compose(of, tail[..RandomLength]) is var found && found != code && found.EndsWith(tail))
                    return found;
        }
        return null;

        static string Before(string two) =>
            (int.Parse(two, CultureInfo.InvariantCulture) - 1).ToString("00", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The ends of IDs that a text may name: six characters, letters and digits mixed as no word has them. Canonical.
    /// </summary>
    public static IReadOnlyList<string> TailsIn(string text) =>
        [.. Tails().Matches(text.ToUpperInvariant()).Select(word => Canonical(word.Value))];

    /// <summary>
    /// The words of a text that may be the last two to six characters of an ID, and the text without each and without
    /// what leads to it (<c>yang</c>, <c>tiket</c>). Canonical. Any short word can be that: whoever asks must know that
    /// an ID is expected, and look it up.
    /// </summary>
    public static IEnumerable<(string End, string Others)> ShortEndsIn(string text) =>
        ShortEnd()
            .Matches(text)
            // Two characters in the middle of a sentence are a word.
            .Where(word =>
                word.Groups["end"].Length > 2 || word.Groups["lead"].Success || word.Index + word.Length == text.Length
            )
            .Select(word =>
                (
                    Canonical(word.Groups["end"].Value.ToUpperInvariant()),
                    $"{text[..word.Index].Trim()} {text[(word.Index + word.Length)..].Trim(' ', ',', ':')}".Trim()
                )
            );

    /// <summary>A text without a ticket's ID, and without the end of it.</summary>
    public static string Without(string text, string code)
    {
        if (Find(text, out _) is not TicketCodeReading.None)
            return Without(text);
        foreach (Match word in SixCharacters().Matches(text.ToUpperInvariant()))
            if (code.EndsWith($"-{Canonical(word.Value)}", StringComparison.Ordinal))
                return $"{text[..word.Index].Trim()} {text[(word.Index + word.Length)..].Trim()}".Trim();
        return text;
    }

    /// <summary>A text without the ticket ID in it; the text itself when there is none.</summary>
    public static string Without(string text)
    {
        var found = Beginning().Match(text.ToUpperInvariant());
        if (!found.Success || found.Index >= text.Length)
            return text;
        var rest = found.Groups["rest"];
        var taken = 0;
        var end = rest.Index;
        foreach (Match run in Runs().Matches(rest.Value))
        {
            taken += Canonical(run.Value).Length;
            if (taken > TailLength)
                break;
            end = rest.Index + run.Index + run.Length;
            if (taken == TailLength)
                break;
        }
        return $"{text[..found.Index]} {text[Math.Min(end, text.Length)..]}".Trim();
    }

    /// <summary>
    /// Whether a text is nothing but the last six characters of an ID, canonical or not; gives them canonical.
    /// </summary>
    public static bool IsTail(string text, out string tail)
    {
        tail = Tail().Match(text.ToUpperInvariant()) is { Success: true } found
            ? Canonical(found.Groups["tail"].Value)
            : "";
        return tail.Length == TailLength;
    }

    /// <summary>Whether a text is nothing but a ticket ID, well-formed or mistyped.</summary>
    public static bool IsAlone(string text) =>
        Alone().IsMatch(text.ToUpperInvariant())
        // "HD-2611-7K3QXM setuju" has a word behind the ID, and no characters too many in it.
        && !(Find(text, out _) is TicketCodeReading.Good && Without(text).Any(char.IsLetterOrDigit));

    private static string Compose(string month, string random) =>
        $"HD-{month}-{random}{CheckCharacter(month + random)}";

    /// <summary>
    /// Luhn's algorithm in base 32: any one wrong character is found, and nearly every swap of neighbours.
    /// </summary>
    private static char CheckCharacter(string text)
    {
        int sum = 0,
            factor = 2;
        foreach (var c in text.Reverse())
        {
            var addend = Alphabet.IndexOf(c, StringComparison.Ordinal) * factor;
            sum += addend / Alphabet.Length + addend % Alphabet.Length;
            factor = 3 - factor;
        }
        return Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length];
    }

    private static string Canonical(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c))
                result.Append(
                    c switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => c,
                    }
                );
        return result.ToString();
    }

    [GeneratedRegex(
        @"^\W*(?:(?:TIKET|LAPORAN|STATUS|ID|NO|NOMOR|TICKET|CEK)\W+)*(?<tail>[0-9A-Z]{6})\W*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Tail();

    [GeneratedRegex(@"(?<![A-Z0-9])[A-Z0-9]{6}(?![A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex SixCharacters();

    [GeneratedRegex(
        @"(?<![0-9A-Za-z])(?<lead>(?:yang|yg|tiket|nomor|no|id)\s+)*(?<end>[0-9A-Za-z]{2,6})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex ShortEnd();

    // Letters and digits mixed, as no word has them.
    [GeneratedRegex(
        @"(?<![A-Z0-9])(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{6}(?![A-Z0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Tails();

    // People put hyphens, spaces or nothing between the parts.
    [GeneratedRegex(
        @"(?<![A-Z0-9])HD[\s\-‐–—._]*(?<month>[0-9OIL]{4})(?<rest>.*)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\G[\s\-‐–—._]*[A-Z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();

    [GeneratedRegex(
        @"^\W*HD[\s\-‐–—._]*(?:[0-9OIL]{2}(?:[0O][1-9IL]|[1IL][0-2OIL])[\s\-‐–—._]*|[0-9OIL]{4}[\-‐–—])(?:[\s\-‐–—._]*[A-Z0-9]){1,12}\W*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Alone();
}

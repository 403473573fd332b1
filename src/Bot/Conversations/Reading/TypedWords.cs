using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What people type, made safe to keep and to show.</summary>
internal static partial class TypedWords
{
    /// <summary>
    /// Normalises to NFC, takes away control characters and those that turn the reading direction (they would garble
    /// the texts around them), and trims. Letters of every script stay.
    /// </summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (
                rune.Value == '\n'
                || rune.Value == 0x200D
                || Rune.GetUnicodeCategory(rune)
                    is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned)
            )
                result.Append(rune);
        return result.ToString().Normalize().Trim();
    }

    /// <summary>Whether there is anything to read: a letter or a digit.</summary>
    public static bool Readable(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>What is wrong with a line or text that someone typed, or null when nothing is.</summary>
    /// <param name="text">Cleaned words.</param>
    /// <param name="atLeast">Fewest characters.</param>
    /// <param name="atMost">Most characters.</param>
    /// <param name="texts">The person's language.</param>
    public static ChatText? Objection(string text, int atLeast, int atMost, Texts texts) =>
        text switch
        {
            _ when !Readable(text) => texts.WordsUnreadable,
            _ when text.Length < atLeast => texts.WordsTooShort(atLeast),
            _ when text.Length > atMost => texts.WordsTooLong(length: text.Length, atMost: atMost),
            _ => null,
        };

    /// <summary>Whether a text is a label, with or without the emoji before it, in any case.</summary>
    public static bool IsLabel(string text, string label) =>
        string.Equals(Bare(text), Bare(label), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Which of some labels a text names, by the label or by its number ("2", "2.", "2. Kembalikan"), from 0; null when
    /// it names none.
    /// </summary>
    public static int? Choice(string text, IReadOnlyList<string> labels)
    {
        for (var at = 0; at < labels.Count; at++)
            if (IsLabel(text, labels[at]))
                return at;
        if (Numbered().Match(text) is not { Success: true } numbered)
            return null;
        var (place, words) = (
            int.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture) - 1,
            numbered.Groups[2].Value
        );
        return place < labels.Count && (words.Length == 0 || IsLabel(words, labels[place])) ? place : null;
    }

    /// <summary>Whether a text is a number and nothing else, as one answers with to numbered options.</summary>
    public static bool IsNumber(string text) =>
        Numbered().Match(text) is { Success: true } numbered && numbered.Groups[2].Length == 0;

    [GeneratedRegex(@"^([1-9][0-9]?)[.)]?(?:\s+(\S.*))?$")]
    private static partial Regex Numbered();

    private static string Bare(string label) =>
        label.TrimStart([.. label.TakeWhile(c => !char.IsLetterOrDigit(c))]).Trim().TrimEnd('.', '!');
}

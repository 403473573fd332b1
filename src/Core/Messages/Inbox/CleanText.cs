using System.Globalization;
using System.Text;

namespace Helpdesk.Core.Messages;

/// <summary>
/// What people type, made safe to keep and to show. Every reader of a platform cleans once, at the edge: what is stored
/// can be written into a chat, a spreadsheet, a page and the log.
/// </summary>
internal static class CleanText
{
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The longest name that is kept, in characters.</summary>
    public const int MaxName = 100;

    /// <summary>
    /// Normalises to NFC, takes away control characters and those that turn the reading direction (they would garble
    /// the texts around them), and trims. Letters of every script and joined emoji stay.
    /// </summary>
    public static string Of(string? text) => Clean(text, keepsJoiner: true);

    /// <summary>
    /// A name on one line, without joiners; empty when nothing is left that can be read aloud, such as a lone emoji.
    /// </summary>
    public static string Name(string? name)
    {
        var words = Clean(name, keepsJoiner: false)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = string.Join(' ', words);
        if (!line.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            return "";
        return line.Length <= MaxName
            ? line
            : line[..(char.IsHighSurrogate(line[MaxName - 1]) ? MaxName - 1 : MaxName)];
    }

    private static string Clean(string? text, bool keepsJoiner)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (IsKept(rune, keepsJoiner))
                result.Append(rune);
        return result.ToString().Normalize().Trim();
    }

    private static bool IsKept(Rune rune, bool keepsJoiner) =>
        rune.Value == '\n'
        || (keepsJoiner && rune.Value == ZeroWidthJoiner)
        // A tab parts words.
        || rune.Value == '\t'
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate
            );
}

using System.Globalization;
using System.Text;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Conversations;

/// <summary>What people type, made safe to keep and to show.</summary>
public static class TypedWords
{
    /// <summary>
    /// Normalises to NFC, takes away control characters and those that turn the reading direction (they would garble the texts around
    /// them), and trims. Letters of every script stay.
    /// </summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n' || rune.Value == 0x200D || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))
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
    public static ChatText? Objection(string text, int atLeast, int atMost, Texts texts) => text switch
    {
        _ when !Readable(text) => texts.Say(TextKey.WordsUnreadable),
        _ when text.Length < atLeast => texts.Say(TextKey.WordsTooShort, atLeast),
        _ when text.Length > atMost => texts.Say(TextKey.WordsTooLong, text.Length, atMost),
        _ => null,
    };

    /// <summary>Whether a text is a label, with or without the emoji before it, in any case.</summary>
    public static bool IsLabel(string text, string label) => string.Equals(Bare(text), Bare(label), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string label) => label.TrimStart([.. label.TakeWhile(c => !char.IsLetterOrDigit(c))]).Trim().TrimEnd('.', '!');
}

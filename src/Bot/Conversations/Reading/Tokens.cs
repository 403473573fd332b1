using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Conversations;

/// <summary>The words of a text, in lower case, in one spelling each.</summary>
internal static partial class Tokens
{
    /// <summary>Splits a text; letters that are drawn out ("tolooong") are written once.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        List<string> tokens = [];
        foreach (Match match in Word().Matches(text.ToLowerInvariant().Replace("’", "").Replace("'", "")))
            tokens.Add(Spelled(match.Value));
        return tokens;
    }

    private static string Spelled(string word)
    {
        if (Vocabulary.Spellings.TryGetValue(word, out var known))
            return known;
        var once = Twice().Replace(DrawnOut().Replace(word, "$1"), "$1");
        if (Vocabulary.Spellings.TryGetValue(once, out known))
            return known;
        // "printernya", "wifinya": the thing is meant.
        if (once.Length > 5 && once.EndsWith("nya", StringComparison.Ordinal))
        {
            var bare = once[..^3];
            if (Vocabulary.Spellings.TryGetValue(bare, out known))
                return known;
            if (
                Vocabulary.Things.Contains(bare)
                || Vocabulary.Troubles.Contains(bare)
                || Vocabulary.Fillers.Contains(bare)
                || Vocabulary.BesideThanks.Contains(bare)
            )
                return bare;
        }
        return once;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    // "putus-putus" and "putus2" are "putus".
    [GeneratedRegex(@"^(\p{L}{3,})(?:-\1|2)$")]
    private static partial Regex Twice();

    [GeneratedRegex(@"(\p{L})\1{2,}")]
    private static partial Regex DrawnOut();
}

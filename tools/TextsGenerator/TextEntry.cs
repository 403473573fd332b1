using System.Text.RegularExpressions;

namespace Helpdesk.TextsGenerator;

/// <summary>One text in both languages.</summary>
/// <param name="Key">Its name; also the generated member's.</param>
/// <param name="Indonesian">The words, with values as <c>{name}</c> or <c>{name:format}</c>.</param>
/// <param name="English">The same in English.</param>
/// <param name="IsPlain">Whether it is plain words (a label, a name) and no markup.</param>
internal sealed record TextEntry(string Key, string Indonesian, string English, bool IsPlain)
{
    private static readonly Regex Placeholder = new(
        @"\{(?<name>[a-z][A-Za-z]*)(?<format>:[^}]*)?\}",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex Tag = new("</?(?:b|i|s|code)>", RegexOptions.CultureInvariant);

    // A command in our own words is markup, for only some platforms write it with a slash.
    private static readonly Regex Command = new(
        @"(?<=^|[\s(])/(?<word>[a-z]+|\{command\})",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    );

    /// <summary>The values that are put in, in the order in which the Indonesian words have them.</summary>
    public IReadOnlyList<string> Values => ValuesOf(Indonesian);

    /// <summary>What is wrong with it, or null.</summary>
    public string? Objection
    {
        get
        {
            if (
                !ValuesOf(English)
                    .OrderBy(name => name, StringComparer.Ordinal)
                    .SequenceEqual(Values.OrderBy(name => name, StringComparer.Ordinal))
            )
                return $"the two languages do not put in the same values: “{Indonesian}” and “{English}”";
            if (Placeholder.Replace(Indonesian + English, "").IndexOfAny(['{', '}']) >= 0)
                return "a brace that is no value such as {code}";
            if (IsPlain && (Tag.IsMatch(Indonesian) || Tag.IsMatch(English)))
                return "markup in a plain text";
            return Tags(Indonesian).SequenceEqual(Tags(English))
                ? null
                : $"the two languages differ in their markup: “{Indonesian}” and “{English}”";
        }
    }

    /// <summary>Words as a template for <c>string.Format</c>, commands marked as such.</summary>
    public string Template(string words)
    {
        var values = Values.ToList();
        var marked = IsPlain ? words : Command.Replace(words, command => $"<cmd>{command.Groups["word"].Value}</cmd>");
        return Placeholder.Replace(
            marked,
            value => $"{{{values.IndexOf(value.Groups["name"].Value)}{value.Groups["format"].Value}}}"
        );
    }

    private static List<string> ValuesOf(string words) =>
        [.. Placeholder.Matches(words).Cast<Match>().Select(match => match.Groups["name"].Value).Distinct()];

    private static IEnumerable<string> Tags(string words) =>
        Tag.Matches(words).Cast<Match>().Select(match => match.Value).OrderBy(tag => tag, StringComparer.Ordinal);
}

using System.Net;
using System.Text;

namespace Helpdesk.Sandbox.TwilioApi;

/// <summary>
/// How WhatsApp shows a text: a sign opens at a word's edge before a word, and closes at a word's edge behind one,
/// within a line. Signs that do neither are shown as they are; word joiners are not seen.
/// </summary>
internal static class WhatsAppMarkup
{
    private const char Joiner = '\u2060';
    private static readonly Dictionary<char, string> Tags = new()
    {
        ['*'] = "b",
        ['_'] = "i",
        ['~'] = "s",
        ['`'] = "code",
    };

    /// <summary>The words that are shown.</summary>
    public static string Words(string text) =>
        WebUtility.HtmlDecode(Render(text, withTags: false)).Replace($"{Joiner}", "", StringComparison.Ordinal);

    /// <summary>The text as HTML.</summary>
    public static string Html(string text) =>
        Render(text, withTags: true).Replace($"{Joiner}", "", StringComparison.Ordinal);

    private static string Render(string text, bool withTags)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (Tags.TryGetValue(text[at], out var tag) && Opens(text, at) && Closing(text, at) is { } end)
            {
                var inner = text[(at + 1)..end];
                var shown = tag == "code" ? string.Concat(inner.Select(Encoded)) : Render(inner, withTags);
                result.Append(withTags ? $"<{tag}>{shown}</{tag}>" : shown);
                at = end;
            }
            else
                result.Append(Encoded(text[at]));
        }
        return result.ToString();
    }

    // Halves of an emoji must stay as they are, or they are no emoji any more.
    private static string Encoded(char c) =>
        c switch
        {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => "&quot;",
            _ => $"{c}",
        };

    private static bool Opens(string text, int at) =>
        (at == 0 || IsEdge(text[at - 1])) && at + 1 < text.Length && IsInside(text[at + 1]) && text[at + 1] != text[at];

    private static int? Closing(string text, int open)
    {
        for (var at = open + 2; at < text.Length && text[at] != '\n'; at++)
            if (text[at] == text[open] && IsInside(text[at - 1]) && (at + 1 == text.Length || IsEdge(text[at + 1])))
                return at;
        return null;
    }

    private static bool IsEdge(char c) => !char.IsLetterOrDigit(c) && c != Joiner;

    private static bool IsInside(char c) => !char.IsWhiteSpace(c) && c != Joiner;
}

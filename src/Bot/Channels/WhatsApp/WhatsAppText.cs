using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Writes chat texts in WhatsApp's own markup, and fits them into its limits.</summary>
internal static partial class WhatsAppText
{
    /// <summary>A message's text: 1600 characters (Twilio, error 21617).</summary>
    public const int MaxText = 1600;

    // WhatsApp has no escape. An invisible word joiner on both sides keeps a sign off a word's edge, where
    // it would be markup.
    private const char Joiner = '\u2060';
    private const string Signs = "*_~`";

    /// <summary>The text in WhatsApp's markup. Signs in people's words stay what they are.</summary>
    public static string Of(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var inCode = false;
        foreach (var token in Token().EnumerateMatches(markup))
        {
            var part = markup.AsSpan(token.Index, token.Length);
            if (part is "<code>" or "</code>")
                inCode = part[1] != '/';
            if (part.Length > 1 && part[0] == '<')
                text.Append(Sign(part));
            else
                text.Append(
                    inCode ? WebUtility.HtmlDecode(part.ToString()) : Plain(WebUtility.HtmlDecode(part.ToString()))
                );
        }
        return text.ToString();
    }

    /// <summary>Plain words; signs that could be taken for markup are kept from being so.</summary>
    public static string Plain(string words)
    {
        if (words.AsSpan().IndexOfAny(Signs) < 0)
            return words;
        var text = new StringBuilder(words.Length + 8);
        for (var at = 0; at < words.Length; at++)
        {
            var isSign = Signs.Contains(words[at], StringComparison.Ordinal);
            // Within a word a sign is no markup, and an address or a file name can be copied as it is.
            var isWithinWord =
                at > 0
                && at + 1 < words.Length
                && char.IsLetterOrDigit(words[at - 1])
                && char.IsLetterOrDigit(words[at + 1]);
            if (isSign && !isWithinWord)
                text.Append(Joiner).Append(words[at]).Append(Joiner);
            else
                text.Append(words[at]);
        }
        return text.ToString();
    }

    /// <summary>
    /// The text in as many parts as it takes, split at a line's end, a line that is too long between words.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int most = MaxText)
    {
        List<string> parts = [];
        var part = "";
        foreach (var line in text.Split('\n').SelectMany(line => Fit(line, most)))
        {
            var longer = part.Length == 0 ? line : $"{part}\n{line}";
            if (longer.Length <= most)
                part = longer;
            else
            {
                parts.Add(part.TrimEnd('\n'));
                part = line;
            }
        }
        parts.Add(part);
        return [.. parts.Where(text => text.Length > 0)];
    }

    private static IEnumerable<string> Fit(string line, int most)
    {
        while (line.Length > most)
        {
            var end = line.LastIndexOf(' ', most - 1);
            if (end < most / 2)
                end = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
            yield return line[..end].TrimEnd();
            line = line[end..].TrimStart();
        }
        yield return line;
    }

    private static string Sign(ReadOnlySpan<char> tag) =>
        tag switch
        {
            "<b>" or "</b>" or "<cmd>" or "</cmd>" => "*",
            "<i>" or "</i>" => "_",
            "<s>" or "</s>" => "~",
            "<code>" or "</code>" => "`",
            _ => "",
        };

    [GeneratedRegex("</?[a-z]+>|[^<]+|<")]
    private static partial Regex Token();
}

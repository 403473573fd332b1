using System.Net;
using System.Text.RegularExpressions;

namespace Helpdesk.Sandbox.BotApi;

/// <summary>Telegram's HTML: a few tags, properly nested, everything else escaped.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Tags =
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "pre",
        "blockquote",
        "tg-spoiler",
        "a",
    ];

    /// <summary>The words that are shown.</summary>
    /// <exception cref="BotApiException">The markup is broken.</exception>
    public static string Words(string html)
    {
        Stack<string> open = [];
        foreach (Match tag in Tag().Matches(html))
        {
            var name = tag.Groups["name"].Value;
            if (!Tags.Contains(name))
                throw BotApiException.Bad(
                    $"can't parse entities: Unsupported start tag \"{name}\" at byte offset {tag.Index}"
                );
            if (tag.Groups["end"].Length == 0)
                open.Push(name);
            else if (!open.TryPop(out var began) || began != name)
                throw BotApiException.Bad($"can't parse entities: Unexpected end tag at byte offset {tag.Index}");
        }
        if (open.Count > 0)
            throw BotApiException.Bad(
                $"can't parse entities: Can't find end tag corresponding to start tag \"{open.Peek()}\""
            );
        var words = Tag().Replace(html, "");
        if (words.Contains('<', StringComparison.Ordinal))
            throw BotApiException.Bad("can't parse entities: Unsupported start tag");
        return WebUtility.HtmlDecode(words);
    }

    [GeneratedRegex("<(?<end>/?)(?<name>[a-z-]+)(?:\\s[^>]*)?>")]
    private static partial Regex Tag();
}

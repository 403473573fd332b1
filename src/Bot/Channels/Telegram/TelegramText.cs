using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Fits texts into Telegram's limits, which count what is shown, not the markup.</summary>
public static class TelegramText
{
    /// <summary>A text: 4096 characters after entities parsing (Bot API, sendMessage).</summary>
    public const int MaxText = 4096;

    /// <summary>A callback's answer: 200 characters (Bot API, answerCallbackQuery).</summary>
    public const int MaxTapAnswer = 200;

    /// <summary>The text in as many parts as it takes, split between lines.</summary>
    public static IReadOnlyList<string> Split(string markup)
    {
        List<string> parts = [];
        var part = "";
        foreach (var line in markup.Split('\n'))
        {
            var longer = part.Length == 0 ? line : $"{part}\n{line}";
            if (Length(longer) <= MaxText)
            {
                part = longer;
                continue;
            }
            if (part.Length > 0) parts.Add(part);
            part = line;
        }
        parts.Add(part);
        return parts;
    }

    /// <summary>The text in one part; of a long one the beginning and the last paragraph, which says what became of it.</summary>
    public static string Fit(string markup)
    {
        if (Length(markup) <= MaxText) return markup;
        var last = markup[(markup.LastIndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        var lines = markup.Split('\n').ToList();
        string Joined() => $"{string.Join('\n', lines)}\n…\n\n{last}";
        while (lines.Count > 1 && Length(Joined()) > MaxText) lines.RemoveAt(lines.Count - 1);
        return Joined();
    }

    /// <summary>A text for a callback's answer.</summary>
    public static string FitTapAnswer(string text) => text.Length <= MaxTapAnswer ? text : $"{text[..(MaxTapAnswer - 1)]}…";

    private static int Length(string markup) => PlainText.Of(ChatText.FromMarkup(markup)).Length;
}

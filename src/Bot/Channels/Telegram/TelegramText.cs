using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.Telegram;

/// <summary>Fits texts into Telegram's limits, which count what is shown, not the markup.</summary>
internal static class TelegramText
{
    /// <summary>A text: 4096 characters after entities parsing (Bot API, sendMessage).</summary>
    public const int MaxText = 4096;

    // Room for the sign that something was cut.
    private const int MaxPart = MaxText - 2;

    /// <summary>A callback's answer: 200 characters (Bot API, answerCallbackQuery).</summary>
    public const int MaxTapAnswer = 200;

    /// <summary>Telegram's own markup: commands have a slash.</summary>
    public static string Html(string markup) =>
        markup.Replace("<cmd>", "/", StringComparison.Ordinal).Replace("</cmd>", "", StringComparison.Ordinal);

    /// <summary>The text in as many parts as it takes, split between lines.</summary>
    public static IReadOnlyList<string> Split(string markup)
    {
        List<string> parts = [];
        var part = "";
        foreach (var line in markup.Split('\n'))
        {
            var longer = part.Length == 0 ? line : $"{part}\n{line}";
            if (Length(longer) <= MaxPart)
            {
                part = longer;
                continue;
            }
            if (part.Length > 0)
                parts.Add(part);
            part = line;
        }
        parts.Add(part);
        return parts;
    }

    /// <summary>The text in one part; a long one is cut at a line's end.</summary>
    public static string Fit(string markup) => Split(markup) is [var all] ? all : $"{Split(markup)[0]}\n…";

    /// <summary>A text for a callback's answer.</summary>
    public static string FitTapAnswer(string text) =>
        text.Length <= MaxTapAnswer ? text : $"{text[..(MaxTapAnswer - 1)]}…";

    private static int Length(string markup) => ChatText.FromMarkup(markup).Words.Length;
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>What stands under a message.</summary>
public abstract class ReplyMarkup;

/// <summary>A button under a message.</summary>
public class InlineKeyboardButton
{
    /// <summary>A button.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text) => Text = text;

    /// <summary>A button, for deserialising.</summary>
    [Obsolete("Use a constructor with text")]
    [JsonConstructor]
    public InlineKeyboardButton()
    {
    }

    /// <summary>What stands on it.</summary>
    public required string Text { get; set; }

    /// <summary>A page that it opens.</summary>
    public string? Url { get; set; }

    /// <summary>What it carries back.</summary>
    public string? CallbackData { get; set; }

    /// <summary>A button that carries data back.</summary>
    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) => new(text) { CallbackData = callbackData };

    /// <summary>A button that opens a page.</summary>
    public static InlineKeyboardButton WithUrl(string text, string url) => new(text) { Url = url };
}

/// <summary>Buttons under a message.</summary>
public class InlineKeyboardMarkup : ReplyMarkup
{
    /// <summary>Rows of buttons.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<IEnumerable<InlineKeyboardButton>> inlineKeyboard) => InlineKeyboard = inlineKeyboard;

    /// <summary>No buttons.</summary>
    [SetsRequiredMembers]
    [JsonConstructor]
    public InlineKeyboardMarkup() => InlineKeyboard = new List<List<InlineKeyboardButton>>();

    /// <summary>Rows of buttons.</summary>
    public required IEnumerable<IEnumerable<InlineKeyboardButton>> InlineKeyboard { get; set; }

    /// <summary>No buttons.</summary>
    public static InlineKeyboardMarkup Empty() => new();
}

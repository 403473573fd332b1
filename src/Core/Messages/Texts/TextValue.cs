namespace Helpdesk.Core.Messages;

/// <summary>
/// A value that is put into a text: words, a number, or a text of ours. Nothing else can be by mistake.
/// </summary>
internal readonly struct TextValue
{
    private readonly object? _value;

    private TextValue(object? value) => _value = value;

    /// <summary>Words as they are; null for none. A text in markup escapes them.</summary>
    public static implicit operator TextValue(string? words) => new(words);

    /// <summary>A number, which the text may format.</summary>
    public static implicit operator TextValue(int number) => new(number);

    /// <summary>A text of ours, with its markup.</summary>
    public static implicit operator TextValue(ChatText text) => new(text);

    /// <summary>
    /// The values as markup: words are escaped, numbers keep their type, so that a text can format them.
    /// </summary>
    internal static object[] Markup(ReadOnlySpan<TextValue> values)
    {
        var result = new object[values.Length];
        for (var at = 0; at < values.Length; at++)
            result[at] = values[at]._value switch
            {
                ChatText text => text.Markup,
                string words => ChatText.Plain(words).Markup,
                var number => number ?? "",
            };
        return result;
    }

    /// <summary>The values without markup.</summary>
    internal static object[] Words(ReadOnlySpan<TextValue> values)
    {
        var result = new object[values.Length];
        for (var at = 0; at < values.Length; at++)
            result[at] = values[at]._value is ChatText text ? text.Words : values[at]._value ?? "";
        return result;
    }
}

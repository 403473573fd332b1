namespace Helpdesk.Core.Messages;

/// <summary>The beginning of a text.</summary>
internal static class Excerpt
{
    /// <summary>The text, or its beginning with an ellipsis where it is longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most UTF-16 units of it that are kept; no character is cut in two.</param>
    public static string Of(string text, int length) =>
        text.Length <= length ? text : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
}

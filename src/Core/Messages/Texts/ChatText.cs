using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Messages;

/// <summary>
/// A text for a chat, in a small markup: <c>&lt;b&gt;</c>, <c>&lt;i&gt;</c>, <c>&lt;s&gt;</c>, <c>&lt;code&gt;</c>, and
/// <c>&lt;cmd&gt;</c> around a command's word, everything else escaped. Only this type turns plain words into markup,
/// so a person's <c>&lt;</c> or <c>&amp;</c> can never break a message. Each platform's sender writes it in the
/// platform's own markup.
/// </summary>
internal readonly partial record struct ChatText
{
    private readonly string? _markup;

    private ChatText(string markup) => _markup = markup;

    /// <summary>No text.</summary>
    public static ChatText Empty => new("");

    /// <summary>The markup.</summary>
    public string Markup => _markup ?? "";

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => Markup.Length == 0;

    /// <summary>The words without any markup, for places that take none; commands have their slash.</summary>
    public string Words =>
        WebUtility.HtmlDecode(Tag().Replace(Markup.Replace("<cmd>", "/", StringComparison.Ordinal), ""));

    /// <summary>Words as they are.</summary>
    public static ChatText Plain(string words) =>
        new(
            words
                .Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
        );

    /// <summary>Words in bold.</summary>
    public static ChatText Bold(string words) => new($"<b>{Plain(words).Markup}</b>");

    /// <summary>Words to be copied, such as a ticket ID.</summary>
    public static ChatText Code(string words) => new($"<code>{Plain(words).Markup}</code>");

    /// <summary>A text of ours with values put in.</summary>
    /// <param name="culture">For numbers.</param>
    /// <param name="template">Trusted markup with <c>{0}</c> … in it.</param>
    /// <param name="values">A <see cref="ChatText"/> goes in as it is, anything else as plain words.</param>
    internal static ChatText Format(CultureInfo culture, string template, ReadOnlySpan<TextValue> values) =>
        new(string.Format(culture, template, TextValue.Markup(values)));

    /// <summary>Texts below each other, a blank line between; empty ones are left out.</summary>
    public static ChatText Paragraphs(params IEnumerable<ChatText> texts) => Join("\n\n", texts);

    /// <summary>Texts below each other; empty ones are left out.</summary>
    public static ChatText Lines(params IEnumerable<ChatText> texts) => Join("\n", texts);

    /// <summary>A text from the outbox.</summary>
    public static ChatText FromMarkup(string markup) => new(markup);

    /// <inheritdoc/>
    public override string ToString() => Markup;

    private static ChatText Join(string separator, IEnumerable<ChatText> texts) =>
        new(string.Join(separator, texts.Where(text => !text.IsEmpty).Select(text => text.Markup)));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

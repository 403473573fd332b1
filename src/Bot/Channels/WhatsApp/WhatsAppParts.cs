using System.Globalization;
using Helpdesk.Bot.Conversations;
using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>Makes parts of texts with options.</summary>
/// <param name="templates">The configured templates.</param>
internal sealed class WhatsAppParts(WhatsAppTemplates templates)
{
    /// <summary>A quick reply's label: 20 characters (Twilio, twilio/quick-reply).</summary>
    public const int MaxLabel = 20;

    /// <summary>
    /// A template's variable: 255 characters, on one line (Twilio, Using Variables with Content Templates).
    /// </summary>
    public const int MaxVariable = 255;

    /// <summary>
    /// The parts of a text: quick replies where they fit and are configured, else numbered options below the words.
    /// </summary>
    public IReadOnlyList<WhatsAppPart> Of(OutgoingMessage content, Texts texts)
    {
        var body = WhatsAppText.Of(content.Markup);
        var options = NumberedOptions.Of(content, texts);
        return QuickReplies(body, options) is { } quick ? [quick] : Numbered(body, options, texts);
    }

    /// <summary>The parts of a text with its options numbered below the words.</summary>
    public IReadOnlyList<WhatsAppPart> Numbered(OutgoingMessage content, Texts texts) =>
        Numbered(WhatsAppText.Of(content.Markup), NumberedOptions.Of(content, texts), texts);

    private static IReadOnlyList<WhatsAppPart> Numbered(string body, IReadOnlyList<OutgoingButton> options, Texts texts)
    {
        var parts = WhatsAppText.Split(body);
        if (options.Count > 0)
            parts = WithOptions(parts, options, texts);
        return [.. parts.Select(part => new WhatsAppPart.Words(part))];
    }

    private WhatsAppPart.Template? QuickReplies(string body, IReadOnlyList<OutgoingButton> options)
    {
        var template = options.Count switch
        {
            1 => WhatsAppTemplate.Buttons1,
            2 => WhatsAppTemplate.Buttons2,
            3 => WhatsAppTemplate.Buttons3,
            _ => (WhatsAppTemplate?)null,
        };
        if (template is null || templates.Find(template.Value, Language.Id) is not { } sid)
            return null;
        var fits =
            body.Length is > 0 and <= MaxVariable
            && !body.Contains('\n', StringComparison.Ordinal)
            && options.All(option => option.Label.Length <= MaxLabel);
        return fits ? new WhatsAppPart.Template(sid, [body, .. options.Select(option => option.Label)]) : null;
    }

    // The options stay together: whoever answers must see them all.
    private static IReadOnlyList<string> WithOptions(
        IReadOnlyList<string> parts,
        IReadOnlyList<OutgoingButton> options,
        Texts texts
    )
    {
        var lines = options.Select(
            (option, index) =>
                string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {WhatsAppText.Plain(option.Label)}")
        );
        var block = $"{string.Join('\n', lines)}\n\n_{texts.OptionsHint}_";
        var last = parts.LastOrDefault() ?? "";
        return last.Length + block.Length + 2 <= WhatsAppText.MaxText
            ? [.. parts.SkipLast(1), $"{last}\n\n{block}"]
            : [.. parts, block];
    }
}

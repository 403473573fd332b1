using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Channels.WhatsApp;

/// <summary>
/// Settings <c>Twilio:Templates:*</c>: the template's name, with <c>En</c> behind it for the English one.
/// </summary>
/// <param name="Sids">Content SIDs by setting's name.</param>
internal sealed record WhatsAppTemplates(IReadOnlyDictionary<string, string> Sids)
{
    /// <summary>The suffix of English templates.</summary>
    public const string English = "En";

    /// <summary>The names that can be set. Buttons carry our own words: they are of no language.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Enum.GetValues<WhatsAppTemplate>()
            .SelectMany(template =>
                template >= WhatsAppTemplate.Buttons1
                    ? [$"{template}"]
                    : new[] { $"{template}", $"{template}{English}" }
            ),
    ];

    /// <summary>Whether anything can be sent outside the session window.</summary>
    public bool CanKnock =>
        Sids.ContainsKey(nameof(WhatsAppTemplate.Message))
        || Sids.ContainsKey(nameof(WhatsAppTemplate.TicketNews))
        || Sids.ContainsKey(nameof(WhatsAppTemplate.TicketTask));

    /// <summary>The SID of a template in a language, else in Indonesian; null when neither is set.</summary>
    public string? Find(WhatsAppTemplate template, Language language) =>
        (language is Language.En ? Sids.GetValueOrDefault($"{template}{English}") : null)
        ?? Sids.GetValueOrDefault($"{template}");
}

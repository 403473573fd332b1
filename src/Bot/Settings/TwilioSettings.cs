using Helpdesk.Core.Messages;

namespace Helpdesk.Bot.Settings;

/// <summary>The Content templates that can be configured; docs/operate.md has their texts.</summary>
public enum WhatsAppTemplate
{
    /// <summary>Asks to open the session window; no variables.</summary>
    Message,

    /// <summary>Asks a reporter to open the session window: ticket ID, status.</summary>
    TicketNews,

    /// <summary>Asks staff or the head to open the session window: ticket ID, status.</summary>
    TicketTask,

    /// <summary>Is the closing notice: ticket ID.</summary>
    TicketClosed,

    /// <summary>One quick reply, within the session window: text, label.</summary>
    Buttons1,

    /// <summary>Two quick replies, within the session window: text, labels.</summary>
    Buttons2,

    /// <summary>Three quick replies, within the session window: text, labels.</summary>
    Buttons3,
}

/// <summary>Settings <c>Twilio:Templates:*</c>: the template's name, with <c>En</c> behind it for the English one.</summary>
/// <param name="Sids">Content SIDs by setting's name.</param>
public sealed record WhatsAppTemplates(IReadOnlyDictionary<string, string> Sids)
{
    /// <summary>The suffix of English templates.</summary>
    public const string English = "En";

    /// <summary>The names that can be set. Buttons carry our own words: they are of no language.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetValues<WhatsAppTemplate>().SelectMany(template => template >= WhatsAppTemplate.Buttons1 ? [$"{template}"] : new[] { $"{template}", $"{template}{English}" })];

    /// <summary>Whether anything can be sent outside the session window.</summary>
    public bool CanKnock => Sids.ContainsKey(nameof(WhatsAppTemplate.Message)) || Sids.ContainsKey(nameof(WhatsAppTemplate.TicketNews)) || Sids.ContainsKey(nameof(WhatsAppTemplate.TicketTask));

    /// <summary>The SID of a template in a language, else in Indonesian; null when neither is set.</summary>
    public string? Find(WhatsAppTemplate template, Language language) =>
        (language is Language.En ? Sids.GetValueOrDefault($"{template}{English}") : null) ?? Sids.GetValueOrDefault($"{template}");
}

/// <summary>Settings <c>Twilio:*</c>.</summary>
/// <param name="AccountSid">The account.</param>
/// <param name="AuthToken">The account's token: it signs what Twilio sends us. A secret.</param>
/// <param name="From">The sender's number, <c>+62…</c>.</param>
/// <param name="ApiBaseUrl">Another API server than Twilio's, or null.</param>
/// <param name="PublicBaseUrl">Where Twilio reaches us, without a slash at the end.</param>
/// <param name="Templates">Content templates.</param>
public sealed record TwilioSettings(string AccountSid, string AuthToken, string From, Uri? ApiBaseUrl, Uri PublicBaseUrl, WhatsAppTemplates Templates)
{
    /// <summary>An address of ours as Twilio is to call it.</summary>
    public Uri Public(string path) => new($"{PublicBaseUrl.AbsoluteUri.TrimEnd('/')}{path}");
}

using Helpdesk.Core.Messages;

namespace Helpdesk.Worker.Settings;

/// <summary>The setting <c>Language</c>, which stands at the top.</summary>
internal sealed class LanguageOptions
{
    /// <summary>The language of whoever has not chosen one: <c>id</c> (default) or <c>en</c>.</summary>
    public string Language { get; init; } = "id";

    /// <summary>The language; null when it can't be read.</summary>
    public Language? ToLanguage() =>
        Language.ToUpperInvariant() switch
        {
            "ID" => Core.Messages.Language.Id,
            "EN" => Core.Messages.Language.En,
            _ => null,
        };
}

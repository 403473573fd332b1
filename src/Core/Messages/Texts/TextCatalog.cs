using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>The language of each person: their own choice, else the setting's; with times in the office's zone.</summary>
internal sealed class TextCatalog
{
    private readonly Language _standard;
    private readonly Dictionary<Language, Texts> _texts;

    /// <summary>A catalog.</summary>
    /// <param name="standard">The setting <c>Language</c>.</param>
    /// <param name="zone">The zone in which times are shown.</param>
    public TextCatalog(Language standard, OfficeZone zone)
    {
        _standard = standard;
        _texts = Enum.GetValues<Language>().ToDictionary(language => language, language => Texts.In(language, zone));
    }

    /// <summary>The texts in the language of whoever has not chosen one.</summary>
    public Texts Standard => _texts[_standard];

    /// <summary>The texts for a person.</summary>
    public Texts For(Person person) => _texts[person.Language ?? _standard];

    /// <summary>The texts in every language.</summary>
    public IReadOnlyCollection<Texts> All => _texts.Values;
}

using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>
/// The language of each person: their own choice, else the setting's; with times in the office's zone.
/// </summary>
internal sealed class TextCatalog
{
    private readonly Language _standard;
    private readonly OfficeZone _zone;
    private readonly Dictionary<Language, Texts> _texts;

    /// <summary>A catalog.</summary>
    /// <param name="standard">The setting <c>Language</c>.</param>
    /// <param name="zone">The zone in which times are shown.</param>
    public TextCatalog(Language standard, OfficeZone zone)
        : this(standard, zone, null) { }

    private TextCatalog(Language standard, OfficeZone zone, DateTimeOffset? now)
    {
        (_standard, _zone) = (standard, zone);
        _texts = Enum.GetValues<Language>()
            .ToDictionary(language => language, language => Texts.In(language, zone, now));
    }

    /// <summary>The texts in the language of whoever has not chosen one.</summary>
    public Texts Standard => _texts[_standard];

    /// <summary>The texts for a person.</summary>
    public Texts For(Person person) => _texts[person.Language ?? _standard];

    /// <summary>The texts in every language.</summary>
    public IReadOnlyCollection<Texts> All => _texts.Values;

    /// <summary>The same for messages that are read now: the days around it are called by their names.</summary>
    /// <param name="now">The instant (UTC).</param>
    public TextCatalog At(DateTimeOffset now) => new(_standard, _zone, now);
}

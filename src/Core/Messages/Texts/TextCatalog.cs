using Helpdesk.Core.People;

namespace Helpdesk.Core.Messages;

/// <summary>The language of each person: their own choice, else the setting's.</summary>
/// <param name="standard">The setting <c>Language</c>.</param>
internal sealed class TextCatalog(Language standard)
{
    /// <summary>The texts for a person.</summary>
    public Texts For(Person person) => Texts.In(person.Language ?? standard);
}

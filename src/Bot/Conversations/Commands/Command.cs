using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>A command that people can type: with a slash anywhere, without one where no question is open.</summary>
/// <param name="name">The word.</param>
/// <param name="roles">Which roles have it; none means everyone.</param>
internal abstract class Command(string name, Roles roles)
{
    /// <summary>The word.</summary>
    public string Name => name;

    /// <summary>Which roles have it; none means everyone.</summary>
    public Roles For => roles;

    /// <summary>Other words for it.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>Whether menu and help list it.</summary>
    public virtual bool IsListed => true;

    /// <summary>Whether the question that is open is asked once more behind it.</summary>
    public virtual bool AsksAgain => false;

    /// <summary>Whether it shows a list, which people ask for in a sentence too: <c>lihat antrean dong</c>.</summary>
    public virtual bool IsList => false;

    /// <summary>What the menu says.</summary>
    public abstract string Description(Texts texts);

    /// <summary>
    /// Whether words behind the command, which came without its slash, are really meant for it, and don't just begin
    /// with its word.
    /// </summary>
    /// <param name="rest">The words behind; not empty.</param>
    /// <param name="today">The date at the office.</param>
    public virtual bool Takes(string rest, DateOnly today) => false;

    /// <summary>Does what it asks for.</summary>
    /// <param name="turn">The update.</param>
    /// <param name="rest">What stands behind the command; may be empty.</param>
    public abstract Task RunAsync(Turn turn, string rest, CancellationToken cancellation);

    /// <summary>Whether it goes by a word.</summary>
    public bool Is(string word) =>
        word.Equals(name, StringComparison.OrdinalIgnoreCase)
        || Aliases.Contains(word, StringComparer.OrdinalIgnoreCase);
}

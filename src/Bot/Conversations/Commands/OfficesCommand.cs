using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Lists, adds, renames and hides offices and their units.</summary>
internal sealed class OfficesCommand() : Command(Word, Roles.AnyAdmin)
{
    /// <summary>The word.</summary>
    public const string Word = "opd";

    /// <summary>The word behind which a new office stands.</summary>
    public const string Add = "tambah";

    /// <inheritdoc/>
    public override bool AsksAgain => false;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandOpd;

    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) =>
        rest.StartsWith($"{Add} ", StringComparison.OrdinalIgnoreCase)
        || rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= WordsOfAName;

    private const int WordsOfAName = 4;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        var offices = new OfficeAdministration(turn);
        if (OfficeChange.Read(rest) is { } change)
            return offices.ChangeAsync(change, cancellation);
        if (rest.Length == 0 || rest.All(char.IsAsciiDigit))
            return offices.ListAsync(rest, cancellation);
        if (OfficeSearch.Read(rest) is { } search)
            return offices.FindAsync(search, cancellation);
        return rest.StartsWith($"{Add} ", StringComparison.OrdinalIgnoreCase)
            ? offices.AddAsync(rest[Add.Length..].Trim(), parentId: null, cancellation)
            : offices.FindAsync(new OfficeSearch(rest, Page: 1), cancellation);
    }
}

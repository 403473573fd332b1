using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Lists officers, removes them, and takes them to a new account.</summary>
internal sealed class OfficersCommand() : Command(Word, Roles.AnyAdmin)
{
    /// <summary>The word.</summary>
    public const string Word = "petugas";

    /// <summary>Stands before the key of an officer who comes with a new account.</summary>
    public const string Move = "pindah ";

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override bool IsList => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandPetugas;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        rest.StartsWith(Move, StringComparison.OrdinalIgnoreCase)
            ? turn.People.InviteToMoveAsync(rest[Move.Length..], cancellation)
            : turn.People.ListAsync(cancellation);
}

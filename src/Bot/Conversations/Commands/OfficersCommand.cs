using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Lists officers, and removes them.</summary>
internal sealed class OfficersCommand() : Command("petugas", Roles.AnyAdmin)
{
    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandPetugas;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        turn.People.ListAsync(cancellation);
}

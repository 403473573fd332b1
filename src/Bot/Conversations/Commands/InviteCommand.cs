using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Invites officers.</summary>
internal sealed class InviteCommand() : Command(Word, Roles.AnyAdmin)
{
    /// <summary>The word.</summary>
    public const string Word = "undang";

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandUndang;

    // No report begins with it: whatever stands behind is answered with what should.
    /// <inheritdoc/>
    public override bool Takes(string rest, DateOnly today) => true;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        turn.People.InviteAsync(rest, cancellation);
}

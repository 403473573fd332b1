using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Shows the commands, and how they are used.</summary>
internal sealed class HelpCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "bantuan";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["help"];

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandBantuan;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation) =>
        turn.Menu.ShowHelpAsync(cancellation);
}

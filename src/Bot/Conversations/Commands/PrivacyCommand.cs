using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Says in full what personal data is kept, why, and for how long (UU 27/2022).</summary>
internal sealed class PrivacyCommand() : Command(Word, Roles.None)
{
    /// <summary>The word.</summary>
    public const string Word = "privasi";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["privacy"];

    /// <inheritdoc/>
    public override bool IsListed => false;

    /// <inheritdoc/>
    public override bool AsksAgain => true;

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandPrivasi;

    /// <inheritdoc/>
    public override Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        turn.Update.Reply(turn.Texts.PrivacyNoticeWhole(OwnDataCommand.Kept(turn.Texts, turn.Update.Work.Retention)));
        return Task.CompletedTask;
    }
}

using Helpdesk.Core.Messages;
using Helpdesk.Core.People;

namespace Helpdesk.Bot.Conversations;

/// <summary>Leaves the conversation in progress.</summary>
internal sealed class AbortCommand() : Command("batal", Roles.None)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases => ["cancel"];

    /// <inheritdoc/>
    public override string Description(Texts texts) => texts.CommandBatal;

    /// <inheritdoc/>
    public override async Task RunAsync(Turn turn, string rest, CancellationToken cancellation)
    {
        if (await turn.Conversations.TopAsync(cancellation) is { } top)
            await turn.Answers.AbortAsync(top, cancellation);
        else
            turn.Update.Reply(turn.Texts.NothingToAbort);
    }
}
